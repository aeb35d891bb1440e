package dev.headgate.cli.say;

import dev.headgate.cli.installation.Reach;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a deployment, and follows it until blue is seen to serve again. */
@Command(
        name = "abort",
        description =
                "Ends a deployment and brings blue back. Follows it until it has ended, which is when blue was seen to serve.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it has ended, and needs nobody; or, with --no-wait, it was said",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused, has ended NEEDS_HUMAN, or was not seen to end; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate abort web-prod-1f2e3d4c5b6a --reason \"the totals are wrong\"")
public final class AbortCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, such as web-prod-1f2e3d4c5b6a.")
    private String deployment = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; must be given.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    AbortCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return noWait.isWanted() ? speech.say(this::read, Patience.NONE) : speech.sayAndFollow(this::read);
    }

    private Asked read(Words words) {
        if (reason.isEmpty()) {
            words.needed("--reason", reason, "why it is to end");
        }
        return Asked.wish("abort", words, deployment, reason);
    }
}
