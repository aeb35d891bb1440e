package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A wait takes nothing from what comes after it: no time of another wait, and no history that watching needs. */
class WaitsEndAsConfiguredTest {

    private static final String ASKS = "gates: [{before: deployment, approvers: [alice], expiresAfter: 48h}]\n";

    @Test
    void aServiceThatScalesAfterALongApprovalIsWaitedFor() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE + "turnTimeout: 1h\n" + ASKS, Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("RequestApproval").pass(Duration.ofHours(2));
        scene.prod().scaleTo(scene.service(), 6);
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene::story).startsWith("DEPLOYED");
        assertThat(scene.path("d1")).contains("IsApproved CheckReadiness IsReady waitForReadiness…");
    }

    @Test
    void aReleaseThatHadWaitedADayForItsTurnIsWatchedToItsEnd() {
        PromiseScene scene = new PromiseScene(
                "strategy: {linear: {percent: 10, interval: 5m}}\nbake: 20h\njudge: {enabled: false}\n" + ASKS,
                Manner.IGNORE);
        scene.deploy("d1", "v3").untilEntered("d1 RequestApproval").pass(Duration.ofMinutes(1));
        scene.deploy("d2", "v4").pass(Duration.ofMinutes(23 * 60 + 30));
        scene.answer("alice", "REJECTED");
        Instant free = scene.now();
        scene.pass(Duration.ofMinutes(15));
        assertThat(Duration.between(
                        free, scene.record("d2").milestones().readinessSought().orElseThrow()))
                .isLessThan(Duration.ofMinutes(15));
        scene.answer("alice", "APPROVED");
        for (int hour = 0; hour < 24 && scene.closing("d2").isEmpty(); hour++) {
            scene.pass(Duration.ofHours(1));
        }

        assertThat(scene.end("d2")).as(scene::story).startsWith("DEPLOYED");
    }

    /** Somebody is quicker between the look and the start, again and again. */
    @Test
    void aGroupThatIsBusyAtEveryStartIsNotAskedForEver() {
        PromiseScene scene = new PromiseScene(PromiseScene.AT_ONCE + "turnTimeout: 2h\n", Manner.IGNORE);
        scene.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String arn, String state, Instant at, String input) {
                if (state.equals("StartDeployment")) {
                    scene.prod().occupy(scene.service(), Duration.ofMinutes(1));
                }
            }
        });
        scene.deploy("d1", "v3").pass(Duration.ofHours(4));

        assertThat(scene.end("d1")).as(scene::story).startsWith("REJECTED").contains("turnTimeout of PT2H");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(Histories.of(scene.world(), "d1")).hasSizeLessThan(1_200);
    }
}
