package dev.headgate.cli.look.status;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.installation.Reach;
import dev.headgate.cli.look.Named;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.json.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what serves, what is under way, and what waits for whom. */
@Command(
        name = "status",
        description =
                "What serves in each environment, what is under way there, and what waits for whom. Changes nothing.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  ./headgate status", "  ./headgate status web --watch"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nobody has to act; with --watch: all that was under way is DEPLOYED",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:something needs a human; with --watch: something that was under way ended otherwise"
        })
public final class StatusCommand implements Callable<Integer> {

    private static final int WELL = 0;
    private static final int TO_DO = 3;

    private final Terminal terminal;

    @Mixin
    private Reach reach;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "SERVICE", description = "The only one to look at.")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--watch",
            description = "Show what goes on, until what is under way has ended; as lines where there is no terminal.")
    private boolean watch;

    public StatusCommand(Installations installations, Terminal terminal) {
        this.reach = new Reach(installations);
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return reach.answer(this::look);
    }

    private int look() throws NoAccessException, InterruptedException {
        List<String> faults = Named.faults(reach.configuration(), service, List.of());
        if (!faults.isEmpty()) {
            throw reach.fault(faults);
        }
        Installation installation = reach.open();
        StatusLook look = new StatusLook(Records.of(installation), installation.configuration(), service);
        return watch ? watch(look, installation) : tell(look.now(), installation);
    }

    private int tell(StatusReport report, Installation installation) {
        if (reach.json()) {
            reach.say(Json.line(report));
        } else {
            Sheet sheet = Sheet.on(terminal);
            new StatusText(report, installation::command).writeOn(sheet);
            sheet.lines().forEach(reach::say);
        }
        return report.needsHuman() ? TO_DO : WELL;
    }

    /**
     * Shows a service until one release of it has ended.
     *
     * @param release the ARN of its execution
     */
    public static void watch(
            Installation installation, String service, String release, Terminal terminal, PrintWriter out)
            throws InterruptedException {
        StatusLook look = new StatusLook(Records.of(installation), installation.configuration(), Optional.of(service));
        Followed ended =
                new Watching(look, installation.waiting(), terminal, out).untilItHasEnded(Optional.of(release));
        Sheet sheet = Sheet.on(terminal);
        new StatusText(ended.report(), installation::command).writeOn(sheet);
        sheet.lines().forEach(out::println);
    }

    /** With JSON, what people would see on the way goes nowhere: the document comes at the end. */
    private int watch(StatusLook look, Installation installation) throws InterruptedException {
        PrintWriter way = reach.json()
                ? new PrintWriter(PrintWriter.nullWriter())
                : spec.commandLine().getOut();
        Watching watching = new Watching(look, installation.waiting(), terminal, way);
        Followed ended = watching.untilItHasEnded(Optional.empty());
        int left = tell(ended.report(), installation);
        return ended.isWell() ? left : TO_DO;
    }
}
