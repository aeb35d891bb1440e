package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.function.StateRouter;
import dev.headgate.handler.NotOwnedException;
import dev.headgate.json.Json;
import dev.headgate.simulator.installation.WorldFunctions;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Promises about what is taken over, and by whom. */
class RecoveryPromisesTest {

    private static final String LONG = "hotfix-checkout-payment-rounding-requested-by-carol-2026-03-02-ticket-4711";

    @Test
    void recoveringADeploymentThatIsAliveDoesNotLetItStartAfterItsEnd() {
        PromiseScene scene =
                new PromiseScene(PromiseScene.AT_ONCE + "blockScanFindings: HIGH\n", Manner.APPROVE, Stage::scanGoesOn);
        scene.deploy("d1", "v3").pass(Duration.ofMinutes(3));
        scene.recover("d1").pass(Duration.ofMinutes(2));

        assertThat(scene.path("d1-recovered-by-hand")).isEqualTo("OpenDeployment InvalidInput");
        assertThat(scene.alerts()).singleElement().asString().contains("NOT_TAKEN_OVER", "is alive");
        assertThat(scene.closing("d1")).isEmpty();
        assertThat(scene.locks()).containsExactly("d1");

        scene.stage().scanFinds(Stage.NEW_TAG, Map.of());
        scene.untilClosed("d1");
        assertThat(scene.end("d1")).startsWith("DEPLOYED");
    }

    @Test
    void recoveringADeploymentThatIsAliveDoesNotUndoTheNextOne() {
        for (long seed = 0; seed < 4; seed++) {
            PromiseScene scene = new PromiseScene(
                    "strategy: allAtOnce\nbake: 6m\nalarms: [web-prod-5xx]\nturnTimeout: 4h\n",
                    Manner.APPROVE,
                    stage -> {},
                    seed);
            scene.deploy("d1", "v3").untilMoved("d1");
            scene.deploy("d2", "v4").pass(Duration.ofSeconds(60 + 9 * seed));
            scene.recover("d1").untilClosed("d2");
            scene.pass(Duration.ofMinutes(50));

            assertThat(scene.end("d1")).startsWith("DEPLOYED");
            assertThat(scene.end("d2")).startsWith("DEPLOYED");
            assertThat(scene.serving()).as(scene.story()).containsExactly("100 % v4, 4 of 4 healthy");
        }
    }

    @Test
    void takesOverADeploymentWhateverItsExecutionWasNamedAndSaysWhyItWasStopped() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy(LONG, "v3").untilMoved(LONG);
        scene.world().abort(scene.record(LONG).executionArn());

        scene.untilClosed(LONG);

