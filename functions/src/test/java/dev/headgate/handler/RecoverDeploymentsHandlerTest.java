package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.asker.Asker;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.json.Json;
import dev.headgate.notification.Message;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.Outbox;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleAsker;
import dev.headgate.testing.Scene;
import dev.headgate.testing.ScriptedExecutions;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecoverDeploymentsHandlerTest {

    private static final Map<String, Object> SWEEP = Map.of("detail-type", "Scheduled Event", "detail", Map.of());

    private final Scene scene = new Scene();
    private final ScriptedExecutions executions = new ScriptedExecutions();
    private final Notifier sns = this::send;
    private final Outbox outbox = new Outbox(sns, scene.store, scene.clock);
    private final RecoverDeploymentsHandler handler = new RecoverDeploymentsHandler(
            scene.store, scene.endNotice(outbox), executions, outbox, scene.clock, new Random(1));
    private Optional<RuntimeException> outage = Optional.empty();

    private void send(Message message) {
        if (outage.isPresent()) {
            throw outage.get();
        }
        scene.mailbox.add(message);
    }

    @BeforeEach
    void someTimeLater() {
        executions.end("web-prod-1");
    }

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
        scene.store.save(scene.record().takenOverBy(recovery, Scene.NINE));
        executions.end("web-prod-1-recovery-2");

        assertThat(wake(ended("web-prod-1-recovery-2", "{\"recover\":\"web-prod-1\"}")))
                .containsExactly("web-prod-1");
        assertThat(executions.started).containsOnlyKeys("web-prod-1-recovery-2", "web-prod-1-recovery-3");
    }

    @Test
    void givesADeploymentToPeopleWhoseRecoveriesAllDie() {
        scene.started();
        for (int taken = 0; taken < 20; taken++) {
            assertThat(wake(SWEEP)).containsExactly("web-prod-1");
            String recovery = "web-prod-1-recovery-" + scene.record().version();
            scene.store.save(
                    scene.record().takenOverBy(Scene.execution(recovery).arn(), Scene.NINE));
            executions.end(recovery);
        }

        assertThat(wake(SWEEP)).isEmpty();
        assertThat(scene.record().closing())
                .hasValueSatisfying(it -> assertThat(it.outcome()).isEqualTo(Outcome.NEEDS_HUMAN))
                .hasValueSatisfying(it -> assertThat(it.reason())
                        .contains("20 executions that took it over, one after another, have died as well"));
        assertThat(scene.told()).endsWith("NEEDS_HUMAN");
        assertThat(scene.record().takenOverBy("arn:people", Scene.NINE).takeovers())
                .contains(1);
    }

    @Test
    void aSweepLooksAtEveryLock() {
        scene.started();
        scene.opened(Scene.plan("dev"));
        executions.run("web-dev-1");

        assertThat(wake(SWEEP)).containsExactly("web-prod-1");
    }

    @Test
    void leavesAloneWhatRuns() {
        scene.started();
        executions.run("web-prod-1");

        assertThat(wake(ended("web-prod-1"))).isEmpty();
    }

    @Test
    void tellsOfAnEndThatNobodyWasToldOf() {
        scene.store.close(scene.started()
                .closed(new Closing(Outcome.ROLLED_BACK, "an alarm is red", Example.BLUE.image(), Scene.NINE)));

        assertThat(wake(SWEEP)).isEmpty();
        assertThat(scene.told()).containsExactly("ROLLED_BACK");

        wake(SWEEP);

        assertThat(scene.told()).containsExactly("ROLLED_BACK");
    }

    @Test
    void saysOfAnEndThatNobodyWasToldOfWhoAsked() {
        Deployment started = scene.started();
        scene.askers.note(
                started.plan().release().executionArn(),
                ExampleAsker.asker(Asker.Act.STARTED, ExampleAsker.BOB, 0),
                Scene.NINE);
        scene.store.close(
                started.closed(new Closing(Outcome.ROLLED_BACK, "an alarm is red", Example.BLUE.image(), Scene.NINE)));

        wake(SWEEP);

        assertThat(scene.mailbox).last().extracting(Message::body).asString().contains(ExampleAsker.BOB + " (IAM)");
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
    void tellsOfEveryExecutionThatEndedWithoutARecordWhateverItWasStartedWith() {
        for (String input : List.of(
                "{\"service\":\"web\",\"environment\":\"prdo\"}",
                "{\"deployment\":\"web-prod-7\"}",
                "{\"plan\":{}}",
                "[]",
                "5",
                "\"x\"",
                "null",
                "{\"recover\":",
                "{\"recover\":7}")) {
            assertThat(wake(ended("by-hand", input))).as(input).isEmpty();
        }
        assertThat(wake(ended("typo", "{\"recover\":\"web-prod-9\"}"))).isEmpty();
        assertThat(wake(ended("typo", "{\"settle\":\"web-prod-9\"}"))).isEmpty();

        assertThat(scene.told()).hasSize(11).containsOnly("NOT_OPENED", "NOT_TAKEN_OVER");
        assertThat(scene.told()).endsWith("NOT_OPENED", "NOT_TAKEN_OVER", "NOT_TAKEN_OVER");
    }

    /** Whoever is refused sees it where they said it; what broke off may have been heard all the same. */
    @Test
    void tellsOfASayingOnlyWhenItBrokeOff() {
        scene.started();
        executions.run("web-prod-1");
        String promote = "{\"deployment\":\"web-prod-1\",\"do\":\"promote\"}";

        assertThat(wake(refused("promote-1", promote))).isEmpty();
        assertThat(scene.told()).isEmpty();

        assertThat(wake(ended("promote-1", promote))).isEmpty();
        assertThat(scene.told()).containsExactly("NOT_SAID");
    }

    @Test
    void survivesEventsOfAnyShape() {
        for (Object detail :
                List.of(List.of(), 5, "x", Map.of("name", 7), Map.of("name", "odd", "executionArn", "odd"))) {
            assertThat(wake(Map.of("detail", detail))).isEmpty();
        }
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("detail", null);
        assertThat(wake(nothing)).isEmpty();
    }

    @Test
    void tellsThatALivingDeploymentWasNotTakenOver() {
        scene.started();
        executions.run("web-prod-1");

        wake(refused("by-hand", "{\"recover\":\"web-prod-1\"}"));

        assertThat(scene.told()).containsExactly("NOT_TAKEN_OVER");
        assertThat(executions.started).isEmpty();
    }

    @Test
    void leavesAloneWhatStepFunctionsDoesNotKnowYet() {
        scene.opened(Scene.plan("dev"));
        scene.pass(Duration.ofSeconds(119));

        assertThat(wake(SWEEP)).isEmpty();
        scene.pass(Duration.ofSeconds(1));
        assertThat(wake(SWEEP)).containsExactly("web-dev-1");
    }

    @Test
    void aRecoveryThatHasJustBegunIsNotTakenForDead() {
        scene.started();
        scene.pass(Duration.ofHours(3));
        scene.store.save(scene.record().takenOverBy("arn:not-listed-yet", scene.clock.instant()));

        assertThat(wake(SWEEP)).isEmpty();
    }

    @Test
    void whatFailsForOneDeploymentKeepsItFromNoOther() {
        scene.started();
        scene.opened(Scene.plan("dev"));
        scene.pass(Duration.ofMinutes(5));
        executions.fail("web-dev-1", new IllegalStateException("a poisoned one"));

        for (int sweep = 0; sweep < 3; sweep++) {
            assertThatThrownBy(() -> wake(SWEEP))
                    .isInstanceOf(RecoveryException.class)
                    .hasMessageContaining("web-dev-1 (a poisoned one)");
        }
        assertThat(executions.started).containsOnlyKeys("web-prod-1-recovery-2");
    }

    @Test
    void endsTheSweepQuietlyWhenStepFunctionsIsBusy() {
        scene.started();
        executions.fail("web-prod-1", new ExecutionsBusyException(new IllegalStateException("throttled")));

        assertThat(wake(SWEEP)).isEmpty();
    }

    @Test
    void looksAtSomeHundredsInOneSweepAndAtTheOthersInTheNext() {
        for (int i = 0; i < 700; i++) {
            scene.store.register(
                    Deployment.open(Scene.plan("web-dev-" + i, Scene.release(false), "dev"), "arn:" + i, Scene.NINE));
        }
        scene.pass(Duration.ofHours(1));

        Set<String> recovered = new HashSet<>();
        for (int sweep = 0; sweep < 40; sweep++) {
            executions.looks.clear();
            recovered.addAll(wake(SWEEP));
            assertThat(executions.looks).hasSizeLessThan(700);
        }
        assertThat(recovered).hasSize(700);
    }

    @Test
    void anExecutionThatOnlyHasTheNameIsNoRecovery() {
        scene.started();
        executions.run("web-prod-1-recovery-2", Map.of("service", "web"));
        executions.end("web-prod-1-recovery-2-2");

        assertThat(wake(SWEEP)).containsExactly("web-prod-1");
        assertThat(executions.started).containsOnlyKeys("web-prod-1-recovery-2-3");
    }

    @Test
    void triesATwentiethRecoveryBeforeItCallsAHuman() {
        scene.started();
        for (int attempt = 1; attempt <= 19; attempt++) {
            executions.end("web-prod-1-recovery-2" + (attempt == 1 ? "" : "-" + attempt));
        }

        assertThat(wake(SWEEP)).containsExactly("web-prod-1");
        assertThat(executions.started).containsOnlyKeys("web-prod-1-recovery-2-20");
        assertThat(scene.record().closing()).isEmpty();
    }

    @Test
    void callsAHumanOnceTwentyThatTookItOverHaveDied() {
        Deployment started = scene.started();
        for (int takeover = 0; takeover < 19; takeover++) {
            started = started.takenOverBy(Scene.execution("web-prod-1").arn(), Scene.NINE);
        }
        Deployment nineteen = scene.store.save(started);
        scene.pass(Duration.ofHours(1));
        assertThat(wake(SWEEP)).containsExactly("web-prod-1");

        scene.store.save(nineteen.takenOverBy(Scene.execution("web-prod-1").arn(), Scene.NINE));
        assertThat(wake(SWEEP)).isEmpty();

        assertThat(scene.record().closing()).hasValueSatisfying(closing -> {
            assertThat(closing.outcome()).isEqualTo(Outcome.NEEDS_HUMAN);
            assertThat(closing.reason())
                    .contains("20 executions that took it over, one after another, have died as well");
        });
    }

    @Test
    void callsAHumanOnceWhenNoRecoveryComesToAnything() {
        scene.started();
        for (int attempt = 1; attempt <= 20; attempt++) {
            executions.end("web-prod-1-recovery-2" + (attempt == 1 ? "" : "-" + attempt));
        }
        scene.pass(Duration.ofHours(1));

        assertThat(wake(SWEEP)).isEmpty();
        assertThat(wake(SWEEP)).isEmpty();

        assertThat(scene.told()).containsExactly("NEEDS_HUMAN");
        assertThat(scene.record().closing()).map(Closing::outcome).contains(Outcome.NEEDS_HUMAN);
        assertThat(scene.record().closing())
                .map(Closing::reason)
                .contains(
                        "its execution ended before the deployment did, and 20 executions that were to take it over have"
                                + " ended without doing so");
        assertThat(scene.store.locks()).hasSize(1);
    }

    @Test
    void recoversADeploymentWithANameAsLongAsStepFunctionsTakes() {
        String id = "hotfix-" + "x".repeat(73);
        scene.store.register(Deployment.open(Scene.plan(id, Scene.release(false), "prod"), "arn:x", Scene.NINE));
        scene.pass(Duration.ofHours(1));

        assertThat(wake(SWEEP)).containsExactly(id);
        assertThat(executions.started).allSatisfy((name, input) -> {
            assertThat(name).hasSize(80).startsWith("hotfix-xxx").endsWith("-recovery-0");
            assertThat(input).isEqualTo(Map.of("recover", id));
        });
    }

    @Test
    void whatCouldNotBeSentIsSentLater() {
        scene.started();
        outage = Optional.of(new IllegalStateException("SNS is out"));
        assertThatThrownBy(() -> wake(SWEEP))
                .isInstanceOf(RecoveryException.class)
                .hasMessageContaining("SNS is out");
        assertThat(executions.started).containsOnlyKeys("web-prod-1-recovery-2");
        assertThat(scene.mailbox).isEmpty();

        outage = Optional.empty();
        wake(SWEEP);
        wake(SWEEP);

        assertThat(scene.told()).containsExactly("TAKEN_OVER");
    }

    private List<String> wake(Map<String, Object> event) {
        return handler.handle(event).recovered();
    }

    private static Map<String, Object> ended(String execution) {
        return ended(execution, "{\"deployment\":\"" + execution + "\"}");
    }

    private static Map<String, Object> refused(String execution, String input) {
        Map<String, Object> detail =
                new HashMap<>(Json.object(ended(execution, input).get("detail"), "detail"));
        detail.put("error", "dev.headgate.release.InvalidReleaseException");
        return Map.of("detail", detail);
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
}
