package dev.headgate.simulator.scenario;

import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Start;
import dev.headgate.simulator.asl.ExecutionListener;
import dev.headgate.simulator.cloud.TrafficView;
import dev.headgate.simulator.cloud.TrafficView.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The laws that hold in every run, whatever goes wrong.
 *
 * <ul>
 *   <li>At any time the weights of production add up to 100, one deployment at most is at work in the group, no traffic
 *       moves unless a deployment holds the lock, and blue is kept until the bake has ended or a rollback was asked for.
 *   <li>When an outcome is reached, production is what the outcome says: all of it on green, or on blue again, healthy.
 *   <li>In the end every deployment that was opened has an outcome, the release has ended, nobody holds a lock but who needs
 *       a human, people were told of every outcome but {@code DEPLOYED}, by an alert where green was taken back or people are
 *       needed, and unless someone needs a human, production is
 *       on one version with healthy targets.
 * </ul>
 *
 * <p>The laws of outcome and end say nothing of a service that something hits after the last look at it.
 */
final class Invariants implements ExecutionListener {

    private static final String ON_CALL = "on-call@example.com";
    private static final Set<String> LOOKS = Set.of("WatchDeployment", "ConfirmRollback");
    private static final Set<String> ENDS = Set.of("Deployed", "RolledBack", "Rejected", "Superseded");

    private final Simulation simulation;
    private final Set<String> violations = new LinkedHashSet<>();
    private Map<String, Integer> percentByImage = Map.of();
    private final Map<String, Instant> looked = new HashMap<>();
    private Optional<Bake> baking = Optional.empty();
    private Optional<String> active = Optional.empty();

    Invariants(Simulation simulation) {
        this.simulation = simulation;
        this.percentByImage = percentByImage();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    /** After every event. */
    void checkNow() {
        Map<String, Integer> now = percentByImage();
        int sum = now.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != 100) {
            broken("the weights of production add up to " + sum + ": " + now);
        }
        if (!now.equals(percentByImage)) {
            requireLock("production went from " + percentByImage + " to " + now);
            percentByImage = now;
            baking = begunBake();
        }
        checkOneIsActive();
        checkBlueIsKept();
    }

    private void checkOneIsActive() {
        Optional<String> now = simulation.traffic().deploymentId();
        if (now.equals(active)) {
            return;
        }
        active = now;
        Target target = simulation.stage().target(Simulation.PROD);
        List<String> all = simulation
                .world()
                .wire()
                .undisturbed(() -> simulation
                        .target()
                        .codeDeploy()
                        .listDeployments(it -> it.applicationName(target.application())
                                .deploymentGroupName(target.deploymentGroup())
                                .includeOnlyStatuses(
                                        DeploymentStatus.CREATED, DeploymentStatus.IN_PROGRESS, DeploymentStatus.READY))
                        .deployments());
        if (all.size() > 1) {
            broken("at once, CodeDeploy is at work on " + all);
        }
    }

    private void requireLock(String what) {
        if (simulation.world().records().locks().isEmpty()) {
            broken(what + " while nobody held the lock");
        }
    }

    /** All of production is on the green of an open deployment: of two releases in a row the first one's green is the second's blue. */
    private record Bake(String deploymentId, String blue, Instant since) {}

    private Optional<Bake> begunBake() {
        return simulation.deployments().stream()
                .filter(it -> it.closing().isEmpty()
                        && isAllOn(it.plan().release().image().digest()))
                .flatMap(it -> it.start().stream()
                        .map(start -> new Bake(it.id(), digestOf(start.blue().image()), now())))
                .findFirst();
    }

    /** While all traffic is on green, blue's task set stays: until the bake has ended, or a rollback makes another of it. */
    private void checkBlueIsKept() {
        if (baking.isEmpty() || isRunning(baking.get().blue())) {
            return;
        }
        boolean rollingBack = simulation
                .world()
                .records()
                .find(baking.get().deploymentId())
                .filter(it -> it.milestones().rollbackAsked().isPresent())
                .isPresent();
        Duration baked = Duration.between(baking.get().since(), now());
        Duration bake =
                simulation.run().service().environments().getFirst().rules().bake();
        if (!rollingBack && baked.compareTo(bake) < 0) {
            broken("blue of " + baking.get().deploymentId() + " was gone after a bake of " + baked);
        }
        baking = Optional.empty();
    }

    @Override
    public void stateEntered(String executionArn, String stateName, Instant at, String input) {
        if (LOOKS.contains(stateName)) {
            looked.put(executionArn, at);
        }
        if (ENDS.contains(stateName) && ExecutionLog.isDeployment(executionArn)) {
            String id = ExecutionLog.nameOf(executionArn).replaceFirst("-recovery-.*$", "");
            Instant lastLook = looked.getOrDefault(executionArn, at);
            simulation.world().records().find(id).ifPresent(it -> checkOutcome(it, lastLook));
        }
    }

