package dev.headgate.cli.say;

import dev.headgate.cli.installation.Reach;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has green leave a step before its time, or ends the bake. */
@Command(
        name = "promote",
        description =
                "Has green leave the step at which it is held, or ends the bake, unless harm is seen. Of the steps that follow, each is"
                        + " still held.",
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
        footer = "  ./headgate promote web-prod-1f2e3d4c5b6a --reason \"the sale begins\"")
public final class PromoteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, such as web-prod-1f2e3d4c5b6a.")
    private String deployment = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads of it.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    PromoteCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return speech.say(words -> Asked.wish("promote", words, deployment, reason), noWait.or(Patience.END));
    }
}
