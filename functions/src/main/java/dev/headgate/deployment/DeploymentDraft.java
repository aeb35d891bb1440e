package dev.headgate.deployment;

import dev.headgate.release.DeploymentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a transition starts from, so that it names only what it changes. */
final class DeploymentDraft {
    final Instant openedAt;
    DeploymentPlan plan;
    String executionArn;
    Optional<Start> start = Optional.empty();
    List<GateDecision> decisions = List.of();
    Milestones milestones = Milestones.NONE;
    Optional<Sightings> sightings = Optional.empty();
    Optional<JudgeBaseline> baseline = Optional.empty();
    Optional<Finding> finding = Optional.empty();
    Optional<Cause> cause = Optional.empty();
    Optional<Closing> closing = Optional.empty();
    Optional<Instant> takenOverAt = Optional.empty();
    Optional<String> gaveWay = Optional.empty();
    Optional<BroughtBack> broughtBack = Optional.empty();
    Optional<Settlement> settlement = Optional.empty();
    Optional<Pins> pinned = Optional.empty();
    Optional<Integer> takeovers = Optional.empty();
    Optional<List<Wish>> wishes = Optional.empty();
    Optional<WindowWait> windowWait = Optional.empty();
    long version;

    /** Of one that nothing has happened to. */
    DeploymentDraft(DeploymentPlan plan, String executionArn, Instant openedAt) {
        this.plan = plan;
        this.executionArn = executionArn;
        this.openedAt = openedAt;
    }

    DeploymentDraft(Deployment from) {
        plan = from.plan();
        executionArn = from.executionArn();
        openedAt = from.openedAt();
        start = from.start();
        decisions = from.decisions();
        milestones = from.milestones();
        sightings = from.sightings();
        baseline = from.baseline();
        finding = from.finding();
        cause = from.cause();
        closing = from.closing();
        takenOverAt = from.takenOverAt();
        gaveWay = from.gaveWay();
        broughtBack = from.broughtBack();
        settlement = from.settlement();
        pinned = from.pinned();
        takeovers = from.takeovers();
        wishes = from.wishes();
        windowWait = from.windowWait();
        version = from.version();
    }

    Deployment deployment() {
        return new Deployment(
                plan,
                executionArn,
                openedAt,
                start,
                decisions,
                milestones,
                sightings,
                baseline,
                finding,
                cause,
                closing,
                takenOverAt,
                gaveWay,
                broughtBack,
                settlement,
                pinned,
                takeovers,
                wishes,
                windowWait,
                version);
    }
}
