package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.Mail;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The release that would cure an outage is not kept out by it, when a person says so. */
class FixForwardTest {

    private static final String OVERRIDE = ",\"override\":{\"reason\":\"it cures the outage\"}";

    @Test
    void aRedAlarmDoesNotKeepTheCureOut() {
        PromiseScene scene =
                new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE, stage -> stage.alarm("prod", "web-prod-5xx"));

        fix(scene, OVERRIDE).untilClosed("fix");

        assertThat(scene.end("fix")).startsWith("DEPLOYED");
        assertThat(scene.record("fix").start().orElseThrow().redBefore()).containsExactly("web-prod-5xx");
    }

    @Test
    void neitherDoesABlueWithoutHealthyTasks() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.prod().makeImageSick(scene.stage().currentDigest());
        scene.pass(Duration.ofMinutes(10));

        fix(scene, OVERRIDE).untilClosed("fix");

        assertThat(scene.end("fix")).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
    }

    @Test
    void withoutAWordItIsRefusedAndSaysHowToGoOn() {
        PromiseScene scene =
                new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE, stage -> stage.alarm("prod", "web-prod-5xx"));

        fix(scene, "").untilClosed("fix");

        assertThat(scene.end("fix")).startsWith("REJECTED").contains("\"override\": {\"reason\": ...}");
    }

    @Test
    void whoIsAskedAndWhoIsToldReadsWhyItGoesAllTheSame() {
        PromiseScene scene = new PromiseScene(
                PromiseScene.AT_ONCE + "gates: [{before: deployment, approvers: [alice]}]\n",
                Manner.IGNORE,
                stage -> stage.alarm("prod", "web-prod-5xx"));

        fix(scene, OVERRIDE).untilEntered("RequestApproval").pass(Duration.ofMinutes(5));

        assertThat(scene.questions("alice"))
                .extracting(Mail::body)
                .last()
                .asString()
                .contains("Overrides:", "it cures the outage");
    }

    /** Neither serves: whoever is called must not look for what this release has broken. */
    @Test
    void aCureThatFailsSaysThatBlueWasSickBeforeAndWhatHelpsThen() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE, Manner.APPROVE);
        scene.prod().makeImageSick(scene.stage().currentDigest());
        scene.prod().makeImageSick(scene.stage().newDigest());
        scene.pass(Duration.ofMinutes(10));

        fix(scene, OVERRIDE).untilClosed("fix");

        assertThat(scene.end("fix")).startsWith("NEEDS_HUMAN");
        assertThat(scene.mails("on-call"))
                .extracting(Mail::body)
                .last()
                .asString()
                .contains(
                        "blue had 0 of 4 tasks healthy already when this release was let go all the same",
                        "it cures the outage",
                        "Blue was sick before this release: bringing it back may cure nothing.",
                        "\"override\"",
                        "\"rollback\":true",
                        "\"settle\"");
    }

    private static PromiseScene fix(PromiseScene scene, String override) {
        return scene.start(
                "fix",
                "{\"service\":\"web\",\"environment\":\"prod\",\"imageTag\":\"v3\",\"requestedBy\":\"dave\"" + override
                        + "}");
    }
}
