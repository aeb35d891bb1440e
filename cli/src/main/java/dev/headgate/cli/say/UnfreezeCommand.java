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

/** Ends a freeze before its time. */
@Command(
        name = "unfreeze",
        description = "Ends a freeze before its time.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is not frozen any more",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused, as where nothing is frozen; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate unfreeze prod --reason \"the sale is over\"")
public final class UnfreezeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ENV", completionCandidates = Known.Environments.class, description = "Where.")
    private String environment = "";

    @Option(
            names = "--service",
            paramLabel = "SERVICE",
            completionCandidates = Known.Services.class,
            description = "Of this service alone (default: of all).")
    private Optional<String> service = Optional.empty();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads of it.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    UnfreezeCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return speech.say(this::read, noWait.or(Patience.END));
    }

    private Asked read(Words words) {
        words.place(environment, service);
        words.text("--reason", reason);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("unfreeze", Asked.place(environment, service));
        Asked.put(input, "reason", reason);
        return Asked.inPlace("unfreeze", environment, service, input);
    }
}
