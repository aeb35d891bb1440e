package dev.headgate.cli.say;

import dev.headgate.cli.checkout.Known;
import dev.headgate.cli.installation.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Releases an image of a service to its environments. */
@Command(
        name = "release",
        description =
                "Releases an image of a service to its environments, wave by wave. What is refused is said within seconds.",
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
        footer = "  ./headgate release web --tag 1.4.0 --to dev,staging --reason \"the new basket\" --watch")
public final class ReleaseCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "SERVICE",
            completionCandidates = Known.Services.class,
            description = "A service of the configuration.")
    private String service = "";

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag in the service's repository.")
    private Optional<String> tag = Optional.empty();

    @Option(
            names = "--image",
            paramLabel = "REF",
            description = "Instead of a tag: a digest, or the repository's URI with digest or tag.")
    private Optional<String> image = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "ENV",
            split = ",",
            completionCandidates = Known.Environments.class,
            description = "Only to these environments (default: to all of the service).")
    private List<String> to = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads of it.")
    private Optional<String> reason = Optional.empty();

    @Option(
            names = "--override",
            paramLabel = "REASON",
            description = "Release a cure although an alarm is red, blue is sick or the scan has findings; says why.")
    private Optional<String> override = Optional.empty();

    @Option(names = "--commit", paramLabel = "HASH", description = "What the image was built from.")
    private Optional<String> commit = Optional.empty();

    @Option(names = "--author", paramLabel = "NAME", description = "By whom.")
    private Optional<String> author = Optional.empty();

    @Option(names = "--watch", description = "Show what becomes of it until it has ended; the exit code tells how.")
    private boolean watch;

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    ReleaseCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return watch ? speech.sayAndWatch(this::read, service) : speech.say(this::read, noWait.or(Patience.REFUSAL));
    }

    private Asked read(Words words) {
        words.place(service, to);
        words.eitherOr("--tag", tag, "--image", image, "what to release");
        words.text("--reason", reason);
        noWait.check(words, watch);
        words.text("--override", override);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("service", service);
        Asked.put(input, "imageTag", tag);
        Asked.put(input, "image", image);
        if (!to.isEmpty()) {
            input.put("environments", List.copyOf(to));
        }
        Asked.put(input, "reason", reason);
        Asked.put(input, "commit", commit);
        Asked.put(input, "author", author);
        override.ifPresent(it -> input.put("override", Map.of("reason", it)));
        words.release(input);
        String what = tag.or(() -> image).orElse("");
        return new Asked(
                "release",
                Asked.Machine.RELEASE,
                service + "-" + what.substring(what.lastIndexOf('/') + 1),
                input,
                "status " + service + " --watch");
    }
}
