package dev.headgate.cli.judge;

import dev.headgate.analysis.CanaryJudge;
import dev.headgate.analysis.InvalidMinuteException;
import dev.headgate.analysis.Judgement;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges one table of minutes, its last row taken for the deadline, and prints the judgement as JSON. */
@Command(
        name = "judge",
        description =
                "Judges a table of minutes, its last row taken for the deadline, and prints the judgement as JSON.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:PASS",
            "2:bad input; the message names the row, the field and what would be right",
            "3:FAIL",
            "4:INCONCLUSIVE"
        })
public final class JudgeCommand implements Callable<Integer> {

    private static final int PASS = 0;
    private static final int BAD_INPUT = 2;
    private static final int FAIL = 3;
    private static final int INCONCLUSIVE = 4;

    private final InputStream standardInput;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "FILE",
            description = {
                "JSON, or - for standard input:",
                "{\"rows\": [{\"nG\": 100, \"xG\": 1, \"nB\": 900, \"xB\": 9, \"source\": \"CONCURRENT\"}],"
                        + " \"history\": [{\"n\": 1000, \"x\": 10}]}",
                "n counts requests, x errors, G is green, B blue. Source is CONCURRENT or HISTORY. History, alpha,"
                        + " rho0Concurrent, rho0History, rho1, beta, pMax and phi may be left out."
            })
    private String file = "-";

    @Option(names = "--chart", paramLabel = "FILE.svg", description = "Draw the evidence for people.")
    private Optional<Path> chart = Optional.empty();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // Picocli itself acts on it.
    private boolean help;

    public JudgeCommand() {
        this(System.in);
    }

    JudgeCommand(InputStream standardInput) {
        this.standardInput = standardInput;
    }

    /** Runs this command alone. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new JudgeCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            JudgeInput input = JudgeInputReader.read(bytes());
            Judgement judgement = CanaryJudge.judge(input.rows(), input.history(), input.parameters(), true);
            if (chart.isPresent()) {
                draw(chart.get(), new JudgementChart(input.rows(), input.parameters(), judgement).svg());
            }
            spec.commandLine().getOut().println(JudgementJson.write(judgement));
            judgement.flags().forEach(flag -> err.println("judge: " + Warnings.text(flag)));
            return exitCode(judgement);
        } catch (BadInputException | InvalidMinuteException e) {
            err.println("judge: " + (file.equals("-") ? "standard input" : file) + ": " + e.getMessage());
            return BAD_INPUT;
        }
    }

    private static int exitCode(Judgement judgement) {
        return switch (judgement.verdict()) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INCONCLUSIVE, KEEP_WATCHING -> INCONCLUSIVE;
        };
    }

    private byte[] bytes() throws BadInputException {
        try {
            return file.equals("-") ? standardInput.readAllBytes() : Files.readAllBytes(Path.of(file));
        } catch (NoSuchFileException e) {
            throw new BadInputException(
                    "there is no such file; give the path of a JSON file, or - for standard input", e);
        } catch (IOException e) {
            throw new BadInputException("can not be read (" + e + "); give a readable JSON file, or -", e);
        }
    }

    private static void draw(Path target, String svg) throws BadInputException {
        try {
            Files.writeString(target, svg);
        } catch (IOException e) {
            throw new BadInputException("the chart can not be written to " + target + " (" + e + ")", e);
        }
    }
}
