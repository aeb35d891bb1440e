package dev.headgate.cli.say;

import dev.headgate.cli.installation.Reach;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds traffic where it is, until somebody says to go on, or for a time. */
@Command(
        name = "pause",
        description =
                "Holds a deployment where it is, until somebody resumes, promotes or aborts it: for 20 minutes beyond what its rules allow"
                        + " there at most; then blue is brought back. Harm brings blue back at once.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it was heard, and is being done",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate pause web-prod-1f2e3d4c5b6a --reason \"support looks into a report\"")
public final class PauseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, such as web-prod-1f2e3d4c5b6a.")
    private String deployment = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads of it.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    PauseCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return speech.say(words -> Asked.wish("pause", words, deployment, reason), noWait.or(Patience.END));
    }
}
