package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** An account with one service, orders, whose traffic ECS moves; asked and told through AWS's clients alone. */
final class NativeOrders {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final String ALARM = "orders-5xx";
    static final String BLUE_DIGEST = "sha256:" + "a".repeat(64);
    static final String GREEN_DIGEST = "sha256:" + "b".repeat(64);
    static final Map<String, Integer> ALL_BLUE = Map.of("orders-1", 100, "orders-2", 0);
    static final Map<String, Integer> ALL_GREEN = Map.of("orders-1", 0, "orders-2", 100);

    private static final String REPOSITORY = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders";

    final EventLoop loop = new EventLoop(START);
    final Wire wire = new Wire(loop);
    final TargetAccount account = new TargetAccount("111122223333", "eu-west-1", loop, wire, new SplittableRandom(7));
    final EcsClient ecs = account.ecs();
    final List<String> events = new ArrayList<>();

    private NativeOrders() {
        account.ecsServices().onEvent(events::add);
    }

    /** It has run for long. */
    static NativeOrders standing() {
        return standing(Front.OWN.byRules(Front.when("path-pattern", "/orders/*")));
    }

    static NativeOrders standing(Front front) {
        NativeOrders orders = new NativeOrders();
        orders.account.addEcsService(spec(front), List.of(ALARM));
        return orders;
    }

    /** Its load balancer is there, and nothing else. */
    static NativeOrders prepared() {
        NativeOrders orders = new NativeOrders();
        orders.account.prepareEcsService(spec(Front.OWN));
        return orders;
    }

    private static ServiceSpec spec(Front front) {
        return new ServiceSpec(
                "orders", "shop", "app", 8080, REPOSITORY + "@" + BLUE_DIGEST, 2, ServiceShape.OWN.behind(front));
    }

    static String imageOf(String digest) {
        return REPOSITORY + "@" + digest;
    }

    EcsConditions conditions() {
        return account.ecsServices().conditions();
    }

    String registerGreen() {
        TaskDefinition running =
                ecs.describeTaskDefinition(it -> it.taskDefinition("orders")).taskDefinition();
        return ecs.registerTaskDefinition(request -> request.family("orders")
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

    /** Releases a new revision all at once, and returns the deployment's ARN. */
    String release(DeploymentLifecycleHook... hooks) {
        return release(it -> it.lifecycleHooks(hooks));
    }

    /** Releases a new revision, blue/green unless the configuration says otherwise, and returns the deployment's ARN. */
    String release(Consumer<DeploymentConfiguration.Builder> configuration) {
        return update(registerGreen(), configuration);
    }

    String update(String taskDefinition, Consumer<DeploymentConfiguration.Builder> configuration) {
        DeploymentConfiguration.Builder builder =
                DeploymentConfiguration.builder().strategy(DeploymentStrategy.BLUE_GREEN);
        configuration.accept(builder);
        return ecs.updateService(request -> request.cluster("shop")
                        .service("orders")
                        .taskDefinition(taskDefinition)
                        .deploymentConfiguration(builder.build()))
                .service()
                .currentServiceDeployment();
    }

    static DeploymentLifecycleHook pause(DeploymentLifecycleHookStage... stages) {
        return pause(30, DeploymentLifecycleHookAction.ROLLBACK, stages);
    }

    static DeploymentLifecycleHook pause(
            int minutes, DeploymentLifecycleHookAction action, DeploymentLifecycleHookStage... stages) {
        return DeploymentLifecycleHook.builder()
                .targetType(DeploymentLifecycleHookTargetType.PAUSE)
                .lifecycleStages(stages)
                .timeoutConfiguration(it -> it.timeoutInMinutes(minutes).action(action))
                .build();
    }

    ServiceDeployment deployment(String arn) {
        return ecs.describeServiceDeployments(it -> it.serviceDeploymentArns(arn))
                .serviceDeployments()
                .getFirst();
    }

    String statusOf(String arn) {
        return deployment(arn).statusAsString();
    }

    String stageOf(String arn) {
        return String.valueOf(deployment(arn).lifecycleStageAsString());
    }

    Service service() {
        return ecs.describeServices(it -> it.cluster("shop").services("orders"))
                .services()
                .getFirst();
    }

    AdvancedConfiguration balancing() {
        return service().loadBalancers().getFirst().advancedConfiguration();
    }

    ServiceRevision revision(String arn) {
        return ecs.describeServiceRevisions(it -> it.serviceRevisionArns(arn))
                .serviceRevisions()
                .getFirst();
    }

    Action action(String rule) {
        return account.loadBalancing()
                .describeRules(it -> it.ruleArns(rule))
                .rules()
                .getFirst()
                .actions()
                .getFirst();
    }

    /** As the rule for production says, by the name of the target group. */
    Map<String, Integer> weights() {
        return weights(balancing().productionListenerRule());
    }

    int greenWeight() {
        return weights().getOrDefault("orders-2", 0);
    }

    Map<String, Integer> testWeights() {
        return weights(balancing().testListenerRule());
    }

    private Map<String, Integer> weights(String rule) {
        return action(rule).forwardConfig().targetGroups().stream()
                .collect(Collectors.toMap(tuple -> tuple.targetGroupArn().split("/", -1)[1], TargetGroupTuple::weight));
    }

    List<DeploymentLifecycleHookDetail> hooks(String arn) {
        return deployment(arn).lifecycleHookDetails();
    }

    /** Runs until it waits for somebody, and returns the id to answer with. */
    String awaitPause(String arn) {
        runUntil(() ->
                !hooks(arn).isEmpty() && hooks(arn).getFirst().statusAsString().equals("AWAITING_ACTION"));
        return hooks(arn).getFirst().hookId();
    }

    void answer(String arn, String hookId, DeploymentLifecycleHookAction action) {
        ecs.continueServiceDeployment(
                it -> it.serviceDeploymentArn(arn).hookId(hookId).action(action));
    }

    void goOn(String arn, String hookId) {
        answer(arn, hookId, DeploymentLifecycleHookAction.CONTINUE);
    }

    void stop(String arn) {
        ecs.stopServiceDeployment(it -> it.serviceDeploymentArn(arn));
    }

    void runFor(Duration time) {
        loop.runFor(time);
    }

    void runUntil(BooleanSupplier condition) {
        loop.runUntil(condition);
    }

    void runUntilStage(String arn, String stage) {
        runUntil(() -> stageOf(arn).equals(stage));
    }

    /** Runs to its end, and returns the stages that it was seen in on the way. */
    List<String> runToItsEnd(String arn) {
        List<String> stages = new ArrayList<>();
        runUntil(() -> {
            String stage = stageOf(arn);
            if (!stage.equals("null") && (stages.isEmpty() || !stages.getLast().equals(stage))) {
                stages.add(stage);
            }
            return hasEnded(arn);
        });
        return stages;
    }

    /** Runs to its end, and returns the statuses that it had on the way. */
    Set<String> statusesToItsEnd(String arn) {
        Set<String> statuses = new LinkedHashSet<>();
        runUntil(() -> {
            statuses.add(statusOf(arn));
            return hasEnded(arn);
        });
        return statuses;
    }

    private boolean hasEnded(String arn) {
        return List.of("SUCCESSFUL", "STOPPED", "ROLLBACK_SUCCESSFUL", "ROLLBACK_FAILED")
                .contains(statusOf(arn));
    }
}
