package dev.headgate.cli;

import dev.headgate.cli.terminal.DidYouMean;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line and what was probably meant. */
final class UsageFault implements IParameterExceptionHandler {

    @Override
    public int handleParseException(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        String name = command.getCommandSpec().qualifiedName();
        messages(e).forEach(message -> err.println(name + ": " + message));
        err.println("See ./" + name + " --help");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static List<String> messages(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream()
                        .map(word -> unknown(word, e.getCommandLine().getCommandSpec()))
                        .toList()
                : List.of(String.valueOf(e.getMessage()));
    }

    private static String unknown(String word, CommandSpec command) {
        List<String> known = new ArrayList<>(command.subcommands().keySet());
        known.addAll(command.optionsMap().keySet());
        String option = word.replaceFirst("=.*", "");
        return "there is no '" + option + "'" + DidYouMean.word(option, known);
    }
}
