package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.traffic.AlarmReader;
import dev.headgate.traffic.ListenerReader;
import dev.headgate.traffic.ServiceReader;
import dev.headgate.traffic.UnknownWordException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEvent;
import software.amazon.awssdk.services.codedeploy.model.LifecycleEventStatus;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.StabilityStatus;
import software.amazon.awssdk.services.ecs.model.TaskSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Each state that the SDK knows is handled by name: a newer SDK with one more fails here, and says which. */
class EveryWordOfAwsTest {

    @Test
    void everyStatusOfADeployment() {
        Set<String> handled = handled(
                DeploymentStatus.knownValues(),
                DeploymentStatus::toString,
                status -> ProgressReader.status("d-1", status, status.toString()));

        assertThat(handled)
                .containsExactlyInAnyOrder(
                        "Created", "Queued", "InProgress", "Baking", "Succeeded", "Failed", "Stopped", "Ready");
        assertNamed(
                () -> ProgressReader.status("d-1", DeploymentStatus.UNKNOWN_TO_SDK_VERSION, "Levitating"),
                "CodeDeploy says \"Levitating\" of deployment d-1");
        assertNamed(() -> ProgressReader.status("d-1", null, null), "CodeDeploy says nothing of deployment d-1");
    }

    @Test
    void everyStatusOfALifecycleEvent() {
        handled(
                LifecycleEventStatus.knownValues(),
                LifecycleEventStatus::toString,
                status -> ProgressReader.event(event(status.toString())));

        assertNamed(
                () -> ProgressReader.event(event("Levitating")),
                "CodeDeploy says \"Levitating\" of lifecycle event Install");
    }

    @Test
    void everyStabilityOfATaskSet() {
        Set<String> handled = handled(
                StabilityStatus.knownValues(),
                StabilityStatus::toString,
                status -> TaskSetReader.isSteady(TaskSet.builder()
                        .id("ecs-svc/1")
                        .stabilityStatus(status)
                        .build()));

        assertThat(handled).containsExactlyInAnyOrder("STEADY_STATE", "STABILIZING");
        assertNamed(
                () -> TaskSetReader.isSteady(TaskSet.builder()
                        .id("ecs-svc/1")
                        .stabilityStatus("WOBBLING")
                        .build()),
                "ECS says \"WOBBLING\" of the stability of task set ecs-svc/1");
        assertNamed(
                () -> TaskSetReader.isSteady(TaskSet.builder().id("ecs-svc/1").build()), "ECS says nothing");
    }

    @Test
    void everyStatusOfATaskSetAndOfAService() {
        for (String status : List.of("PRIMARY", "ACTIVE", "DRAINING")) {
            assertThat(TaskSetReader.status(TaskSet.builder().status(status).build()))
                    .hasToString(status);
        }
        assertThat(ServiceReader.exists(Service.builder().status("ACTIVE").build()))
                .isTrue();
        assertThat(ServiceReader.exists(Service.builder().status("DRAINING").build()))
                .isTrue();
        assertThat(ServiceReader.exists(Service.builder().status("INACTIVE").build()))
                .isFalse();
        assertNamed(
                () -> TaskSetReader.status(
                        TaskSet.builder().id("ecs-svc/1").status("EVAPORATING").build()),
                "ECS says \"EVAPORATING\" of task set ecs-svc/1");
        assertNamed(
                () -> ServiceReader.exists(Service.builder()
                        .serviceName("web")
                        .status("EVAPORATING")
                        .build()),
                "ECS says \"EVAPORATING\" of service web");
    }

    @Test
    void everyStateOfATarget() {
        Set<String> handled = handled(
                TargetHealthStateEnum.knownValues(),
                TargetHealthStateEnum::toString,
                state -> ListenerReader.isHealthy(
                        TargetHealth.builder().state(state).build()));

        assertThat(handled).contains("healthy", "unhealthy.draining", "unavailable");
        assertThat(TargetHealthStateEnum.knownValues())
                .filteredOn(state -> ListenerReader.isHealthy(
                        TargetHealth.builder().state(state).build()))
                .containsExactly(TargetHealthStateEnum.HEALTHY);
        assertNamed(
                () -> ListenerReader.isHealthy(
                        TargetHealth.builder().state("dizzy").build()),
                "Elastic Load Balancing says \"dizzy\" of a target's health");
    }

    @Test
    void everyStateOfAnAlarm() {
        handled(
                StateValue.knownValues(),
                StateValue::toString,
                state -> AlarmReader.isRed("5xx", state, state.toString()));

        assertThat(StateValue.knownValues())
                .filteredOn(state -> AlarmReader.isRed("5xx", state, state.toString()))
                .containsExactly(StateValue.ALARM);
        assertNamed(
                () -> AlarmReader.isRed("5xx", StateValue.UNKNOWN_TO_SDK_VERSION, "PINK"),
                "CloudWatch says \"PINK\" of alarm 5xx");
        assertNamed(() -> AlarmReader.isRed("5xx", null, null), "CloudWatch says nothing of alarm 5xx");
    }

    private static LifecycleEvent event(String status) {
        return LifecycleEvent.builder()
                .lifecycleEventName("Install")
                .status(status)
                .build();
    }

    private static <T> Set<String> handled(Set<T> known, Function<T, String> name, Consumer<T> reader) {
        assertThat(known).isNotEmpty();
        known.forEach(value -> assertThatCode(() -> reader.accept(value))
                .as("The SDK knows %s: say what it means", value)
                .doesNotThrowAnyException());
        return known.stream().map(name).collect(Collectors.toSet());
    }

    private static void assertNamed(ThrowingCallable reading, String words) {
        assertThatThrownBy(reading)
                .isInstanceOf(UnknownWordException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("this version of Headgate does not know");
    }
}
