package dev.headgate.cli.say;

import dev.headgate.cli.checkout.Known;
import dev.headgate.cli.installation.Reach;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lets no release begin in an environment until a time. */
@Command(
        name = "freeze",
        description =
                "Lets no release begin in an environment until then: what meets the freeze waits or is refused, as configured. A"
                        + " rollback is never held up.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is frozen",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate freeze prod --until 3d --reason \"the sale\"")
public final class FreezeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ENV", completionCandidates = Known.Environments.class, description = "Where.")
    private String environment = "";

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            completionCandidates = Known.Services.class,
            description = "Of this service alone (default: of all).")
    private Optional<String> service = Optional.empty();

    @Option(
            names = "--until",
            paramLabel = "WHEN",
            description =
                    "How long from now, such as 90m, 8h or 3d, or a point in time such as 2026-12-24T18:00Z; must be given.")
    private Optional<String> until = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; must be given.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    FreezeCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return speech.say(this::read, noWait.or(Patience.END));
    }

    private Asked read(Words words) {
        words.place(environment, service);
        words.needed("--reason", reason, "why nothing may be released");
        Map<String, Object> freeze = Asked.place(environment, service);
        freeze.put("until", words.until("--until", until));
        Asked.put(freeze, "reason", reason);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("freeze", freeze);
        return Asked.inPlace("freeze", environment, service, input);
    }
}
