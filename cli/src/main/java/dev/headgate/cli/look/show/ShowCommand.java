package dev.headgate.cli.look.show;

import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.cli.installation.Reach;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.look.Sheet;
import dev.headgate.cli.terminal.Terminal;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says all that is known of one deployment. */
@Command(
        name = "show",
        description =
                "A deployment from its request to its end: what happened, who decided what, what the judge saw, and"
                        + " what to do next.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  ./headgate show web-prod-1d8a8a52c05a",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:it is told", Reach.NO_ACCESS_HELP, Reach.BAD_INPUT_HELP, "3:it needs a human"})
public final class ShowCommand implements Callable<Integer> {

    private static final int TOLD = 0;
    private static final int TO_DO = 3;

    private final Terminal terminal;

    @Mixin
    private Reach reach;

    @Parameters(
            index = "0",
            paramLabel = "DEPLOYMENT",
            description = "Its id, as status, history and every mail name it.")
    private String id = "";

    public ShowCommand(Installations installations, Terminal terminal) {
        this.reach = new Reach(installations);
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        return reach.answer(this::look);
    }

    private int look() throws NoAccessException {
        Installation installation = reach.open();
        Records records = Records.of(installation);
        Optional<Deployment> found = id.isBlank() ? Optional.empty() : records.find(id);
        if (found.isEmpty()) {
            throw reach.fault(List.of(new Unknown(records, installation::command).deployment(id)));
        }
        ShowReport report = new ShowLook(records, installation::command).at(found.get());
        if (reach.json()) {
            reach.say(Json.line(report));
        } else {
            Sheet sheet = Sheet.on(terminal);
            new ShowText(report).writeOn(sheet);
            sheet.lines().forEach(reach::say);
        }
        return needsHuman(found.get()) ? TO_DO : TOLD;
    }

    private static boolean needsHuman(Deployment deployment) {
        return !deployment.isEnded()
                && deployment
                        .closing()
                        .filter(it -> it.outcome() == Outcome.NEEDS_HUMAN)
                        .isPresent();
    }
}
