package dev.headgate.simulator.environment.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_TEST_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.PRODUCTION_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.TEST_TRAFFIC_SHIFT;

import dev.headgate.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;

class LambdaHooksTest {

    private static final String FUNCTION = "arn:aws:lambda:eu-west-1:111122223333:function:probe";

    private final NativeOrders orders = NativeOrders.standing();
    private final List<Map<String, Object>> calls = new ArrayList<>();

    private void answers(UnaryOperator<String> function) {
        orders.account.ecsServices().addHookFunction(FUNCTION, payload -> {
            calls.add(Json.object(Json.tree(payload), "$"));
            return function.apply(payload);
        });
    }

    private static DeploymentLifecycleHook hook(DeploymentLifecycleHookStage... stages) {
        return DeploymentLifecycleHook.builder()
                .hookTargetArn(FUNCTION)
                .roleArn("arn:aws:iam::111122223333:role/hooks")
                .lifecycleStages(stages)
                .hookDetails(Document.mapBuilder().putString("team", "shop").build())
                .timeoutConfiguration(it -> it.timeoutInMinutes(60).action(DeploymentLifecycleHookAction.ROLLBACK))
                .build();
    }

    private static Map<String, Object> details(Map<String, Object> call) {
        return Json.object(call.get("executionDetails"), "$");
    }

    private static String status(String status) {
        return "{\"hookStatus\": \"" + status + "\"}";
    }

    @Test
    void callsAFunctionAndGoesOnWhenItSaysSo() {
        answers(payload -> status("SUCCEEDED"));
        String arn = orders.release(hook(POST_TEST_TRAFFIC_SHIFT));
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThat(calls).hasSize(1);
        assertThat(calls.getFirst())
                .containsEntry("lifecycleStage", "POST_TEST_TRAFFIC_SHIFT")
                .containsEntry("resourceArn", arn)
                .containsEntry("hookDetails", Map.of("team", "shop"))
                .containsKey("executionId");
        assertThat(details(calls.getFirst()))
                .containsEntry(
                        "targetServiceRevisionArn",
                        orders.deployment(arn).targetServiceRevision().arn())
                .containsEntry("productionTrafficWeights", Map.of());
    }

    @Test
    void callsAgainWhileItIsNotDoneAndPassesOnWhatItSaid() {
        List<Instant> times = new ArrayList<>();
        answers(payload -> {
            times.add(orders.loop.instant());
            return calls.size() < 3
                    ? "{\"hookStatus\": \"IN_PROGRESS\", \"callBackDelay\": 45, \"hookDetails\": {\"seen\": "
                            + calls.size() + "}}"
                    : status("SUCCEEDED");
        });
        String arn = orders.release(hook(POST_TEST_TRAFFIC_SHIFT));
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThat(Duration.between(times.get(0), times.get(1))).isEqualTo(Duration.ofSeconds(45));
        assertThat(String.valueOf(calls.getLast().get("hookDetails"))).contains("seen=2", "team=shop");
    }

    @Test
    void goesBackWhenAFunctionFailsOrSaysNothingThatIsKnown() {
        for (String answer : List.of(status("FAILED"), status("DONE"), "{}", "not json")) {
            NativeOrders anew = NativeOrders.standing();
            anew.account.ecsServices().addHookFunction(FUNCTION, payload -> answer);
            String arn = anew.release(hook(POST_TEST_TRAFFIC_SHIFT));
            anew.runToItsEnd(arn);

            assertThat(anew.statusOf(arn)).as(answer).isEqualTo("ROLLBACK_SUCCESSFUL");
        }
    }

    @Test
    void goesBackWhenThereIsNoSuchFunction() {
        String arn = orders.release(hook(POST_TEST_TRAFFIC_SHIFT));
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void goesBackWhenAFunctionIsNeverDone() {
        answers(payload -> status("IN_PROGRESS"));
        String arn = orders.release(hook(POST_TEST_TRAFFIC_SHIFT));
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(calls.size()).isBetween(110, 121);
    }

    @Test
    void isToldOfWeightsWhereTrafficMovesAndThatGreenHasNoneInARollback() {
        answers(payload -> status("SUCCEEDED"));
        String arn = orders.release(
                it -> it.bakeTimeInMinutes(60).lifecycleHooks(hook(TEST_TRAFFIC_SHIFT, PRODUCTION_TRAFFIC_SHIFT)));
        orders.runUntilStage(arn, "BAKE_TIME");
        orders.stop(arn);
        orders.runToItsEnd(arn);

        String green = orders.deployment(arn).targetServiceRevision().arn();
        assertThat(calls)
                .extracting(call -> call.get("lifecycleStage"))
                .containsExactly(
                        "TEST_TRAFFIC_SHIFT",
                        "PRODUCTION_TRAFFIC_SHIFT",
                        "PRODUCTION_TRAFFIC_SHIFT",
                        "TEST_TRAFFIC_SHIFT");
        assertThat(calls)
                .extracting(call -> weightOf(green, call, "productionTrafficWeights"))
                .containsExactly(0.0, 100.0, 0.0, 0.0);
        assertThat(calls)
                .extracting(call -> weightOf(green, call, "testTrafficWeights"))
                .containsExactly(100.0, 100.0, 100.0, 0.0);
    }

    private static double weightOf(String revision, Map<String, Object> call, String kind) {
        return Double.parseDouble(
                String.valueOf(Json.object(details(call).get(kind), "$").get(revision)));
    }
}
