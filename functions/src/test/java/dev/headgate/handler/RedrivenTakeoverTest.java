package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.handler.OpenDeploymentHandler.Input;
import dev.headgate.handler.OpenDeploymentHandler.Next;
import dev.headgate.handler.OpenDeploymentHandler.Output;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a takeover says of the death before it, and what becomes of one whose own execution is redriven. */
class RedrivenTakeoverTest {

    private static final String RECOVERY = "web-prod-1-recovery-2";

    private final Scene scene = new Scene();
    private final ScriptedExecutions executions = new ScriptedExecutions();
    private final OpenDeploymentHandler handler = new OpenDeploymentHandler(
            scene.store,
            (input, execution) -> Scene.plan(execution.name(), Scene.release(false), "prod"),
            executions,
            scene.backend,
            scene.approvals,
            scene.herald,
            scene.mailbox::add,
            scene.freezing,
            scene.clock);

    @Test
    void oneThatCalledAHumanIsOpenAgainWhenTheSameExecutionIsRedriven() {
        scene.started();
        executions.end("web-prod-1");
        recover();
        scene.store.close(scene.record().closed(new Closing(Outcome.NEEDS_HUMAN, "blue is gone", "green", Scene.NINE)));
        scene.pass(Duration.ofHours(1));

        assertThat(recover().next()).isEqualTo(Next.ROLL_BACK);
        assertThat(scene.record().closing()).isEmpty();
        assertThat(scene.record().takenOverAt()).contains(Scene.NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void whoAsksForWhatHasEndedIsToldHow() {
        scene.store.close(
                scene.started().closed(new Closing(Outcome.DEPLOYED, "green passed its bake", "web", Scene.NINE)));

        assertThat(recover().why()).isEqualTo("it has ended DEPLOYED already");
    }

    @ParameterizedTest
    @CsvSource({"300, ''", "301, ..."})
    void aLongCauseOfDeathIsCutForAMessageThatPeopleRead(int length, String end) {
        scene.started();
        executions.end("web-prod-1", "FAILED", Optional.of("x".repeat(length)));

        recover();

        assertThat(scene.record().cause())
                .map(Cause::reason)
                .contains("its execution ended before the deployment did (FAILED: " + "x".repeat(300) + end + "), and "
                        + RECOVERY + " took over");
    }

    private Output recover() {
        return handler.handle(new Input(Map.of("recover", "web-prod-1"), Scene.execution(RECOVERY)));
    }
}
