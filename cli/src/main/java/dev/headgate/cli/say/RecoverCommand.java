package dev.headgate.cli.say;

import dev.headgate.cli.installation.Reach;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Has a deployment taken over whose execution died, or that needs a human. */
@Command(
        name = "recover",
        description =
                "Takes a deployment over whose execution died or that needs a human: brings blue back, verifies it and frees the"
                        + " lock. Follows it until it has ended.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it has ended, and needs nobody; or, with --no-wait, it was said",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused, or has ended NEEDS_HUMAN; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate recover web-prod-1f2e3d4c5b6a")
public final class RecoverCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, such as web-prod-1f2e3d4c5b6a.")
    private String deployment = "";

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    RecoverCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return noWait.isWanted() ? speech.say(this::read, Patience.NONE) : speech.sayAndFollow(this::read);
    }

    private Asked read(Words words) {
        String id = words.deployment(deployment);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("recover", id);
        return new Asked("recover", Asked.Machine.DEPLOYMENT, id, input, "show " + id);
    }
}
