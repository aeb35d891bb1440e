package dev.headgate.handler;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.release.Execution;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * State {@code FollowRelease}: how far the release has come that the same pipeline execution started before.
 *
 * <p>A retried action starts no second release, and must not be green before the first one is.
 */
public final class FollowReleaseHandler {

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final DeploymentStore store;
    private final InstantSource clock;

    public FollowReleaseHandler(DeploymentStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What the state passes.
     *
     * @param execution the one that follows
     * @param deploymentIds of the followed release's waves, in their order
     */
    public record Input(Execution execution, String releaseId, List<List<String>> deploymentIds) {}

    /**
     * Where the followed release stands.
     *
     * @param seconds to wait before looking again
     * @param released whether every environment is deployed, as {@link AnnounceReleaseHandler.Output} says it
     * @param superseded whether nothing but newer releases stopped it
     */
    public record Output(Next next, int seconds, String summary, boolean released, boolean superseded) {}

    /** What the state machine does next. */
    public enum Next {
        WAIT,
        RELEASED,
        /** Newer releases took its place: nothing is wrong. */
        SUPERSEDED,
        FAILED
    }

    public Output handle(Input input) {
        Instant since = input.execution().startedAt();
        for (List<String> wave : input.deploymentIds()) {
            List<Deployment> opened =
                    wave.stream().flatMap(id -> store.find(id).stream()).toList();
            boolean whole = opened.size() == wave.size();
            // As the release itself does, it goes on to the end of the wave: until then the trigger is the release's.
            if (opened.stream().anyMatch(it -> it.closing().isEmpty()) || (!whole && !isLate(since))) {
                return waiting(input);
            }
            List<Deployment> lost =
                    opened.stream().filter(FollowReleaseHandler::isLost).toList();
            if (!lost.isEmpty()) {
                return stopped(input, lost, whole);
            }
            if (!whole) {
                return failed(input, "broke off before it reached all of " + String.join(", ", wave));
            }
            since = lastEnd(opened, since);
        }
        return new Output(
                Next.RELEASED, 0, "release " + input.releaseId() + " has deployed every environment", true, false);
    }

    private static boolean isLost(Deployment deployment) {
        return deployment
                .closing()
                .filter(closing -> closing.outcome() != Outcome.DEPLOYED)
                .isPresent();
    }

    private boolean isLate(Instant since) {
        return Duration.between(since, clock.instant()).compareTo(LeftOfRelease.OPENS_WITHIN) > 0;
    }

    private static Instant lastEnd(List<Deployment> wave, Instant since) {
        return wave.stream()
                .flatMap(it -> it.closing().stream())
                .map(Closing::at)
                .filter(at -> at.isAfter(since))
                .max(Instant::compareTo)
                .orElse(since);
    }

    /** Longer and longer, so that days of waiting stay far below what an execution's history holds. */
    private Output waiting(Input input) {
        Duration waited = Duration.between(input.execution().startedAt(), clock.instant());
        Duration pause = waited.dividedBy(20);
        Duration bounded = pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
        return new Output(
                Next.WAIT,
                (int) bounded.toSeconds(),
                "release " + input.releaseId() + " is still under way",
                false,
                false);
    }

    private Output stopped(Input input, List<Deployment> lost, boolean whole) {
        boolean superseded = whole && lost.stream().allMatch(it -> outcome(it) == Outcome.SUPERSEDED);
        Deployment worst = lost.stream()
                .filter(it -> outcome(it) != Outcome.SUPERSEDED)
                .findFirst()
                .orElseGet(lost::getFirst);
        String how =
                "ended " + outcome(worst) + " in " + worst.plan().environment().name() + ": "
                        + worst.closing().map(Closing::reason).orElse("");
        return superseded ? ended(input, Next.SUPERSEDED, how) : failed(input, how);
    }

    private static Outcome outcome(Deployment ended) {
        return ended.closing().map(Closing::outcome).orElseThrow();
    }

    private Output failed(Input input, String how) {
        return ended(input, Next.FAILED, how);
    }

    /** The next retry may start another release: one that broke off has not given its trigger up. */
    private Output ended(Input input, Next next, String how) {
        store.giveUpTrigger(input.releaseId());
        return new Output(
                next,
                0,
                "release " + input.releaseId() + ", which this pipeline execution had started before, " + how,
                false,
                next == Next.SUPERSEDED);
    }
}
