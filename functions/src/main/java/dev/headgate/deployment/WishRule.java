package dev.headgate.deployment;

import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.release.Verb;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a deployment can do what an operator says, from its record alone: what cannot be done is said at once, and
 * what is granted the next look acts on, unless it sees harm.
 */
public final class WishRule {

    /** Enough for a bad day; every wish makes the record longer, which has an end. */
    static final int MOST = 50;

    private WishRule() {}

    /** What is said to whoever asked. */
    public sealed interface Answer {

        /**
         * It is done, or what it asks for follows.
         *
         * @param until when a pause is over
         */
        record Granted(String why, Optional<Instant> until) implements Answer {}

        record Refused(String why) implements Answer {}
    }

    /**
     * Considers a verb that this deployment has not been told by this execution.
     *
     * @param waits for how long its backend waits by itself
     */
    public static Answer consider(Deployment deployment, Verb verb, PauseRule.Waits waits, Instant now) {
        Optional<String> over = over(deployment);
        if (over.isPresent()) {
            return new Answer.Refused(over.get());
        }
        if (verb != Verb.ABORT && deployment.said().all().size() >= MOST) {
            return new Answer.Refused("it was told " + MOST + " things already; only abort is heard from here on");
        }
        return switch (verb) {
            case PROMOTE -> promote(deployment);
            case PAUSE -> pause(deployment, waits, now);
            case RESUME ->
                deployment.said().pause().isPresent()
                        ? granted("it goes on as its rules say")
                        : new Answer.Refused("it is not paused");
            case ABORT -> granted("it ends, and blue serves all of production again, or still");
        };
    }

    /** Why nothing can be said to it any more. */
    private static Optional<String> over(Deployment deployment) {
        if (deployment.closing().isPresent()) {
            Closing how = deployment.closing().get();
            return Optional.of("it has ended " + how.outcome() + " already"
                    + (deployment.isEnded() ? "" : ": recover it, or settle it"));
        }
        if (deployment.cause().isPresent()) {
            return Optional.of(
                    "it is being ended already: " + deployment.cause().get().reason());
        }
        return deployment
                .milestones()
                .blueRetiring()
                .map(at -> "its bake is over and blue is being removed: a rollback brings back what served before");
    }

    private static Answer promote(Deployment deployment) {
        Milestones seen = deployment.milestones();
        Optional<String> held = heldByPeople(deployment).or(() -> notStarted(deployment));
        if (held.isPresent()) {
            return new Answer.Refused(held.get());
        }
        if (seen.trafficAllowed().isEmpty()) {
            return deployment.said().pause().isPresent()
                    ? new Answer.Refused("it is paused before traffic: resume it")
                    : new Answer.Refused("green is coming up, and gets traffic once it is healthy: nothing holds it");
        }
        if (seen.trafficMoved().isEmpty() && !isStepped(deployment)) {
            return new Answer.Refused(byItsOwnClock(deployment));
        }
        int percent = shareOf(deployment);
        if (percent == 0) {
            return new Answer.Refused("traffic has been let go, and is not seen to move yet: nothing holds it");
        }
        if (deployment.said().promotion(percent).isPresent()) {
            return new Answer.Refused(
                    "it was " + deployment.said().promotion(percent).get().inWords() + " already");
        }
        return seen.trafficMoved().isPresent()
                ? granted("the bake ends now, unless harm is seen")
                : granted("green leaves " + percent + " % now, unless harm is seen");
    }

    private static Answer pause(Deployment deployment, PauseRule.Waits waits, Instant now) {
        Optional<String> held = heldByPeople(deployment).or(() -> notStarted(deployment));
        if (held.isPresent()) {
            return new Answer.Refused(held.get());
        }
        Optional<Wish> standing = deployment.said().pause();
        if (standing.isPresent()) {
            return new Answer.Refused("it is " + standing.get().inWords() + " already");
        }
        if (deployment.plan().release().rollback()) {
            return new Answer.Refused("it is a rollback: a pause that nobody ends would bring back what it replaces");
        }
        Milestones seen = deployment.milestones();
        if (seen.trafficAllowed().isPresent() && seen.trafficMoved().isEmpty() && !isStepped(deployment)) {
            return new Answer.Refused(byItsOwnClock(deployment));
        }
        Instant until = PauseRule.end(deployment, waits, now);
        Duration left = Duration.between(now, until);
        if (!left.isPositive()) {
            return new Answer.Refused("it has stood here for as long as it may");
        }
        return new Answer.Granted(
                "it stays where it stands next, for " + DurationWords.rounded(left)
                        + " at most: unless somebody resumes or promotes it by then, blue is brought back",
                Optional.of(until));
    }

    private static Optional<String> heldByPeople(Deployment deployment) {
        Milestones seen = deployment.milestones();
        boolean traffic = seen.trafficAsked().isPresent() && isOpen(deployment, Gate.Before.TRAFFIC);
        boolean finish = seen.finishAsked().isPresent() && isOpen(deployment, Gate.Before.FINISH);
        return traffic || finish
                ? Optional.of("a question stands, which its approvers answer by their links")
                : Optional.empty();
    }

    private static boolean isOpen(Deployment deployment, Gate.Before gate) {
        return deployment.decisionAt(gate).isEmpty();
    }

    private static Optional<String> notStarted(Deployment deployment) {
        return deployment.backendId().isEmpty()
                ? Optional.of(
                        "it has not started anything yet: it waits for its turn, for what it needs, or for approvers")
                : Optional.empty();
    }

    private static boolean isStepped(Deployment deployment) {
        return deployment.plan().environment().rules().strategy() instanceof Strategy.Stepped;
    }

    private static String byItsOwnClock(Deployment deployment) {
        return deployment.backend()
                + " moves its traffic by its own clock and cannot be held or hurried on the way: abort it,"
                + " or wait for the bake. With \"controller: ecs\" and \"strategy: {steps: …}\" each step can";
    }

    /** By the last look. */
    public static int shareOf(Deployment deployment) {
        return deployment.milestones().trafficMoved().isPresent()
                ? 100
                : deployment.seen().share();
    }

    private static Answer granted(String why) {
        return new Answer.Granted(why, Optional.empty());
    }
}
