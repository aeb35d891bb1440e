package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction.ROLLBACK;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_SCALE_UP;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.PRODUCTION_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.TEST_TRAFFIC_SHIFT;

import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

class RefusedConfigurationsTest {

    private final NativeOrders orders = NativeOrders.standing();

    private void refuses(String why, Consumer<DeploymentConfiguration.Builder> configuration) {
        assertThatThrownBy(() -> orders.release(configuration))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(why);
        assertThat(orders.service().currentServiceDeployment()).isNull();
    }

    private void refusesHooks(String why, DeploymentLifecycleHook... hooks) {
        refuses(why, it -> it.lifecycleHooks(hooks));
    }

    @Test
    void refusesStepsOutOfRange() {
        for (double percent : List.of(2.9, 100.1, 5.05)) {
            refuses(
                    "stepPercent",
                    it -> it.strategy(DeploymentStrategy.LINEAR)
                            .linearConfiguration(step -> step.stepPercent(percent)));
        }
        for (double percent : List.of(0.0, 100.1, 0.25)) {
            refuses(
                    "canaryPercent",
                    it -> it.strategy(DeploymentStrategy.CANARY)
                            .canaryConfiguration(canary -> canary.canaryPercent(percent)));
        }
        refuses(
                "stepBakeTimeInMinutes",
                it -> it.strategy(DeploymentStrategy.LINEAR)
                        .linearConfiguration(step -> step.stepBakeTimeInMinutes(1441)));
        refuses(
                "canaryBakeTimeInMinutes",
                it -> it.strategy(DeploymentStrategy.CANARY)
                        .canaryConfiguration(canary -> canary.canaryBakeTimeInMinutes(-1)));
        refuses("bakeTimeInMinutes", it -> it.bakeTimeInMinutes(1441));
    }

    @Test
    void refusesPausesWhereTrafficMoves() {
        refusesHooks("PAUSE", pause(TEST_TRAFFIC_SHIFT));
        refusesHooks("PAUSE", pause(POST_SCALE_UP, PRODUCTION_TRAFFIC_SHIFT));
    }

    @Test
    void refusesTimeoutsOutOfRange() {
        refusesHooks("20160", pause(20_161, ROLLBACK, POST_SCALE_UP));
        refusesHooks("20160", pause(0, ROLLBACK, POST_SCALE_UP));
        refusesHooks(
                "1440",
                pause(1441, ROLLBACK, POST_SCALE_UP).toBuilder()
                        .targetType(DeploymentLifecycleHookTargetType.AWS_LAMBDA)
                        .hookTargetArn("arn:of:function")
                        .roleArn("arn:of:role")
                        .build());
    }

    @Test
    void refusesHooksThatAreMissingWhatTheyNeed() {
        refusesHooks("stages", pause());
        refusesHooks(
                "hookTargetArn",
                DeploymentLifecycleHook.builder().lifecycleStages(POST_SCALE_UP).build());
        refusesHooks(
                "target type",
                pause(POST_SCALE_UP).toBuilder().targetType("PIGEON").build());
        refusesHooks(
                "stages",
                pause(POST_SCALE_UP).toBuilder()
                        .lifecycleStagesWithStrings("BAKE_TIME")
                        .build());
    }

    @Test
    void refusesMoreThanTenPauses() {
        refuses("10", it -> it.lifecycleHooks(Collections.nCopies(11, pause(POST_SCALE_UP))));
    }

    @Test
    void refusesAlarmsWithoutNamesAndThresholdsWithoutSense() {
        refuses("alarm", it -> it.alarms(alarms -> alarms.enable(true).rollback(true)));
        refuses(
                "threshold",
                it -> it.deploymentCircuitBreaker(breaker -> breaker.enable(true)
                        .thresholdConfiguration(
                                threshold -> threshold.type("HALF").value(1))));
    }

    @Test
    void refusesAStrategyThatIsNotKnownAndSaysWhichIsNotSimulated() {
        refuses("strategy", it -> it.strategy("PURPLE"));
        assertThatThrownBy(() -> orders.release(it -> it.strategy(DeploymentStrategy.ROLLING)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("ROLLING");
    }

    @Test
    void refusesTaskDefinitionsThatCannotRun() {
        String green = orders.registerGreen();
        orders.ecs.deregisterTaskDefinition(it -> it.taskDefinition(green));

        assertThatThrownBy(() -> orders.update(green, it -> {}))
                .isInstanceOf(ClientException.class)
                .hasMessageContaining("inactive");
        assertThatThrownBy(() -> orders.update("orders:9", it -> {})).isInstanceOf(ClientException.class);
    }

    @Test
    void refusesQuestionsThatNameNothingOrTooMuch() {
        assertThatThrownBy(() -> orders.ecs.describeServiceDeployments(it -> {}))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> orders.ecs.describeServiceRevisions(
                        it -> it.serviceRevisionArns(Collections.nCopies(21, "arn"))))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> orders.ecs.listServiceDeployments(
                        it -> it.cluster("shop").service("orders").maxResults(101)))
                .isInstanceOf(InvalidParameterException.class);
        assertThatThrownBy(() -> orders.ecs.listServiceDeployments(
                        it -> it.cluster("shop").service("baskets")))
                .isInstanceOf(ServiceNotFoundException.class);
    }

    @Test
    void tellsWhatItDoesNotFind() {
        assertThat(orders.ecs
                        .describeServiceDeployments(it -> it.serviceDeploymentArns("arn:of:none"))
                        .failures())
                .extracting(Failure::arn, Failure::reason)
                .containsExactly(tuple("arn:of:none", "MISSING"));
        assertThat(orders.ecs
                        .describeServiceRevisions(it -> it.serviceRevisionArns("arn:of:none"))
                        .failures())
                .hasSize(1);
    }
}
