package dev.headgate.handler;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.deployment.Settlement;
import dev.headgate.deployment.Trouble;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.release.DeploymentInput;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes a deployment over from an execution that died, or from the people whom it was left to. Repeated by the same
 * execution, it goes on; what is alive, or has ended, is left alone.
 */
final class Takeover {

    /** What Step Functions shows of executions may be so old; one that it does not know then, may just have begun. */
    static final Duration DESCRIBE_LAG = Duration.ofMinutes(2);

    private static final int LONGEST_CAUSE = 300;

    private final DeploymentStore store;
    private final Executions executions;
    private final InstantSource clock;

    Takeover(DeploymentStore store, Executions executions, InstantSource clock) {
        this.store = store;
        this.executions = executions;
        this.clock = clock;
    }

    /**
     * To have blue brought back; or, when blue's end was asked for already and green serves well, to have that finished.
     *
     * @throws InvalidReleaseException when it is alive
     */
    Output recover(String deploymentId, Execution execution) {
        Deployment former = find(deploymentId);
        if (former.isEnded()) {
            return ended(former);
        }
        Optional<String> death = former.executionArn().equals(execution.arn()) ? Optional.empty() : death(former);
        Deployment taken = takenOver(former, execution);
        if (taken.settlement().isPresent()) {
            return new Output(save(former, taken).id(), Next.CLOSE, 0, "it was settled as it is");
        }
        // Whoever recovers what was left to people wants blue back.
        boolean forward = former.closing().isEmpty() && isAllButDone(taken);
        Deployment ours = save(former, forward ? taken : taken.failing(died(death, execution)));
        if (!(store.takeTurn(ours) instanceof Turn.Ours)) {
            return new Output(deploymentId, Next.CLOSE, 0, "it had not begun, and another deployment is at work here");
        }
        return forward
                ? new Output(deploymentId, Next.WATCH, 0, "green serves, and only blue's end was missing")
                : new Output(deploymentId, Next.ROLL_BACK, 0, "taken over from its former execution");
    }

    /**
     * To end it as it is: nothing is brought back, and the lock becomes free.
     *
     * @throws InvalidReleaseException when it is alive
     */
    Output settle(DeploymentInput.Settle asked, Execution execution) {
        Deployment former = find(asked.deploymentId());
        if (former.isEnded()) {
            return ended(former);
        }
        if (!former.executionArn().equals(execution.arn())) {
            Optional<String> unused = death(former);
        }
        Settlement settlement = new Settlement(asked.requestedBy(), asked.reason(), execution.startedAt());
        Deployment ours = save(former, takenOver(former, execution).settledBy(settlement));
        return new Output(ours.id(), Next.CLOSE, 0, "settled as it is by " + asked.requestedBy());
    }

    private Deployment find(String deploymentId) {
        return store.find(deploymentId).orElseThrow(() -> new UnknownDeploymentException(deploymentId));
    }

    private static Output ended(Deployment former) {
        String how = former.closing().map(it -> it.outcome().name()).orElse("");
        return new Output(former.id(), Next.NOTHING_TO_DO, 0, "it has ended " + how + " already");
    }

    /** People may have been told of an end before this one: what comes of it now is news again. */
    private Deployment save(Deployment before, Deployment after) {
        return after.equals(before) ? before : store.reopen(after);
    }

    private Deployment takenOver(Deployment former, Execution execution) {
        boolean again = former.executionArn().equals(execution.arn())
                && former.closing().isEmpty();
        return again ? former : former.takenOverBy(execution.arn(), clock.instant());
    }

    /**
     * How its execution ended, as far as is known; also empty where people have it.
     *
     * @throws InvalidReleaseException when it has not
     */
    private Optional<String> death(Deployment former) {
        if (former.closing().isPresent()) {
            return Optional.empty();
        }
        Optional<Executions.Seen> seen = executions.find(former.executionArn());
        if (seen.filter(Executions.Seen::alive).isPresent()) {
            throw new InvalidReleaseException("Deployment " + former.id() + " is alive: execution "
                    + nameOf(former.executionArn())
                    + " runs it. To end it, stop that execution: then it is taken over, and blue is brought back");
        }
        boolean young = Duration.between(former.runSince(), clock.instant()).compareTo(DESCRIBE_LAG) < 0;
        if (seen.isEmpty() && young) {
            throw new IllegalStateException("Step Functions does not know execution " + nameOf(former.executionArn())
                    + " of deployment " + former.id() + " yet, which began less than two minutes ago: try again");
        }
        return seen.map(it -> it.status() + it.cause().map(Takeover::colon).orElse(""));
    }

    private static String colon(String cause) {
        return ": " + (cause.length() <= LONGEST_CAUSE ? cause : cause.substring(0, LONGEST_CAUSE) + "...");
    }

    private static String nameOf(String executionArn) {
        return executionArn.substring(executionArn.lastIndexOf(':') + 1);
    }

    private Cause died(Optional<String> death, Execution execution) {
        String reason = "its execution ended before the deployment did"
                + death.map(it -> " (" + it + ")").orElse("") + ", and " + execution.name() + " took over";
        Instant now = clock.instant();
        return new Cause(Cause.Kind.ERROR, reason, now);
    }

    /**
     * Blue may be gone already: to go back unseen would take away from users what works. What is watched from here on is
     * decided by the rules for a deployment whose blue is being ended, which bring it back where it must be.
     */
    private boolean isAllButDone(Deployment deployment) {
        boolean blueMayBeGone = deployment.milestones().blueRetiring().isPresent()
                || deployment.seen().stands(Trouble.BLUE_ENDED_EARLY);
        return deployment.cause().isEmpty() && blueMayBeGone;
    }
}
