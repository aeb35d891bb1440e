package dev.headgate.cli.say;

import dev.headgate.cli.installation.Reach;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases once more what did not get everywhere. */
@Command(
        name = "retry",
        description = "Releases the image of a release once more, from the first wave that was not deployed.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is under way; or, with --watch, it is deployed everywhere",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused, or with --watch has ended otherwise; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate retry release-web-1-4-0-5f0c9d1e --reason \"the registry is back\"")
public final class RetryCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RELEASE", description = "The name of its execution, as mails and history have it.")
    private String release = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads of it.")
    private Optional<String> reason = Optional.empty();

    @Option(names = "--watch", description = "Wait until it has ended; the exit code tells how.")
    private boolean watch;

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    RetryCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return watch ? speech.say(this::read, Patience.END) : speech.say(this::read, noWait.or(Patience.REFUSAL));
    }

    private Asked read(Words words) {
        String id = words.id("RELEASE", release, "release-web-1-4-0-5f0c9d1e");
        words.text("--reason", reason);
        noWait.check(words, watch);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("retry", id);
        Asked.put(input, "reason", reason);
        return new Asked("retry", Asked.Machine.RELEASE, id, input, "status --watch");
    }
}
