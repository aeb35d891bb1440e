package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Start;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Promises about revisions that a job or a stack update has deregistered: going back does not need them to be active. */
class DeregisteredPromisesTest {

    private static final String ASKED =
            PromiseScene.AT_ONCE + "gates: [{before: deployment, approvers: [alice], expiresAfter: 8h}]\n";

    @Test
    void aRollbackBringsBackARevisionThatWasDeregisteredSince() {
        PromiseScene scene = twoReleases();
        String before = revision(scene, "d1");
        scene.deregister(before);

        scene.rollBack("emergency").untilClosed("emergency");

        assertThat(scene.end("emergency")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(scene.variableServing("DB_HOST")).contains("other");
        assertThat(revision(scene, "emergency")).isNotEqualTo(before);
    }

    @Test
    void anotherRollbackGoesFurtherBackFromTheCopy() {
        PromiseScene scene = twoReleases();
        scene.deregister(revision(scene, "d1"));
        scene.rollBack("emergency").untilClosed("emergency");

        scene.rollBack("second").untilClosed("second");

        assertThat(scene.serving()).as(scene.story()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    @Test
    void aBlueThatWasDeregisteredIsBroughtBackAsACopyThatCountsAsBlue() {
        PromiseScene scene = brokenAfterDeregistration();

        assertThat(scene.end("d2")).as(scene.story()).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(scene.variableServing("DB_HOST")).contains("other");
        assertThat(scene.locks()).isEmpty();
        Start.Blue blue = scene.record("d2").start().orElseThrow().blue();
        assertThat(blue.taskDefinition()).isEqualTo(revision(scene, "d1"));
        assertThat(blue.copy()).isPresent();
    }

    /** What serves is d1's revision by another number: to bring that back once more would change nothing. */
    @Test
    void aRollbackAfterACopyWasBroughtBackGoesFurtherBack() {
        PromiseScene scene = brokenAfterDeregistration();

        scene.rollBack("further").untilClosed("further");

        assertThat(scene.serving()).as(scene.story()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    @Test
    void aRollbackInTheBakeSeesThatTheCopyServes() {
        PromiseScene scene = oneRelease();
        scene.prod().conditions().rollbacksFail(true);
        scene.deploy("d2", "v4").untilMoved("d2");
        scene.deregister(revision(scene, "d1"));

        scene.rollBack("emergency").untilClosed("emergency");

        assertThat(scene.end("d2")).as(scene.story()).startsWith("ROLLED_BACK: gave way to the rollback emergency");
        assertThat(scene.end("emergency")).startsWith("DEPLOYED: what was asked for serves already");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
    }

    /** Another revision is the newest then, and that is another content: nobody has approved it. */
    @Test
    void whereTheApprovedRevisionWasDeregisteredApproversAreAskedAgain() {
        PromiseScene scene = new PromiseScene(ASKED, Manner.IGNORE);
        String shown = scene.registerByHand("v3", Optional.of("DB_HOST"));
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
        scene.deregister(shown);
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        scene.until(() -> scene.questions("alice").size() == 2, Duration.ofMinutes(10));
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);

        scene.untilClosed("d1");

        assertThat(scene.end("d1")).startsWith("DEPLOYED");
        assertThat(scene.variableServing("DB_HOST")).isEmpty();
    }

    @Test
    void aReleaseGoesOnThoughEveryRevisionOfTheFamilyWasDeregistered() {
        PromiseScene scene = oneRelease();
        scene.deregisterAll();

        scene.deploy("d2", "v4").untilClosed("d2");

        assertThat(scene.end("d2")).as(scene.story()).startsWith("DEPLOYED");
        assertThat(scene.variableServing("DB_HOST")).contains("other");
    }

    private static PromiseScene oneRelease() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        String unused = scene.registerByHand("v3", Optional.of("DB_HOST"));
        return scene.deploy("d1", "v3").untilClosed("d1");
    }

    private static PromiseScene twoReleases() {
        return oneRelease().deploy("d2", "v4").untilClosed("d2");
    }

    /** CodeDeploy does not bring blue back by itself, and its revision is no more when an alarm turns red. */
    private static PromiseScene brokenAfterDeregistration() {
        PromiseScene scene = oneRelease();
        scene.prod().conditions().rollbacksFail(true);
        scene.deploy("d2", "v4").untilMoved("d2");
        scene.deregister(revision(scene, "d1"));
        scene.prod().alarm("web-prod-5xx", StateValue.ALARM);
        scene.untilClosed("d2");
        scene.prod().alarm("web-prod-5xx", StateValue.OK);
        scene.prod().conditions().rollbacksFail(false);
        return scene;
    }

    private static String revision(PromiseScene scene, String id) {
        return scene.record(id).start().flatMap(Start::taskDefinition).orElseThrow();
    }
}
