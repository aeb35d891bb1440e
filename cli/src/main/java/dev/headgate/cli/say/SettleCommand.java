package dev.headgate.cli.say;

import dev.headgate.cli.installation.Reach;
import dev.headgate.release.DeploymentInput;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a deployment that needs a human as it is, and frees its lock. */
@Command(
        name = "settle",
        description =
                "Ends a deployment whose execution died or that needs a human, as it is: no traffic is touched, and the lock is"
                        + " freed.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is settled",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate settle web-prod-1f2e3d4c5b6a --reason \"green serves, and was repaired by hand\"")
public final class SettleCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DEPLOYMENT", description = "Its id, such as web-prod-1f2e3d4c5b6a.")
    private String deployment = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why what serves may stay; must be given.")
    private Optional<String> reason = Optional.empty();

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    SettleCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return speech.say(this::read, noWait.or(Patience.END));
    }

    private Asked read(Words words) {
        String id = words.deployment(deployment);
        words.needed("--reason", reason, "why what serves may stay");
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("settle", id);
        input.put("serving", DeploymentInput.AS_IT_IS);
        Asked.put(input, "reason", reason);
        return new Asked("settle", Asked.Machine.DEPLOYMENT, id, input, "show " + id);
    }
}
