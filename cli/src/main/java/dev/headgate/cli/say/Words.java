package dev.headgate.cli.say;

import dev.headgate.cli.terminal.DidYouMean;
import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Trigger;
import dev.headgate.text.PlainLine;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of a command line, held against the configuration; all that is wrong with them is gathered. */
final class Words {

    private static final int LONGEST_TEXT = 1000;

    /** What Step Functions takes for the name of an execution. */
    private static final Pattern NAME = Pattern.compile("[^\\s\\p{Cntrl}<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/]{1,80}");

    private static final Pattern ARN = Pattern.compile("arn:[^:]+:states:.*:execution:[^:]+:([^:]+)");

    private final Configuration configuration;
    private final InstantSource clock;
    private final List<String> faults = new ArrayList<>();

    Words(Configuration configuration, InstantSource clock) {
        this.configuration = configuration;
        this.clock = clock;
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    void fault(String fault) {
        faults.add(fault);
    }

    /** That there is such a service, and that it runs in these environments. */
    void place(String service, List<String> environments) {
        Optional<Service> configured = configuration.service(service);
        if (configured.isEmpty()) {
            unknown("there is no service", service, names(configuration.services()));
        }
        List<String> known = configured
                .map(it -> it.environments().stream().map(Environment::name).toList())
                .orElseGet(this::environments);
        String what = configured.isPresent() ? service + " does not run in" : "there is no environment";
        environments.stream().filter(it -> !known.contains(it)).forEach(it -> unknown(what, it, known));
    }

    /** That there is such an environment, of one service or of any. */
    void place(String environment, Optional<String> service) {
        if (service.isPresent()) {
            place(service.get(), List.of(environment));
        } else if (!environments().contains(environment)) {
            unknown("there is no environment", environment, environments());
        }
    }

    /** The id of a deployment, or the name of a release's execution; its ARN names it, too. */
    String id(String parameter, String written, String example) {
        String id = ARN.matcher(written).replaceFirst("$1");
        if (!NAME.matcher(id).matches()) {
            fault(parameter + " must be an id such as " + example + ", not " + PlainLine.quoted(written));
        }
        return id;
    }

    /** The id of a deployment. */
    String deployment(String written) {
        return id("DEPLOYMENT", written, "web-prod-1f2e3d4c5b6a");
    }

    /** One of two options, and not both. */
    void eitherOr(String option, Optional<String> one, String other, Optional<String> two, String what) {
        if (one.isPresent() && two.isPresent()) {
            fault(option + " and " + other + " exclude each other: keep the one that says " + what);
        }
        if (one.isEmpty() && two.isEmpty()) {
            fault(option + " or " + other + " must say " + what);
        }
    }

    /** What the state machine would refuse of a release by its form alone; once all else is right. */
    void release(Map<String, Object> input) {
        if (!faults.isEmpty()) {
            return;
        }
        try {
            var unused = Trigger.parse(input);
        } catch (InvalidReleaseException e) {
            fault(String.valueOf(e.getMessage()));
        }
    }

    /** A text for people, which may be left out. */
    void text(String option, Optional<String> text) {
        text.filter(it -> it.isBlank() || it.length() > LONGEST_TEXT)
                .ifPresent(it -> fault(option
                        + (it.isBlank() ? " must say something" : " must be " + LONGEST_TEXT + " characters at most")));
    }

    /** A text for people, without which it is not done. */
    void needed(String option, Optional<String> text, String what) {
        if (text.isEmpty()) {
            fault(option + " must say " + what);
        }
        text(option, text);
    }

    /** An end that is still to come; written as a point in time, or as how long from now. */
    String until(String option, Optional<String> written) {
        Instant now = clock.instant();
        Optional<Instant> until = written.flatMap(it -> Until.of(it, now));
        if (until.isEmpty()) {
            fault(option + " must be how long from now, such as 8h or 3d, or a point in time such as"
                    + " 2026-12-24T18:00Z"
                    + written.map(it -> ", not " + PlainLine.quoted(it)).orElse(""));
        } else if (!until.get().isAfter(now)) {
            fault(option + " must be to come: " + until.get() + " is past");
        }
        return until.map(Instant::toString).orElse("");
    }

    private void unknown(String what, String written, Collection<String> known) {
        fault(what + " " + PlainLine.quoted(written) + DidYouMean.word(written, known) + " (known: "
                + String.join(", ", known) + ")");
    }

    private List<String> environments() {
        return configuration.services().stream()
                .flatMap(it -> it.environments().stream())
                .map(Environment::name)
                .distinct()
                .toList();
    }

    private static List<String> names(List<Service> services) {
        return services.stream().map(Service::name).toList();
    }
}
