package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Promises about an operator's rollback: it comes first, and it goes where the operator means. */
class RollbackPromisesTest {

    private static final String ASKED =
            PromiseScene.AT_ONCE + "gates: [{before: deployment, approvers: [alice], expiresAfter: 8h}]\n";
    private static final String ASKED_FOR_TRAFFIC =
            PromiseScene.AT_ONCE + "gates: [{before: traffic, approvers: [alice], expiresAfter: 8h}]\n";

    @Test
    void aRollbackIsNotSupersededByARoutineRelease() {
        PromiseScene scene = new PromiseScene(ASKED, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
        scene.rollBack("emergency").pass(Duration.ofSeconds(2));
        scene.deploy("routine", "v4");

        scene.untilClosed("emergency");

        assertThat(scene.end("emergency")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v1, 4 of 4 healthy");
        scene.untilEntered("routine RequestApproval");
    }

    @Test
    void aRoutineReleaseThatWasAskedForBeforeARollbackGivesWayToIt() {
        PromiseScene scene = new PromiseScene(ASKED, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval");
        scene.deploy("routine", "v4").pass(Duration.ofMinutes(1));
        scene.rollBack("emergency");

        scene.untilClosed("routine");

        assertThat(scene.end("routine")).startsWith("SUPERSEDED: the newer deployment emergency");
        scene.untilClosed("emergency");
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aRollbackDoesNotWaitForTheApproversOfWhatItFinds() {
        PromiseScene scene = new PromiseScene(ASKED, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
        Instant asked = scene.now();
        scene.rollBack("emergency");

        scene.untilEntered("emergency StartDeployment");

        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(scene.end("d1"))
                .isEqualTo("SUPERSEDED: gave way to the rollback emergency that carol asked for: it burns");
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(410);
        scene.untilClosed("emergency");
        assertThat(scene.serving()).containsExactly("100 % v1, 4 of 4 healthy");
    }

    @Test
    void aRollbackEndsADeploymentThatWaitsWithItsGreenBeforeTraffic() {
        PromiseScene scene = new PromiseScene(ASKED_FOR_TRAFFIC, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
        scene.rollBack("emergency");

        assertThat(scene.outagesDuring(Duration.ofHours(1))).isEmpty();

        assertThat(scene.end("d1")).startsWith("SUPERSEDED: gave way to the rollback emergency");
        assertThat(scene.end("emergency")).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v1, 4 of 4 healthy");
    }

    @Test
    void aRollbackWaitsForNoScanAndNoRedAlarm() {
        PromiseScene scene = new PromiseScene(
                ASKED + "blockScanFindings: HIGH\n",
                Manner.IGNORE,
                stage -> stage.world().tooling().ecr().scanning("web", stage.digest("v1")));
        scene.prod().alarm("web-prod-5xx", software.amazon.awssdk.services.cloudwatch.model.StateValue.ALARM);
        scene.rollBack("emergency");

        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.record("emergency").start()).as(scene.story()).isPresent();
    }

    @Test
    void aRollbackAskedForInTheBakeBringsBackWhatServedBefore() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1").pass(Duration.ofMinutes(2));
        Instant asked = scene.now();
        scene.rollBack("emergency");

        scene.until(() -> scene.serving().equals(List.of("100 % v2, 4 of 4 healthy")), Duration.ofMinutes(2));
        scene.untilClosed("emergency");

        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(scene.end("d1"))
                .isEqualTo("ROLLED_BACK: gave way to the rollback emergency that carol asked for: it burns");
        assertThat(scene.end("emergency"))
                .startsWith("DEPLOYED: what was asked for serves already: deployment d1 was rolled back for it");
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(5));
        assertThat(scene.calls("CreateDeployment")).isEqualTo(1);
        assertThat(scene.locks()).isEmpty();
    }

    @Test
    void aSecondRollbackGoesFurtherBackAndNotForward() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.rollBack("first").untilClosed("first");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");

        scene.rollBack("second").untilClosed("second");
        assertThat(scene.serving()).containsExactly("100 % v1, 4 of 4 healthy");

        scene.rollBack("third").untilClosed("third");
        assertThat(scene.end("third")).startsWith("REJECTED: there is nothing to roll back to");
    }

    @Test
    void aRollbackInTheBakeAndAnotherGoBackTwice() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1");
        scene.rollBack("first").untilClosed("first");
        scene.rollBack("second").untilClosed("second");

        assertThat(scene.serving()).containsExactly("100 % v1, 4 of 4 healthy");
    }

    /** The same image served with another variable: going back by the image would keep what broke. */
    @Test
    void aRollbackBringsBackTheRevisionAndNotOnlyItsImage() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.registerByHand("v3", Optional.of("DB_HOST"));
        scene.deploy("new-host", "v3").untilClosed("new-host");
        assertThat(scene.variableServing("DB_HOST")).as(scene.story()).contains("other");

        scene.rollBack("emergency").untilClosed("emergency");

        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(scene.variableServing("DB_HOST")).isEmpty();
        assertThat(scene.mails("team"))
                .as("what else changes, for nobody was asked")
                .anySatisfy(mail -> assertThat(mail.body())
                        .contains("(a rollback)", "Brings back", "Also changes")
                        .contains("web: environment DB_HOST removed"));
        assertThat(scene.record("emergency").start().flatMap(it -> it.taskDefinition()))
                .isEqualTo(scene.record("d1").start().flatMap(it -> it.taskDefinition()));
    }

