package dev.headgate.cli.demo;

import dev.headgate.config.Environment;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a run ended.
 *
 * @param outcome {@code DEPLOYED} if that is how it ended in every environment it was for, {@code NOTHING_TO_DEPLOY} if it was
 *     for none, else the worst one
 * @param elapsed virtual time until the last execution ended
 * @param environments in the order of their waves
 */
record Ending(String outcome, Duration elapsed, List<EnvironmentEnding> environments) {

    /** For a release that ended before a deployment of it did. */
    private static final String FAILED = "FAILED";

    /** For one that had nothing to do, which is no failure. */
    private static final String NOTHING = "NOTHING_TO_DEPLOY";

    Ending {
        environments = List.copyOf(environments);
    }

    /**
     * How it ended in one environment.
     *
     * @param planned whether the release was for it
     * @param closing empty where the release did not get
     * @param serving the image that serves there now
     * @param servingName the same for people
     * @param started virtual time since the run began
     */
    record EnvironmentEnding(
            String name,
            boolean planned,
            Optional<Closing> closing,
            String serving,
            String servingName,
            List<String> states,
            Optional<Duration> started,
            Optional<Duration> ended) {}

    static Ending of(RunObserver observer) {
        Sight sight = observer.sight();
        List<String> planned = sight.executions()
                .planned()
                .map(DeploymentPlan::environment)
                .map(Environment::name)
                .toList();
        List<EnvironmentEnding> environments = sight.service().environments().stream()
                .map(it -> environment(observer, it, planned.contains(it.name())))
                .toList();
        String outcome =
                planned.isEmpty() && sight.executions().release().hasSucceeded() ? NOTHING : outcome(environments);
        return new Ending(outcome, sinceStart(sight, endedAt(sight)), environments);
    }

    private static Instant endedAt(Sight sight) {
        return Stream.concat(
                        sight.executions().releaseEnded().stream(),
                        sight.executions().tracks().flatMap(it -> it.until().stream()))
                .max(Comparator.naturalOrder())
                .orElse(sight.shown());
    }

    boolean isDeployed() {
        return outcome.equals(Outcome.DEPLOYED.name());
    }

    boolean hadNothingToDo() {
        return outcome.equals(NOTHING);
    }

    /** Whether it ended in one of the ways in which a deployment is meant to end. */
    boolean isDeclared() {
        return !outcome.equals(FAILED);
    }

    private static EnvironmentEnding environment(RunObserver observer, Environment environment, boolean planned) {
        Sight sight = observer.sight();
        Track track = sight.track(environment);
        return new EnvironmentEnding(
                environment.name(),
                planned,
                sight.closing(environment),
                sight.live(environment).serving(),
                observer.serving(environment),
                track.states(),
                track.since().map(it -> sinceStart(sight, it)),
                track.until().map(it -> sinceStart(sight, it)));
    }

    private static String outcome(List<EnvironmentEnding> environments) {
        List<Outcome> outcomes = environments.stream()
                .flatMap(it -> it.closing().stream())
                .map(Closing::outcome)
                .toList();
        boolean complete = environments.stream()
                .filter(EnvironmentEnding::planned)
                .allMatch(it -> it.closing().isPresent());
        return outcomes.stream()
                .max(Comparator.comparingInt(Ending::badness))
                .filter(worst -> complete || worst != Outcome.DEPLOYED)
                .map(Outcome::name)
                .orElse(FAILED);
    }

    private static int badness(Outcome outcome) {
        return switch (outcome) {
            case DEPLOYED -> 0;
            case SUPERSEDED -> 1;
            case REJECTED -> 2;
            case ROLLED_BACK -> 3;
            case NEEDS_HUMAN -> 4;
        };
    }

    private static Duration sinceStart(Sight sight, Instant at) {
        return Duration.between(sight.began(), at);
    }
}
