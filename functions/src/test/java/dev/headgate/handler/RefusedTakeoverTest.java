package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.notification.Outbox;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An execution that was to take a deployment over has ended: whether it was refused, or died at work. */
class RefusedTakeoverTest {

    private final Scene scene = new Scene();
    private final ScriptedExecutions executions = new ScriptedExecutions();
    private final RecoverDeploymentsHandler handler = new RecoverDeploymentsHandler(
            scene.store,
            scene.endNotice(new Outbox(scene.mailbox::add, scene.store, scene.clock)),
            executions,
            new Outbox(scene.mailbox::add, scene.store, scene.clock),
            scene.clock,
            new Random(1));

    @ParameterizedTest
    @ValueSource(strings = {"dev.headgate.release.InvalidReleaseException", "dev.headgate.json.MalformedJsonException"})
    void peopleAreToldThatItWasRefused(String error) {
        scene.started();
        executions.run("web-prod-1");

        assertThat(end("by-hand", "web-prod-1", error)).isEmpty();

        assertThat(scene.told()).containsExactly("NOT_TAKEN_OVER");
    }

    @Test
    void oneThatDiedAtWorkIsFollowedByAnotherAndWasNotRefused() {
        scene.started();
        executions.end("web-prod-1");

        assertThat(end("by-hand", "web-prod-1", "States.Runtime")).containsExactly("web-prod-1");

        assertThat(scene.told()).containsExactly("TAKEN_OVER");
    }

    @Test
    void whatCannotBeReadIsARecordAndItsExecutionHadOpenedIt() {
        scene.started();
        scene.store.spoil("web-prod-1");

        assertThatThrownBy(() -> handler.handle(event("web-prod-1", Map.of())))
                .isInstanceOf(RecoveryException.class)
                .hasMessageContaining("1 not done, and tried again in the next sweep: web-prod-1");

        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void allThatCouldNotBeDoneIsKeptOfARun() {
        scene.started();
        scene.opened(Scene.plan("dev"));
        executions.fail("web-prod-1", new IllegalStateException("the first"));
        executions.fail("web-dev-1", new IllegalStateException("the second"));

        assertThatThrownBy(() -> handler.handle(Map.of("detail", Map.of())))
                .isInstanceOf(RecoveryException.class)
                .satisfies(failed -> assertThat(List.of(failed.getCause(), failed.getSuppressed()[0]))
                        .extracting(Throwable::getMessage)
                        .containsExactlyInAnyOrder("the first", "the second"));
    }

    private List<String> end(String execution, String deploymentId, String error) {
        return handler.handle(
                        event(execution, Map.of("input", "{\"recover\":\"" + deploymentId + "\"}", "error", error)))
                .recovered();
    }

    private static Map<String, Object> event(String execution, Map<String, Object> more) {
        Map<String, Object> detail = new HashMap<>(more);
        detail.putAll(Map.of("executionArn", Scene.execution(execution).arn(), "name", execution, "status", "FAILED"));
        return Map.of("detail", detail);
    }
}
