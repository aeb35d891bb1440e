package dev.headgate.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.json.Json;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepLogTest {

    private static final Map<String, Object> PAYLOAD = Map.of(
            "state", "RequestApproval",
            "deploymentId", "web-prod-1",
            "gate", "TRAFFIC",
            "taskToken", "secret-token",
            "input", Map.of("reason", "a secret reason"));

    private final Scene scene = new Scene();
    private final StepLog log = new StepLog(scene.log, scene.clock);

    @Test
    void saysWhatACallWasAboutHowLongItTookAndWhatCameOfIt() {
        Object result = log.tell("step", PAYLOAD, RequestContext.of("request-1"), () -> {
            scene.pass(Duration.ofMillis(1_234));
            return Map.of("next", "WAIT");
        });

        assertThat(result).isEqualTo(Map.of("next", "WAIT"));
        assertThat(scene.lines)
                .containsExactly("{\"timestamp\":\"2026-03-02T09:00:01.234Z\",\"level\":\"INFO\",\"message\":\"step\","
                        + "\"requestId\":\"request-1\",\"state\":\"RequestApproval\",\"deploymentId\":\"web-prod-1\","
                        + "\"gate\":\"TRAFFIC\",\"next\":\"WAIT\",\"milliseconds\":1234}");
    }

    @Test
    void tellsOfPayloadAndResultOnlyWordsThatAreOurs() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("reason", "SHOUTED by <somebody>");
        result.put("url", "https://approvals.example.com/a/secret-link");
        result.put("verdict", "INCONCLUSIVE");
        result.put("seconds", 30);
        result.put("approved", true);
        result.put("decision", Map.of("type", "RollBack", "reason", "a secret reason"));
        result.put("other", Map.of("type", "a secret type"));
        result.put("recovered", List.of("web-prod-1"));
        result.put("approvers", List.of("secret-alice"));

        Object unused = log.tell("step", PAYLOAD, RequestContext.of("request-1"), () -> result);

        assertThat(line())
                .containsEntry("verdict", "INCONCLUSIVE")
                .containsEntry("decision", "RollBack")
                .containsEntry("approved", true)
                .containsEntry("recovered", List.of("web-prod-1"))
                .doesNotContainKeys("reason", "url", "other", "approvers", "taskToken", "input");
        assertThat(scene.lines).singleElement().asString().doesNotContain("secret", "SHOUTED");
    }

    @Test
    void saysWhatACallFailedWithAndLetsItFail() {
        assertThatThrownBy(() -> log.tell("step", PAYLOAD, RequestContext.of("request-1"), () -> {
                    throw new IllegalStateException("secret-token is not ours");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(line())
                .containsEntry("level", "ERROR")
                .containsEntry("error", IllegalStateException.class.getName())
                .containsEntry("deploymentId", "web-prod-1");
        assertThat(scene.lines).singleElement().asString().doesNotContain("secret");
    }

    /** The opening has no deployment yet, and a release never has one: their executions have names. */
    @Test
    void namesTheExecutionWhereThereIsNoDeploymentYet() {
        Map<String, Object> payload = Map.of(
                "state", "OpenDeployment", "execution", Map.of("name", "web-prod-1", "arn", "arn:aws:states:::x"));

        Object unused = log.tell("step", payload, RequestContext.of("request-1"), () -> Map.of("next", "OUR_TURN"));

        assertThat(line()).containsEntry("execution", "web-prod-1").doesNotContainKey("arn");
    }

    private Map<String, Object> line() {
        assertThat(scene.lines).hasSize(1);
        assertThat(scene.lines.getFirst()).doesNotContain("\n");
        return Json.object(Json.tree(scene.lines.getFirst()), "$");
    }
}
