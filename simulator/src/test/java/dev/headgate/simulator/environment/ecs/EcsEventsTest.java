package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_SCALE_UP;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;

class EcsEventsTest {

    private final NativeOrders orders = NativeOrders.standing();

    private List<Map<String, Object>> sent() {
        return orders.events.stream()
                .map(event -> Json.object(Json.tree(event), "$"))
                .toList();
    }

    private static Map<String, Object> detail(Map<String, Object> event) {
        return Json.object(event.get("detail"), "$.detail");
    }

    private List<Object> names() {
        return sent().stream().map(event -> detail(event).get("eventName")).toList();
    }

    @Test
    void tellsThatADeploymentBeginsAndThatItIsComplete() {
        orders.runToItsEnd(orders.release());

        assertThat(names()).containsExactly("SERVICE_DEPLOYMENT_IN_PROGRESS", "SERVICE_DEPLOYMENT_COMPLETED");
        Map<String, Object> first = sent().getFirst();
        assertThat(first)
                .containsEntry("source", "aws.ecs")
                .containsEntry("detail-type", "ECS Deployment State Change")
                .containsEntry("account", "111122223333")
                .containsEntry("region", "eu-west-1")
                .containsEntry("resources", List.of(orders.service().serviceArn()));
        assertThat(detail(first)).containsOnlyKeys("eventType", "eventName", "deploymentId", "updatedAt", "reason");
        assertThat(String.valueOf(detail(first).get("deploymentId"))).startsWith("ecs-svc/");
    }

    @Test
    void tellsOfAPauseUntilItHasPassed() {
        String arn = orders.release(pause(POST_SCALE_UP));
        String hook = orders.awaitPause(arn);
        orders.goOn(arn, hook);
        orders.runToItsEnd(arn);

        assertThat(names())
                .containsExactly(
                        "SERVICE_DEPLOYMENT_IN_PROGRESS",
                        "HOOK_AWAITING_ACTION",
                        "HOOK_IN_PROGRESS",
                        "HOOK_SUCCEEDED",
                        "SERVICE_DEPLOYMENT_COMPLETED");
        Map<String, Object> awaiting = sent().get(1);
        assertThat(awaiting)
                .containsEntry("detail-type", "ECS Hook State Change")
                .containsEntry("resources", List.of(arn));
        assertThat(detail(awaiting))
                .containsEntry("hookId", hook)
                .containsEntry("hookType", "PAUSE")
                .containsEntry("lifecycleStage", "POST_SCALE_UP")
                .containsEntry("serviceDeploymentArn", arn)
                .containsEntry("serviceArn", orders.service().serviceArn())
                .containsKeys("eventType", "expiresAt", "clusterArn", "updatedAt");
    }

    @Test
    void tellsOfAPauseThatExpiresOrIsTurnedDown() {
        String arn = orders.release(pause(POST_SCALE_UP));
        orders.runToItsEnd(arn);
        assertThat(names()).contains("HOOK_TIMED_OUT");

        orders.events.clear();
        String next = orders.release(pause(POST_SCALE_UP));
        orders.answer(next, orders.awaitPause(next), DeploymentLifecycleHookAction.ROLLBACK);

        assertThat(names()).contains("HOOK_FAILED");
    }

    @Test
    void tellsOfAFailureOnlyWhereThereIsACircuitBreaker() {
        String silent = orders.release(pause(POST_SCALE_UP));
        orders.runToItsEnd(silent);
        assertThat(names()).doesNotContain("SERVICE_DEPLOYMENT_FAILED");

        String loud = orders.release(it -> it.lifecycleHooks(pause(POST_SCALE_UP))
                .deploymentCircuitBreaker(breaker -> breaker.enable(true).rollback(true)));
        orders.runToItsEnd(loud);

        assertThat(names()).contains("SERVICE_DEPLOYMENT_FAILED");
    }

    @Test
    void tellsTwiceWhereThatIsAskedFor() {
        orders.conditions().sendEventsTwice(true);
        orders.runToItsEnd(orders.release());

        assertThat(orders.events).hasSize(4);
        assertThat(orders.events.get(1)).isEqualTo(orders.events.getFirst());
    }
}