    /** What hits the service in the second between the last look and the end, nobody can have seen. */
    private void checkOutcome(Deployment deployment, Instant lastLook) {
        Outcome outcome = deployment.closing().orElseThrow().outcome();
        Optional<String> expected = outcome == Outcome.DEPLOYED
                ? Optional.of(deployment.plan().release().image().digest())
                : deployment.start().map(Start::blue).map(blue -> digestOf(blue.image()));
        expected.filter(digest ->
                        !isServing(digest, outcome == Outcome.ROLLED_BACK) && !simulation.isHitSince(lastLook))
                .ifPresent(digest -> broken(outcome + " of " + deployment.id() + ", and production is "
                        + simulation.traffic().revisions()));
    }

    void checkEnd() {
        List<Deployment> deployments = simulation.deployments();
        if (simulation.run().journal().releaseStatus().isEmpty()) {
            broken("the release has not ended");
        }
        deployments.stream().filter(it -> it.closing().isEmpty()).forEach(it -> broken("no outcome for " + it.id()));
        deployments.stream().filter(it -> it.closing().isPresent()).forEach(this::checkAlert);
        checkReleaseAlert();
        List<String> stuck = deployments.stream()
                .filter(it -> outcomeOf(it).equals(Optional.of(Outcome.NEEDS_HUMAN)))
                .map(Deployment::id)
                .toList();
        checkLocks(stuck);
        Instant lastLook =
                looked.values().stream().max(Comparator.naturalOrder()).orElse(now());
        if (stuck.isEmpty()
                && !simulation.isHitSince(lastLook)
                && simulation.traffic().revisions().stream().noneMatch(Invariants::servesAll)) {
            broken("in the end production is " + simulation.traffic().revisions());
        }
    }

    private void checkAlert(Deployment deployment) {
        Outcome outcome = outcomeOf(deployment).orElseThrow();
        boolean pages = outcome == Outcome.ROLLED_BACK || outcome == Outcome.NEEDS_HUMAN;
        boolean told = simulation.world().tooling().sns().all().stream()
                .filter(mail -> !pages || mail.to().equals(ON_CALL))
                .anyMatch(mail ->
                        mail.subject().contains(outcome.name()) && mail.body().contains(deployment.id()));
        if (outcome != Outcome.DEPLOYED && !told) {
            broken("nobody was told of " + outcome + " of " + deployment.id());
        }
    }

    private void checkReleaseAlert() {
        simulation.log().executions().stream()
                .filter(name -> simulation
                        .log()
                        .statusOf(name)
                        .filter(it -> it != ExecutionStatus.SUCCEEDED)
                        .isPresent())
                .filter(name -> !name.startsWith("web-") && !simulation.canLoseReleaseAlerts())
                .filter(name -> simulation.world().tooling().sns().all().stream()
                        .noneMatch(mail -> mail.body().contains(name)))
                .forEach(name -> broken("release " + name + " failed, and no message names it"));
    }

    private void checkLocks(List<String> stuck) {
        List<String> held = simulation.world().records().locks().stream()
                .map(Lock::deploymentId)
                .toList();
        held.stream().filter(id -> !stuck.contains(id)).forEach(id -> broken("a lock was left by " + id));
        boolean unlocked = stuck.stream().noneMatch(held::contains);
        if (!stuck.isEmpty() && unlocked) {
            broken("a human is needed, and the lock was given up");
        }
    }

    private static Optional<Outcome> outcomeOf(Deployment deployment) {
        return deployment.closing().map(it -> it.outcome());
    }

    private Instant now() {
        return simulation.world().loop().instant();
    }

    private Map<String, Integer> percentByImage() {
        Map<String, Integer> percent = new TreeMap<>();
        for (Revision revision : simulation.traffic().revisions()) {
            if (revision.percent() > 0) {
                percent.merge(digestOf(revision.image()).substring(0, 14), revision.percent(), Integer::sum);
            }
        }
        return percent;
    }

    private boolean isRunning(String digest) {
        return simulation.traffic().revisions().stream()
                .anyMatch(it -> it.image().endsWith(digest) && !it.status().equals("DRAINING"));
    }

    private boolean isAllOn(String digest) {
        TrafficView traffic = simulation.traffic();
        return traffic.revisions().stream()
                        .filter(it -> it.image().endsWith(digest))
                        .mapToInt(Revision::percent)
                        .sum()
                == 100;
    }

    private boolean isServing(String digest, boolean withAllTasks) {
        return simulation.traffic().revisions().stream()
                .filter(it -> it.image().endsWith(digest) && it.percent() == 100)
                .anyMatch(it -> withAllTasks ? it.healthy() >= it.desired() : it.healthy() > 0);
    }

    private static boolean servesAll(Revision revision) {
        return revision.percent() == 100 && revision.healthy() >= revision.desired() && revision.desired() > 0;
    }

    private static String digestOf(String image) {
        return image.substring(image.indexOf("sha256:"));
    }

    private void broken(String law) {
        violations.add(now() + " " + law);
    }
}
