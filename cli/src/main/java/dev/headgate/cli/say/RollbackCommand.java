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

/** Brings back what served in an environment before. */
@Command(
        name = "rollback",
        description =
                "Brings back what served in an environment before. A deployment that is at work there gives way to it; no gate, red"
                        + " alarm or scan holds it up.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is under way; or, with --watch, it is done",
            Reach.NO_ACCESS_HELP,
            Reach.BAD_INPUT_HELP,
            "3:it was refused, or with --watch has ended otherwise; the message says why"
        },
        footerHeading = "%nExample:%n",
        footer = "  ./headgate rollback web prod --reason \"orders fail\" --watch")
public final class RollbackCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "SERVICE",
            completionCandidates = Known.Services.class,
            description = "A service of the configuration.")
    private String service = "";

    @Parameters(
            index = "1",
            paramLabel = "ENV",
            completionCandidates = Known.Environments.class,
            description = "Where.")
    private String environment = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for whoever reads of it.")
    private Optional<String> reason = Optional.empty();

    @Option(
            names = "--now",
            description =
                    "All traffic in one step, without waiting for anything or anybody: where every minute counts.")
    private boolean now;

    @Option(names = "--watch", description = "Show what becomes of it until it has ended; the exit code tells how.")
    private boolean watch;

    @Mixin
    private final Reach reach;

    @Mixin
    private final NoWait noWait = new NoWait();

    private final Speech speech;

    RollbackCommand(Voice voice) {
        reach = new Reach(voice.installations());
        speech = new Speech(reach, voice);
    }

    @Override
    public Integer call() throws InterruptedException {
        return watch ? speech.sayAndWatch(this::read, service) : speech.say(this::read, noWait.or(Patience.REFUSAL));
    }

    private Asked read(Words words) {
        words.place(service, List.of(environment));
        words.text("--reason", reason);
        noWait.check(words, watch);
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("rollback", true);
        input.put("service", service);
        input.put("environment", environment);
        if (now) {
            input.put("now", true);
        }
        Asked.put(input, "reason", reason);
        return new Asked(
                "rollback",
                Asked.Machine.RELEASE,
                service + "-" + environment,
                input,
                "status " + service + " --watch");
    }
}
