package dev.headgate.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete the words of the command line. */
@Command(
        name = "completion",
        description =
                "Prints a script by which a shell completes commands, options, and the names of the configuration's"
                        + " services and environments.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is printed", "2:bad usage; the message says what would be right"},
        footerHeading = "%nExample:%n",
        footer = "  source <(./headgate completion bash)")
final class CompletionCommand implements Callable<Integer> {

    /** Zsh reads bash's scripts once it was told to. */
    private static final String ZSH = """
            autoload -U +X compinit && compinit
            autoload -U +X bashcompinit && bashcompinit
            """;

    /** The shells that can. */
    enum Shell {
        bash,
        zsh
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "bash|zsh", description = "The shell.")
    private Shell shell = Shell.bash;

    @Override
    public Integer call() {
        String script = AutoComplete.bash("headgate", spec.root().commandLine());
        spec.commandLine()
                .getOut()
                .print(
                        switch (shell) {
                            case bash -> script;
                            case zsh -> ZSH + script;
                        });
        spec.commandLine().getOut().flush();
        return 0;
    }
}
