package dev.headgate.cli.demo;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Journal;
import dev.headgate.simulator.scenario.Journal.Track;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

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
        Journal journal = observer.run().journal();
        List<String> planned = journal.plan().stream()
                .flatMap(plan -> plan.waves().stream())
                .flatMap(wave -> wave.deployments().stream())
                .map(DeploymentPlan::environment)
                .map(environment -> environment.name())
                .toList();
        List<EnvironmentEnding> environments = observer.run().service().environments().stream()
                .map(it -> environment(observer, it.name(), planned.contains(it.name())))
                .toList();
        String outcome = planned.isEmpty() && journal.releaseStatus().equals(Optional.of(ExecutionStatus.SUCCEEDED))
                ? NOTHING
                : outcome(environments);
        return new Ending(outcome, sinceStart(journal.endedAt()), environments);
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

    private static EnvironmentEnding environment(RunObserver observer, String name, boolean planned) {
        Track track = observer.track(name);
        return new EnvironmentEnding(
                name,
                planned,
                observer.closing(name),
                observer.servingImage(name),
                observer.serving(name),
                track.states(),
                track.state().map(state -> sinceStart(track.since())),
                track.until().map(Ending::sinceStart));
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

    private static Duration sinceStart(Instant at) {
        return Duration.between(World.START, at);
    }
}
