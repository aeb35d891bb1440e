package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.notification.Outbox;
import dev.headgate.notification.Topic;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A release has no record to be taken over by: what its execution's end says is all there is. */
class BrokenReleaseTest {

    private static final String RELEASE = "web-20260302-090000";
    private static final String RELEASE_ARN =
            "arn:aws:states:us-east-1:111122223333:execution:headgate-release:" + RELEASE;

    private final Scene scene = new Scene();
    private final ScriptedExecutions executions = new ScriptedExecutions();
    private final RecoverDeploymentsHandler handler = new RecoverDeploymentsHandler(
            scene.store,
            scene.endNotice(new Outbox(scene.mailbox::add, scene.store, scene.clock)),
            executions,
            new Outbox(scene.mailbox::add, scene.store, scene.clock),
            scene.clock,
            new Random(1));

    @Test
    void isToldWithItsNameAndWhatItDiedOf() {
        assertThat(end("States.Runtime", Optional.of("the state WaitForWave is too large")))
                .isEmpty();

        assertThat(scene.mailbox).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo(Topic.ALERTS);
            assertThat(message.subject()).startsWith("[Headgate] RELEASE_BROKEN - " + RELEASE);
            assertThat(message.body())
                    .contains("its execution " + RELEASE + " ended early", "the state WaitForWave is too large");
        });
    }

    @Test
    void isToldInTheWordsOfTheErrorAndNotOfItsStackTrace() {
        end("java.lang.IllegalStateException", Optional.of("{\"errorMessage\":\"SNS is out\",\"trace\":[\"at x\"]}"));

        assertThat(scene.mailbox.getFirst().body()).contains("SNS is out").doesNotContain("at x");
    }

    @Test
    void isToldByItsStatusWhereTheEventSaysNoMore() {
        handler.handle(Map.of("detail", detail()));

        assertThat(scene.mailbox.getFirst().body()).contains("ABORTED");
    }

    @Test
    void letsItsTriggerStartAnother() {
        scene.store.claimTrigger("push-1", RELEASE, Scene.NINE.plusSeconds(3600));

        end("States.Runtime", Optional.empty());

        assertThat(scene.store.claimedBy("push-1")).isEmpty();
    }

    @Test
    void isNotToldAgainWhereItHasSaidItselfThatItFailed() {
        scene.store.claimTrigger("push-1", RELEASE, Scene.NINE.plusSeconds(3600));

        end("ReleaseFailed", Optional.of("web was rolled back in dev"));

        assertThat(scene.mailbox).isEmpty();
        assertThat(scene.store.claimedBy("push-1")).contains(RELEASE);
    }

    @Test
    void isNoDeploymentThatSomebodyCouldTakeOver() {
        scene.started();
        executions.end("web-prod-1");

        assertThat(end("States.Runtime", Optional.empty())).isEmpty();
        assertThat(executions.started).isEmpty();
    }

    private List<String> end(String error, Optional<String> cause) {
        Map<String, Object> detail = detail();
        detail.put("error", error);
        cause.ifPresent(it -> detail.put("cause", it));
        return handler.handle(Map.of("detail", detail)).recovered();
    }

    private static Map<String, Object> detail() {
        return new HashMap<>(
                Map.of("executionArn", RELEASE_ARN, "name", RELEASE, "status", "ABORTED", "startDate", 1772442000000L));
    }
}
