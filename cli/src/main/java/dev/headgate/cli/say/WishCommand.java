package dev.headgate.cli.say;

import dev.headgate.cli.installation.Reach;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says one word to a deployment under way, which is answered at once. */
@Command(
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was heard, and is being done",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused; the message says why"
        },
        footerHeading = "%nExample:%n")
abstract class WishCommand implements Callable<Integer> {

    private final String word;

    @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, such as web-prod-1f2e3d4c5b6a.")
    private String deployment = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads of it.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    WishCommand(String word, Voice voice) {
        this.word = word;
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public final Integer call() throws InterruptedException {
        return speech.say(words -> Asked.wish(word, words, deployment, reason), noWait.or(Patience.END));
    }
}
