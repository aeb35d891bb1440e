package dev.headgate.deployment;

import dev.headgate.config.Backend;
import dev.headgate.config.Gate;
import dev.headgate.release.DeploymentPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The record of one release in one environment, from its opening to its outcome.
 *
 * <p>It is what every step reads and writes, so that any step can run twice and an execution that dies can be taken over.
 *
 * @param executionArn the execution that runs it now: another one after a recovery
 * @param sightings what looks have seen of late; empty before the first
 * @param baseline what the judge compares green with; empty where nobody judges
 * @param finding what the judge had found when something was last decided
 * @param cause why it will not be {@code DEPLOYED}; set at most once
 * @param takenOverAt when an execution last took it over from another one
 * @param gaveWay the deployment that a rollback found at work, which was to end for it
 * @param broughtBack what a rollback brings back; known from its turn on
 * @param settlement who said that what serves is to stay as it is, after which nothing is brought back any more
 * @param pinned what is copied and what is replaced, as approvers were shown it; empty before it was ready once
 * @param wishes what operators have said to it; absent where nobody has
 * @param takeovers by how many executions it was taken over, one after another, since people last had it
 * @param windowWait what it has met of closed windows
 * @param version counts the writes; a write on an older version is refused
 */
public record Deployment(
        DeploymentPlan plan,
        String executionArn,
        Instant openedAt,
        Optional<Start> start,
        List<GateDecision> decisions,
        Milestones milestones,
        Optional<Sightings> sightings,
        Optional<JudgeBaseline> baseline,
        Optional<Finding> finding,
        Optional<Cause> cause,
        Optional<Closing> closing,
        Optional<Instant> takenOverAt,
        Optional<String> gaveWay,
        Optional<BroughtBack> broughtBack,
        Optional<Settlement> settlement,
        Optional<Pins> pinned,
        Optional<Integer> takeovers,
        Optional<List<Wish>> wishes,
        Optional<WindowWait> windowWait,
        long version) {
    public Deployment {
        decisions = List.copyOf(decisions);
        wishes = wishes.map(List::copyOf);
    }

    /** A deployment that has been asked for and has not begun. */
    public static Deployment open(DeploymentPlan plan, String executionArn, Instant at) {
        return new DeploymentDraft(plan, executionArn, at).deployment();
    }

    public String id() {
        return plan.deploymentId();
    }

    /** Whether it takes the other one's place: of two one is the newer, even when both were requested at once, but for one build. */
    public boolean isNewerThan(Deployment other) {
        return !plan.release().isBuiltAs(other.plan.release()) && recency().isNewerThan(other.recency());
    }

    public Recency recency() {
        return new Recency(plan.release().asOf(), id(), plan.release().rollback());
    }

    /** Since when the execution that runs it now does so. */
    public Instant runSince() {
        return takenOverAt.orElse(openedAt);
    }

    /** Whether it has an outcome that nothing changes any more: one that needs a human is to be taken over or settled. */
    public boolean isEnded() {
        return closing.filter(it -> it.outcome() != Outcome.NEEDS_HUMAN || settlement.isPresent())
                .isPresent();
    }

    /** The task definition that serves where this was deployed; unknown for what an older release of Headgate recorded. */
    public Optional<String> servedRevision() {
        return start.flatMap(Start::taskDefinition).or(() -> broughtBack.flatMap(BroughtBack::revision));
    }

    /** Who moves its traffic. */
    public Backend backend() {
        return plan.environment().target().backend();
    }

    /** The id of the backend's deployment, once it was created. */
    public Optional<String> backendId() {
        return start.flatMap(Start::backendId);
    }

    /** Whether this deployment made it. */
    public boolean isGreen(Revision set) {
        return backendId().isPresent() && backendId().equals(set.deploymentId());
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

    /** What operators have said to it. */
    public Wishes said() {
        return wishes.map(Wishes::new).orElse(Wishes.NONE);
    }

    /** An operator has said what it grants; to abort, that is why it ends. */
    public Deployment told(Wish wish) {
        Deployment told = changed(it -> it.wishes = Optional.of(said().and(wish).all()));
        return wish.ends().map(told::failing).orElse(told);
    }

    /** Which question at the gate before the deployment counts, from 1. */
    public int round() {
        return pinned.map(Pins::round).orElse(1);
    }

    /** Fixes what is copied and what is replaced; where either has changed, approvals before the start do not count any more. */
    public Deployment pinnedTo(String template, String serving, Instant at) {
        List<GateDecision> given = decisions.stream()
                .filter(it -> it.gate() == Gate.Before.DEPLOYMENT)
                .toList();
        Pins next = pinned.map(it -> it.renewed(template, serving, given, at))
                .orElseGet(() -> Pins.first(template, serving));
        boolean changed = pinned.filter(it -> !it.equals(next)).isPresent();
        return changed(it -> {
            it.pinned = Optional.of(next);
            it.decisions = changed
                    ? decisions.stream()
                            .filter(decision -> !given.contains(decision))
                            .toList()
                    : decisions;
        });
    }

    public Deployment intending(String marker, Instant at, Start.Blue blue, List<String> redBefore) {
        Start intended = new Start(marker, at, blue, redBefore, Optional.empty(), Optional.empty());
        return changed(it -> it.start = Optional.of(intended));
    }

    public Deployment registered(String taskDefinition) {
        return changed(it -> it.start = start.map(from -> from.registered(taskDefinition)));
    }

    public Deployment created(String backendId) {
        return changed(it -> it.start = start.map(from -> from.created(backendId)));
    }

    /** Blue's revision was deregistered: what is to run instead of it is blue from here on. */
    public Deployment bringingBlueBackAs(String copy) {
        return changed(it -> it.start = start.map(from -> from.bringingBlueBackAs(copy)));
    }

    /** Adds what one approver decided; once a gate is settled, that stands. */
    public Deployment decided(GateDecision decision) {
        return decided(List.of(decision));
    }

    /** Adds all that was decided at one gate by its end, be it more than the gate's own rules ask for; repeated, no change. */
    public Deployment decided(List<GateDecision> all) {
        boolean settled = all.stream().anyMatch(it -> decisionAt(it.gate()).isPresent());
        var added =
                all.stream().filter(it -> !settled && !decisions.contains(it)).toList();
        return added.isEmpty()
                ? this
                : changed(it -> it.decisions =
                        Stream.concat(decisions.stream(), added.stream()).toList());
    }

    public Deployment trafficAsked(Instant at) {
        return changed(it -> it.milestones = milestones.withTrafficAsked(at));
    }

    public Deployment trafficAllowed(Instant at) {
        return changed(it -> it.milestones = milestones.withTrafficAllowed(at));
    }

    public Deployment trafficBegan(Instant at) {
        return changed(it -> it.milestones = milestones.withTrafficBegan(at));
    }

    public Deployment trafficMoved(Instant at) {
        return changed(it -> it.milestones = milestones.withTrafficMoved(at));
    }

    public Deployment finishAsked(Instant at) {
        return changed(it -> it.milestones = milestones.withFinishAsked(at));
    }

    public Deployment blueRetiring(Instant at) {
        return changed(it -> it.milestones = milestones.withBlueRetiring(at));
    }

    public Deployment rollbackAsked(Instant at) {
        return changed(it -> it.milestones = milestones.withRollbackAsked(at));
    }

    /** What is known from earlier looks. */
    public Sightings seen() {
        return sightings.orElse(Sightings.NONE);
    }

    public Deployment seeing(Sightings now) {
        return now.equals(seen()) ? this : changed(it -> it.sightings = Optional.of(now));
    }

    public Deployment readinessSought(Instant at) {
        return changed(it -> it.milestones = milestones.withReadinessSought(at));
    }

    public Deployment startsFrom(Instant at) {
        return changed(it -> it.milestones = milestones.withStartsFrom(at));
    }

    /** When the wait for readiness began that is going on: approvers' time is no part of it, nor what was closed or others' turn. */
    public Instant waitsForReadinessSince() {
        Instant sought = milestones.readinessSought().orElse(openedAt);
        return Stream.of(
                        decisionAt(Gate.Before.DEPLOYMENT).map(GateDecision::at),
                        windowWait.flatMap(WindowWait::counted),
                        milestones.startsFrom())
                .flatMap(Optional::stream)
                .reduce(sought, (one, other) -> one.isAfter(other) ? one : other);
    }

    public Deployment meeting(Optional<WindowWait> closed) {
        return closed.equals(windowWait) ? this : changed(it -> it.windowWait = closed);
    }

    /** Before green's first request. */
    public Deployment judgedAgainst(Optional<JudgeBaseline> newBaseline) {
        return changed(it -> it.baseline = newBaseline);
    }

    /** The last finding stands. */
    public Deployment found(Finding what) {
        return changed(it -> it.finding = Optional.of(what));
    }

    /** The first cause stands: what follows from it must not hide it. */
    public Deployment failing(Cause why) {
        return changed(it -> it.cause = Optional.of(cause.orElse(why)));
    }

    public Deployment closed(Closing how) {
        return changed(it -> it.closing = Optional.of(how));
    }

    /** A rollback has found another deployment at work, which is to end for it. */
    public Deployment findingAtWork(String deploymentId) {
        return changed(it -> it.gaveWay = Optional.of(deploymentId));
    }

    /** A rollback has its turn: what it brings back is known, and it waits for nobody. */
    public Deployment bringingBack(BroughtBack what) {
        return changed(it -> {
            it.plan = plan.bringingBack(what.image());
            it.broughtBack = Optional.of(what);
        });
    }

    /** Somebody takes it upon them that what serves is to stay. */
    public Deployment settledBy(Settlement how) {
        return changed(it -> it.settlement = Optional.of(how));
    }

    /** The same deployment, run by another execution from here on; one that was closed as {@code NEEDS_HUMAN} is open again. */
    public Deployment takenOverBy(String newExecutionArn, Instant at) {
        return changed(it -> {
            it.executionArn = newExecutionArn;
            it.takenOverAt = Optional.of(at);
            it.takeovers = Optional.of(closing.isPresent() ? 1 : takeovers.orElse(0) + 1);
            it.sightings = sightings.map(Sightings::takenOver);
            it.milestones = milestones.withoutRollback();
            it.closing = Optional.empty();
        });
    }

    public Deployment atVersion(long newVersion) {
        return changed(it -> it.version = newVersion);
    }

    private Deployment changed(Consumer<DeploymentDraft> change) {
        DeploymentDraft draft = new DeploymentDraft(this);
        change.accept(draft);
        return draft.deployment();
    }
}
