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
    Optional<Start> start;
    List<GateDecision> decisions;
    Milestones milestones;
    Optional<Sightings> sightings;
    Optional<JudgeBaseline> baseline;
    Optional<Finding> finding;
    Optional<Cause> cause;
    Optional<Closing> closing;
    Optional<Instant> takenOverAt;
    Optional<String> gaveWay;
    Optional<BroughtBack> broughtBack;
    Optional<Settlement> settlement;
    Optional<Pins> pinned;
    Optional<Integer> takeovers;
    Optional<List<Wish>> wishes;
    long version;

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
                version);
    }
}