        assertThat(scene.end(LONG))
                .startsWith("ROLLED_BACK: its execution ended before the deployment did (ABORTED: aborted by hand)");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aNameThatSomebodyTookDoesNotKeepADeploymentFromBeingTakenOver() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");
        for (long version = 0; version <= 15; version++) {
            scene.start("d1-recovery-" + version, "{}");
            scene.start("d1-recovery-" + version + "-2", "{\"recover\":\"somebody-elses\"}");
        }
        scene.pass(Duration.ofSeconds(30));
        scene.world().abort(scene.record("d1").executionArn());

        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene.story()).startsWith("ROLLED_BACK");
    }

    @Test
    void aDeploymentThatCannotBeRecoveredDoesNotKeepTheSweepFromOthers() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.world().events().loseStatusEvents();
        scene.deploy(LONG, "v3", "dev").deploy("d1", "v3").untilMoved("d1");
        scene.untilMoved(LONG);
        scene.world().abort(scene.record(LONG).executionArn());
        scene.world().abort(scene.record("d1").executionArn());

        scene.pass(Duration.ofMinutes(30));

        assertThat(scene.end("d1")).startsWith("ROLLED_BACK");
        assertThat(scene.end(LONG)).startsWith("ROLLED_BACK");
    }

    @Test
    void thereIsAWayOutWhenBlueNeverComesBack() {
        PromiseScene scene = needsHuman();
        scene.recover("d1").pass(Duration.ofHours(1));
        assertThat(scene.end("d1")).startsWith("NEEDS_HUMAN");
        scene.deploy("d2", "v4").pass(Duration.ofMinutes(1));
        assertThat(scene.path("d2")).doesNotContain("CheckReadiness");

        scene.start("settled", settle("d1"));
        scene.untilEntered("d2 CheckReadiness");

        assertThat(scene.end("d1")).isEqualTo("NEEDS_HUMAN: settled as it is by carol: the schema is migrated");
        assertThat(scene.locks()).containsExactly("d2");
        assertThat(scene.alerts()).anyMatch(it -> it.contains("settled as it is by carol"));

        scene.start("again", "{\"recover\":\"d1\"}").pass(Duration.ofMinutes(1));
        assertThat(scene.path("again")).isEqualTo("OpenDeployment IsItOurTurn NothingToDo");
        assertThat(scene.locks()).containsExactly("d2");
    }

    @Test
    void freeingTheLockDoesNotUndoWhatPeopleRepairedByHand() {
        PromiseScene scene = needsHuman();
        scene.repairByHand("v4");
        scene.recover("d1");

        assertThat(scene.outagesDuring(Duration.ofHours(1))).isEmpty();

        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.end("d1"))
                .startsWith("NEEDS_HUMAN: what serves is neither blue nor green: 100 % of production");
        scene.start("settled", settle("d1")).pass(Duration.ofMinutes(1));
        assertThat(scene.locks()).isEmpty();
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void settlingSaysWhatIsSeen() {
        PromiseScene scene = needsHuman();
        scene.prod().cureImage(scene.stage().newDigest());
        scene.prod().cureImage(scene.stage().currentDigest());
        scene.pass(Duration.ofMinutes(30));
        boolean green = scene.serving().toString().contains("v3");

        scene.start("settled", settle("d1")).pass(Duration.ofMinutes(1));

        assertThat(scene.end("d1"))
                .as(scene.story())
                .startsWith(green ? "DEPLOYED: settled as it is by carol" : "ROLLED_BACK: settled as it is by carol");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aGoodReleaseWhoseBlueIsGoneIsFinishedAndNotRolledBack() {
        for (Duration out : List.of(Duration.ofMinutes(8), Duration.ofMinutes(40))) {
            PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
            once(scene, "CloseDeployment", () -> scene.stage().calls().loseRequests("dynamodb", out));
            scene.deploy("d1", "v3");

            scene.untilClosed("d1");

            assertThat(scene.end("d1")).as(scene.story()).startsWith("DEPLOYED");
            assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        }
    }

    @Test
    void aRedrivenExecutionDoesNotUndoANewerRelease() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");
        String former = scene.record("d1").executionArn();
        scene.world().abort(former);
        scene.untilClosed("d1");
        scene.deploy("d2", "v4").untilClosed("d2");
        StateRouter steps = WorldFunctions.wiring(scene.world()).deploymentStates();
        long changes = scene.calls("CreateDeployment") + scene.calls("StopDeployment");

        for (String state :
                List.of("WatchDeployment", "RollBack", "ConfirmRollback", "RetireBlue", "ProceedWithTraffic")) {
            Map<String, Object> step = Map.of("state", state, "deploymentId", "d1", "executionArn", former);
            assertThatThrownBy(() -> steps.handle(step)).as(state).isInstanceOf(NotOwnedException.class);
        }

        assertThat(scene.calls("CreateDeployment") + scene.calls("StopDeployment"))
                .isEqualTo(changes);
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
    }

    @Test
    void anApprovedReleaseGoesOnThoughNobodyCanBeMailedAndTheResultIsToldLater() {
        for (String before : List.of("traffic", "deployment")) {
            PromiseScene scene = new PromiseScene(
                    PromiseScene.AT_ONCE + "gates: [{before: " + before + ", approvers: [alice], expiresAfter: 4h}]\n",
                    Manner.IGNORE);
            scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
            scene.stage().calls().loseRequests("sns", Duration.ofMinutes(12));
            assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);

            scene.untilClosed("d1").pass(Duration.ofMinutes(10));

            assertThat(scene.end("d1")).as(before).startsWith("DEPLOYED");
            assertThat(scene.mails("alice"))
                    .extracting(mail -> mail.subject())
                    .anyMatch(subject -> subject.endsWith("approved"));
        }
    }

    @Test
    void anInputThatIsNoObjectIsTold() {
        for (String input :
                List.of("[{\"service\":\"web\"}]", "5", "\"web\"", "null", "{\"plan\":{}}", "{\"recover\":5}")) {
            PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
            scene.start("typo", input).pass(Duration.ofMinutes(20));

            assertThat(scene.alerts()).as(input).singleElement().asString().contains("NOT_OPENED");
        }
    }

    private static PromiseScene needsHuman() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE + "turnTimeout: 4h\n", Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");
        scene.prod().makeImageSick(scene.stage().currentDigest());
        scene.prod().makeImageSick(scene.stage().newDigest());
        return scene.untilClosed("d1");
    }

    private static String settle(String deploymentId) {
        return Json.write(Map.of(
                "settle",
                deploymentId,
                "serving",
                "as it is",
                "reason",
                "the schema is migrated",
                "requestedBy",
                "carol"));
    }

    /** Lets something happen when a state is entered for the first time. */
    private static void once(PromiseScene scene, String awaited, Runnable action) {
        boolean[] done = {false};
        scene.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                if (state.equals(awaited) && !done[0]) {
                    done[0] = true;
                    action.run();
                }
            }
        });
    }
}
