package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecoverDeploymentsHandlerTest {

    private static final Map<String, Object> SWEEP = Map.of("detail-type", "Scheduled Event", "detail", Map.of());

    private final Scene scene = new Scene();
    private final StartedExecutions executions = new StartedExecutions();
    private final RecoverDeploymentsHandler handler =
            new RecoverDeploymentsHandler(scene.store, executions, scene.mailbox::add);

    @Test
    void hasAnotherExecutionTakeOverTheOneThatEnded() {
        scene.started();

        assertThat(wake(ended("web-prod-1"))).containsExactly("web-prod-1");
        assertThat(executions.started)
                .containsExactly(Map.entry("web-prod-1-recovery-2", Map.of("recover", "web-prod-1")));
        assertThat(scene.told()).containsExactly("TAKEN_OVER");
    }

    @Test
    void startsOneRecoveryHoweverOftenItWakes() {
        scene.started();
        wake(ended("web-prod-1"));

        assertThat(wake(ended("web-prod-1"))).isEmpty();
        assertThat(wake(SWEEP)).isEmpty();
        assertThat(scene.told()).containsExactly("TAKEN_OVER");
    }

    @Test
    void recoversAgainWhenTheRecoveryDies() {
        scene.started();
        wake(ended("web-prod-1"));
        String recovery = Scene.execution("web-prod-1-recovery-2").arn();
        scene.store.save(scene.record().takenOverBy(recovery));
        executions.running.remove(recovery);

        assertThat(wake(ended("web-prod-1-recovery-2", "{\"recover\":\"web-prod-1\"}")))
                .containsExactly("web-prod-1");
        assertThat(executions.started).containsOnlyKeys("web-prod-1-recovery-2", "web-prod-1-recovery-3");
    }

    @Test
    void aSweepLooksAtEveryLock() {
        scene.started();
        scene.opened(Scene.plan("dev"));
        executions.running.add(Scene.execution("web-dev-1").arn());

        assertThat(wake(SWEEP)).containsExactly("web-prod-1");
    }

    @Test
    void leavesAloneWhatRuns() {
        scene.started();
        executions.running.add(Scene.execution("web-prod-1").arn());

        assertThat(wake(ended("web-prod-1"))).isEmpty();
    }

    @Test
    void tellsOfAnEndThatNobodyWasToldOf() {
        scene.store.close(
                scene.started().closed(new Closing(Outcome.ROLLED_BACK, "an alarm is red", "web:1.3.9", Scene.NINE)));

        assertThat(wake(SWEEP)).isEmpty();
        assertThat(scene.told()).containsExactly("ROLLED_BACK");

        wake(SWEEP);

        assertThat(scene.told()).containsExactly("ROLLED_BACK");
    }

    @Test
    void leavesAloneWhatHasEndedAndWhatAHumanHas() {
        scene.store.close(scene.started()
                .closed(new Closing(Outcome.NEEDS_HUMAN, "blue's task set is gone", "unknown", Scene.NINE)));
        scene.store.announced("web-prod-1");

        assertThat(wake(ended("web-prod-1"))).isEmpty();
        assertThat(wake(SWEEP)).isEmpty();
        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void knowsNothingOfExecutionsWithoutARecord() {
        assertThat(wake(ended("somebody-elses"))).isEmpty();
    }

    @Test
    void tellsOfADeploymentThatWasStartedAloneAndNeverOpened() {
        assertThat(wake(ended("by-hand", "{\"service\":\"web\",\"environment\":\"prdo\"}")))
                .isEmpty();
        assertThat(wake(ended("typo", "{\"recover\":\"web-prod-9\"}"))).isEmpty();

        assertThat(scene.told()).containsExactly("NOT_OPENED", "NOT_TAKEN_OVER");
    }

    private List<String> wake(Map<String, Object> event) {
        return handler.handle(event).recovered();
    }

    private static Map<String, Object> ended(String execution) {
        return ended(execution, "{\"plan\":{}}");
    }

    private static Map<String, Object> ended(String execution, String input) {
        return Map.of(
                "detail-type",
                "Step Functions Execution Status Change",
                "detail",
                Map.of(
                        "executionArn",
                        Scene.execution(execution).arn(),
                        "name",
                        execution,
                        "status",
                        "ABORTED",
                        "input",
                        input));
    }

    /** Remembers the executions that were started; a name is good for one. */
    private static final class StartedExecutions implements Executions {

        final Map<String, Map<String, Object>> started = new LinkedHashMap<>();
        final Set<String> running = new HashSet<>();

        @Override
        public boolean isRunning(String executionArn) {
            return running.contains(executionArn);
        }

        @Override
        public boolean start(String name, Map<String, Object> input) {
            running.add(arnOf(name));
            return started.putIfAbsent(name, input) == null;
        }

        @Override
        public String arnOf(String name) {
            return Scene.execution(name).arn();
        }
    }
}
