package dev.headgate.simulator.environment;

import dev.headgate.simulator.environment.codedeploy.GroupSpec;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.ECSTarget;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** An account with one service, orders, and what tests ask of it again and again. */
public final class OrdersAccount {

    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    public static final String ALL_AT_ONCE = "CodeDeployDefault.ECSAllAtOnce";
    public static final String LINEAR = "CodeDeployDefault.ECSLinear10PercentEvery1Minutes";
    public static final String CANARY = "CodeDeployDefault.ECSCanary10Percent5Minutes";
    public static final String ALARM = "orders-5xx";
    public static final String GREEN_DIGEST = "sha256:" + "b".repeat(64);
    static final String REPOSITORY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders";

    public final EventLoop loop = new EventLoop(START);
    final Wire wire = new Wire(loop);
    public final TargetAccount account;

    public OrdersAccount() {
        this(7);
    }

    public OrdersAccount(long seed) {
        this(seed, Duration.ZERO, Duration.ofMinutes(5));
    }

    public OrdersAccount(Duration readyWait, Duration terminationWait) {
        this(7, readyWait, terminationWait);
    }

    private OrdersAccount(long seed, Duration readyWait, Duration terminationWait) {
        account = new TargetAccount("111122223333", "eu-west-1", loop, wire, new SplittableRandom(seed));
        account.addService(
                new ServiceSpec("orders", "shop", "app", 8080, REPOSITORY + "@sha256:" + "a".repeat(64), 2),
                new GroupSpec("orders-app", "orders-group", readyWait, terminationWait, List.of(ALARM)));
    }

    public String registerGreen() {
        TaskDefinition running = account.ecs()
                .describeTaskDefinition(request -> request.taskDefinition("orders"))
                .taskDefinition();
        return account.ecs()
                .registerTaskDefinition(request -> request.family("orders")
                        .containerDefinitions(running.containerDefinitions().stream()
                                .map(container -> container.name().equals("app")
                                        ? container.toBuilder()
                                                .image(REPOSITORY + "@" + GREEN_DIGEST)
                                                .build()
                                        : container)
                                .toList()))
                .taskDefinition()
                .taskDefinitionArn();
    }

    public String deploy(String config) {
        return deploy(config, registerGreen());
    }

    public String deploy(String config, String taskDefinition) {
        return account.codeDeploy()
                .createDeployment(request -> request.applicationName("orders-app")
                        .deploymentGroupName("orders-group")
                        .deploymentConfigName(config)
                        .description("from a test")
                        .revision(revision(taskDefinition, "app", 8080)))
                .deploymentId();
    }

    public static RevisionLocation revision(String taskDefinition, String container, int port) {
        return revision("""
                {"version": 0.0, "Resources": [{"TargetService": {"Type": "AWS::ECS::Service", "Properties": {
                "TaskDefinition": "%s", "LoadBalancerInfo": {"ContainerName": "%s", "ContainerPort": %d}}}}]}
                """.formatted(taskDefinition, container, port));
    }

    public static RevisionLocation revision(String content) {
        return RevisionLocation.builder()
                .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                .appSpecContent(spec -> spec.content(content))
                .build();
    }

    public void stop(String id) {
        account.codeDeploy().stopDeployment(request -> request.deploymentId(id).autoRollbackEnabled(true));
    }

    public void runFor(Duration time) {
        loop.runFor(time);
    }

    /** Runs until the condition holds and returns how long that took since the start of the test. */
    public Duration runUntil(BooleanSupplier condition) {
        loop.runUntil(condition);
        return Duration.between(START, loop.instant());
    }

    public Duration runUntilEnded(String id) {
        return runUntil(() -> List.of(DeploymentStatus.SUCCEEDED, DeploymentStatus.FAILED, DeploymentStatus.STOPPED)
                .contains(info(id).status()));
    }

    public DeploymentInfo info(String id) {
        return account.codeDeploy()
                .getDeployment(request -> request.deploymentId(id))
                .deploymentInfo();
    }

    public String statusOf(String id) {
        return info(id).statusAsString();
    }

    public ECSTarget target(String id) {
        return account.codeDeploy()
                .getDeploymentTarget(request -> request.deploymentId(id).targetId("shop:orders"))
                .deploymentTarget()
                .ecsTarget();
    }

    /** The status of a lifecycle event. */
    public String event(String id, String name) {
        return target(id).lifecycleEvents().stream()
                .filter(event -> event.lifecycleEventName().equals(name))
                .map(LifecycleEvent::statusAsString)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a lifecycle event has succeeded. */
    public boolean hasPassed(String id, String event) {
        return info(id).startTime() != null && event(id, event).equals("Succeeded");
    }

    public Service service() {
        return account.ecs()
                .describeServices(request -> request.cluster("shop").services("orders"))
                .services()
                .getFirst();
    }

    public TaskSet taskSet(String status) {
        return service().taskSets().stream()
                .filter(set -> set.status().equals(status))
                .findFirst()
                .orElseThrow();
    }

    /** Percent of production requests by the name of the target group. */
    public Map<String, Integer> weights() {
        return account
                .loadBalancing()
                .describeListeners(request -> request.listenerArns(productionListener()))
                .listeners()
                .stream()
                .flatMap(listener -> listener.defaultActions().stream())
                .flatMap(action -> action.forwardConfig().targetGroups().stream())
                .collect(Collectors.toMap(tuple -> tuple.targetGroupArn().split("/", -1)[1], TargetGroupTuple::weight));
    }

    public int greenWeight() {
        return account.trafficView("orders").percentOf(TrafficView.Color.GREEN);
    }

    public String productionListener() {
        return account.codeDeploy()
                .getDeploymentGroup(
                        request -> request.applicationName("orders-app").deploymentGroupName("orders-group"))
                .deploymentGroupInfo()
                .loadBalancerInfo()
                .targetGroupPairInfoList()
                .getFirst()
                .prodTrafficRoute()
                .listenerArns()
                .getFirst();
    }
}
