package dev.headgate.simulator.traffic;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Environment;
import dev.headgate.config.Names;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Target;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.release.Release;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.codedeploy.GroupSpec;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.traffic.TrafficBackend;
import dev.headgate.traffic.codedeploy.CodeDeployBackend;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import software.amazon.awssdk.services.codedeploy.model.DeploymentNotStartedException;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.codedeploy.model.RollbackInfo;

/** A simulated account with one service, shop, and the backend under test on its other side of the wire. */
final class ShopAccount {

    static final Target TARGET = new Target(
            "111122223333",
            "eu-west-1",
            "headgate-prod",
            "shop-prod",
            new CodeDeployGroup("shop-prod", "shop-prod"),
            "arn:aws:iam::111122223333:role/headgate-deploy-prod",
            "headgate-prod");
    static final String RED_ALARM = "shop-5xx";
    static final String REPOSITORY = "444455556666.dkr.ecr.eu-west-1.amazonaws.com/shop";
    static final String OLD_IMAGE = REPOSITORY + "@sha256:" + "0".repeat(64);
    static final Image NEW_IMAGE = new Image(REPOSITORY, "sha256:" + "ab".repeat(32), Optional.empty());
    static final Duration READY_WAIT = Duration.ofHours(2);
    static final Duration TERMINATION_WAIT = Duration.ofHours(1);

    final EventLoop loop = new EventLoop(Instant.parse("2026-03-02T09:00:00Z"));
    final Wire wire = new Wire(loop);
    final TargetAccount cloud =
            new TargetAccount(TARGET.account(), TARGET.region(), loop, wire, new SplittableRandom(7));
    final TrafficBackend backend =
            new CodeDeployBackend(new EnvironmentClients(new OneAccountClients(cloud, loop), loop));

    private ShopAccount(Duration readyWait) {
        cloud.addService(
                new ServiceSpec(TARGET.service(), TARGET.cluster(), "app", 8080, OLD_IMAGE, 2),
                new GroupSpec(
                        CodeDeployGroup.of(TARGET).application(),
                        CodeDeployGroup.of(TARGET).deploymentGroup(),
                        readyWait,
                        TERMINATION_WAIT,
                        List.of(RED_ALARM)));
    }

    /** Deployments wait at READY_WAIT. */
    static ShopAccount thatWaitsForTraffic() {
        return new ShopAccount(READY_WAIT);
    }

    static ShopAccount thatMovesTrafficAtOnce() {
        return new ShopAccount(Duration.ZERO);
    }

    static DeploymentPlan plan() {
        return plan(new Strategy.AllAtOnce());
    }

    /** With 10 % first, and the rest five minutes later. */
    static DeploymentPlan canary() {
        return plan(new Strategy.Canary(10, Duration.ofMinutes(5)));
    }

    private static DeploymentPlan plan(Strategy strategy) {
        Release release = new Release(
                "r-1",
                "shop",
                NEW_IMAGE,
                false,
                "a test",
                "ann",
                Instant.parse("2026-03-02T09:00:00Z"),
                "arn:aws:states:eu-west-1:444455556666:execution:release:r-1");
        ReleaseRules rules = new ReleaseRules(
                strategy, Duration.ofMinutes(5), List.of(), List.of(RED_ALARM), Optional.empty(), Duration.ofHours(1));
        return new DeploymentPlan(
                "r-1-prod",
                release,
                new Environment("prod", 1, TARGET, rules),
                "app",
                8080,
                DeploymentConfigName.of(new Names(""), strategy));
    }

    String register() {
        return backend.registerRevision(TARGET, template(Optional.empty()), "app", NEW_IMAGE);
    }

    String template(Optional<String> known) {
        String serving = look().primary().orElseThrow().taskDefinition();
        return backend.template(TARGET, serving, known, "app", NEW_IMAGE);
    }

    ServiceView look() {
        return backend.look(TARGET, List.of(RED_ALARM));
    }

    Progress progress(String codeDeployId) {
        return backend.progress(TARGET, codeDeployId);
    }

    /** Lets time pass until CodeDeploy says so. */
    void runUntil(String codeDeployId, Stage stage) {
        loop.runUntil(() -> progress(codeDeployId).stage() == stage);
    }

    /** Lets time pass until a lifecycle event has succeeded. */
    void runUntilPast(String codeDeployId, String event) {
        loop.runUntil(() -> lifecycleEvents(codeDeployId).stream()
                .anyMatch(
                        it -> it.lifecycleEventName().equals(event) && it.status() == LifecycleEventStatus.SUCCEEDED));
    }

    private List<LifecycleEvent> lifecycleEvents(String codeDeployId) {
        try {
            return cloud.codeDeploy()
                    .getDeploymentTarget(
                            it -> it.deploymentId(codeDeployId).targetId(TARGET.cluster() + ":" + TARGET.service()))
                    .deploymentTarget()
                    .ecsTarget()
                    .lifecycleEvents();
        } catch (DeploymentNotStartedException e) {
            return List.of();
        }
    }

    /** The deployment by which CodeDeploy rolls this one back. */
    Optional<String> rollbackOf(String codeDeployId) {
        return Optional.ofNullable(cloud.codeDeploy()
                        .getDeployment(it -> it.deploymentId(codeDeployId))
                        .deploymentInfo()
                        .rollbackInfo())
                .map(RollbackInfo::rollbackDeploymentId);
    }

    /** The next call of this operation meets this; later ones go through. */
    void once(String operation, Fault.Effect effect) {
        long before = calls(operation);
        wire.add(call -> isNext(call, operation, before) ? effect : Fault.Effect.NONE);
    }

    long calls(String operation) {
        return wire.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .count();
    }

    private static boolean isNext(Call call, String operation, long before) {
        return call.operation().equals(operation) && call.number() == before + 1;
    }
}
