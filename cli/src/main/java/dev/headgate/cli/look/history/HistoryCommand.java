package dev.headgate.cli.look.history;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.installation.Reach;
import dev.headgate.cli.look.Named;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what was deployed of a service, and what was not. */
@Command(
        name = "history",
        description =
                "The deployments of a service, newest first: when, what, how it ended and why, and who asked for it.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  ./headgate history web", "  ./headgate history web prod --limit 50"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is told", Reach.NO_ACCESS_HELP, Reach.BAD_INPUT_HELP})
public final class HistoryCommand implements Callable<Integer> {

    private static final int MOST = 1000;

    private final Terminal terminal;

    @Mixin
    private Reach reach;

    @Parameters(index = "0", paramLabel = "SERVICE", description = "Whose deployments.")
    private String service = "";

    @Parameters(index = "1", arity = "0..1", paramLabel = "ENV", description = "The only environment to look at.")
    private Optional<String> environment = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "10",
            description = "So many at most (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    public HistoryCommand(Installations installations, Terminal terminal) {
        this.reach = new Reach(installations);
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return reach.answer(this::look);
    }

    private int look() throws NoAccessException {
        List<String> faults = new ArrayList<>(Named.faults(
                reach.configuration(),
                Optional.of(service),
                environment.stream().toList()));
        if (limit < 1 || limit > MOST) {
            faults.add("--limit must be 1 to " + MOST + ", not " + limit);
        }
        if (!faults.isEmpty()) {
            throw reach.fault(faults);
        }
        Installation installation = reach.open();
        HistoryReport report = new HistoryLook(
                        Records.of(installation), installation.configuration(), service, environment)
                .latest(limit);
        if (reach.json()) {
            reach.say(Json.line(report));
        } else {
            Sheet sheet = Sheet.on(terminal);
            new HistoryText(report, installation::command, limit).writeOn(sheet);
            sheet.lines().forEach(reach::say);
        }
        return 0;
    }
}
