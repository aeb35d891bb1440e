package dev.headgate.deployment;

import dev.headgate.config.Gate;
import dev.headgate.release.DeploymentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The record of one release in one environment, from its opening to its outcome.
 *
 * <p>It is what every step reads and writes, so that any step can run twice and an execution that dies can be taken over.
 *
 * @param executionArn the execution that runs it now: another one after a recovery
 * @param baseline what the judge compares green with; empty where nobody judges
 * @param finding what the judge had found when something was last decided
 * @param cause why it will not be {@code DEPLOYED}; set at most once
 * @param version counts the writes; a write on an older version is refused
 */
public record Deployment(
        DeploymentPlan plan,
        String executionArn,
        Instant openedAt,
        Optional<Start> start,
        List<GateDecision> decisions,
        Milestones milestones,
        Optional<JudgeBaseline> baseline,
        Optional<Finding> finding,
        Optional<Cause> cause,
        Optional<Closing> closing,
        long version) {
    public Deployment {
        decisions = List.copyOf(decisions);
    }

    /** A deployment that has been asked for and has not begun. */
    public static Deployment open(DeploymentPlan plan, String executionArn, Instant at) {
        return new Deployment(
                plan,
                executionArn,
                at,
                Optional.empty(),
                List.of(),
                Milestones.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0);
    }

    public String id() {
        return plan.deploymentId();
    }

    /** Whether it takes the other one's place: of two deployments one is the newer, even when both were requested at once. */
    public boolean isNewerThan(Deployment other) {
        return recency().isNewerThan(other.recency());
    }

    Recency recency() {
        return new Recency(plan.release().requestedAt(), id());
    }

    public Optional<String> codeDeployId() {
        return start.flatMap(Start::codeDeployId);
    }

    /** What settled a gate: a rejection, or the last of the approvals that it needs; empty while it is open. */
    public Optional<GateDecision> decisionAt(Gate.Before gate) {
        List<GateDecision> there =
                decisions.stream().filter(it -> it.gate() == gate).toList();
        int required = plan.environment().rules().gate(gate).map(Gate::required).orElse(1);
        return there.stream()
                .filter(GateDecision::isRejection)
                .findFirst()
                .or(() -> there.stream().skip(required - 1L).findFirst());
    }

    public Deployment intending(String marker, Instant at, Start.Blue blue, List<String> redBefore) {
        return with(Optional.of(new Start(marker, at, blue, redBefore, Optional.empty(), Optional.empty())));
    }

    public Deployment registered(String taskDefinition) {
        return with(start.map(it -> it.registered(taskDefinition)));
    }

    public Deployment created(String codeDeployId) {
        return with(start.map(it -> it.created(codeDeployId)));
    }

    /** Adds what one approver decided; once a gate is settled, that stands. */
    public Deployment decided(GateDecision decision) {
        if (decisionAt(decision.gate()).isPresent() || decisions.contains(decision)) {
            return this;
        }
        List<GateDecision> all =
                Stream.concat(decisions.stream(), Stream.of(decision)).toList();
        return new Deployment(
                plan, executionArn, openedAt, start, all, milestones, baseline, finding, cause, closing, version);
    }

    public Deployment trafficAllowed(Instant at) {
        return with(milestones.withTrafficAllowed(at));
    }

    public Deployment trafficBegan(Instant at) {
        return with(milestones.withTrafficBegan(at));
    }

    public Deployment trafficMoved(Instant at) {
        return with(milestones.withTrafficMoved(at));
    }

    public Deployment finishAsked(Instant at) {
        return with(milestones.withFinishAsked(at));
    }

    public Deployment blueRetiring(Instant at) {
        return with(milestones.withBlueRetiring(at));
    }

    public Deployment rollbackAsked(Instant at) {
        return with(milestones.withRollbackAsked(at));
    }

    /** Before green's first request. */
    public Deployment judgedAgainst(Optional<JudgeBaseline> newBaseline) {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                start,
                decisions,
                milestones,
                newBaseline,
                finding,
                cause,
                closing,
                version);
    }

    /** The last finding stands. */
    public Deployment found(Finding what) {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                start,
                decisions,
                milestones,
                baseline,
                Optional.of(what),
                cause,
                closing,
                version);
    }

    /** The first cause stands: what follows from it must not hide it. */
    public Deployment failing(Cause why) {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                start,
                decisions,
                milestones,
                baseline,
                finding,
                Optional.of(cause.orElse(why)),
                closing,
                version);
    }

    public Deployment closed(Closing how) {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                start,
                decisions,
                milestones,
                baseline,
                finding,
                cause,
                Optional.of(how),
                version);
    }

    /** The same deployment, run by another execution from here on; one that was closed as {@code NEEDS_HUMAN} is open again. */
    public Deployment takenOverBy(String newExecutionArn) {
        return new Deployment(
                plan,
                newExecutionArn,
                openedAt,
                start,
                decisions,
                milestones.withoutRollback(),
                baseline,
                finding,
                cause,
                Optional.empty(),
                version);
    }

    public Deployment atVersion(long newVersion) {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                start,
                decisions,
                milestones,
                baseline,
                finding,
                cause,
                closing,
                newVersion);
    }

    private Deployment with(Optional<Start> newStart) {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                newStart,
                decisions,
                milestones,
                baseline,
                finding,
                cause,
                closing,
                version);
    }

    private Deployment with(Milestones newMilestones) {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                start,
                decisions,
                newMilestones,
                baseline,
                finding,
                cause,
                closing,
                version);
    }
}