    /** Its revision is still the newest of the family, which every release copies. */
    @Test
    void whatARollbackTookAwayDoesNotComeBackWithTheNextRelease() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.registerByHand("v3", Optional.of("DB_HOST"));
        scene.deploy("new-host", "v3").untilClosed("new-host");
        scene.rollBack("emergency").untilClosed("emergency");

        scene.deploy("fix", "v4").untilClosed("fix");
        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.variableServing("DB_HOST")).isEmpty();

        scene.registerByHand("v4", Optional.of("DB_HOST"));
        scene.deploy("again", "v4").untilClosed("again");
        assertThat(scene.variableServing("DB_HOST"))
                .as("whoever registers it once more means it")
                .contains("other");
    }

    /** The release that it met in its bake ended as rolled back, and is no part of what was deployed. */
    @Test
    void norDoesWhatGaveWayToIt() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.registerByHand("v3", Optional.of("DB_HOST"));
        scene.deploy("new-host", "v3").untilMoved("new-host");
        scene.rollBack("emergency").untilClosed("emergency");
        assertThat(scene.variableServing("DB_HOST")).as(scene.story()).isEmpty();

        scene.deploy("fix", "v4").untilClosed("fix");

        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.variableServing("DB_HOST")).isEmpty();
    }

    /** It was copied from what the rollback takes away, and is the newest though it never served for long. */
    @Test
    void norDoesWhatFailedBeforeIt() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.registerByHand("v3", Optional.of("DB_HOST"));
        scene.deploy("new-host", "v3").untilClosed("new-host");
        scene.prod().makeImageSick(scene.stage().digest("v4"));
        scene.deploy("fix-forward", "v4").untilClosed("fix-forward");
        assertThat(scene.end("fix-forward")).startsWith("ROLLED_BACK");
        scene.rollBack("emergency").untilClosed("emergency");
        scene.prod().cureImage(scene.stage().digest("v4"));

        scene.deploy("fix", "v4").untilClosed("fix");

        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.variableServing("DB_HOST")).isEmpty();
    }

    /** The first of two rollbacks only saw that what it had met was taken back. */
    @Test
    void norDoesWhatGaveWayToTheFirstOfTwo() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.deploy("d1", "v3").untilClosed("d1");
        scene.registerByHand("v3", Optional.of("DB_HOST"));
        scene.deploy("new-host", "v3").untilMoved("new-host");
        scene.rollBack("first").untilClosed("first");
        scene.rollBack("second").untilClosed("second");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");

        scene.deploy("fix", "v4").untilClosed("fix");

        assertThat(scene.serving()).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(scene.variableServing("DB_HOST")).isEmpty();
    }
}
