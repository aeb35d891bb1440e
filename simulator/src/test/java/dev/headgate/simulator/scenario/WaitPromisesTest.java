package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waits last as long as configured: no longer, no shorter, and nothing else runs out meanwhile. */
class WaitPromisesTest {

    private static final String AT_ONCE = "strategy: allAtOnce\nbake: 10m\nalarms: [web-prod-5xx]\n";
    private static final String QUICK = "strategy: allAtOnce\nbake: 2m\nalarms: [web-prod-5xx]\nturnTimeout: 4h\n";

    /** The time that approvers took is no part of turnTimeout. */
    @Test
    void waitsForAServiceThatScalesAlsoAfterALongApproval() {
        PromiseScene scene = new PromiseScene(
                AT_ONCE + "turnTimeout: 1h\ngates: [{before: deployment, approvers: [alice], expiresAfter: 8h}]\n",
                Manner.IGNORE,
                stage -> {});
        scene.deploy("d1", "v3");
        scene.untilEntered("RequestApproval").pass(Duration.ofHours(2));
        scene.prod().scaleTo(scene.service(), 6);
        assertThat(scene.answer("alice", "APPROVED")).isEqualTo(200);
        scene.untilClosed("d1");

        assertThat(scene.closing("d1").orElseThrow()).as(scene::story).startsWith("DEPLOYED");
    }

    /** A Standard execution may have 25,000 events. */
    @Test
    void waitsForItsTurnAsLongAsTurnTimeoutSays() {
        PromiseScene scene = new PromiseScene(
                AT_ONCE + "turnTimeout: 24h\ngates: [{before: deployment, approvers: [alice], expiresAfter: 48h}]\n",
                Manner.IGNORE,
                stage -> {});
        scene.deploy("d1", "v3");
        scene.untilEntered("RequestApproval").pass(Duration.ofMinutes(1));
        Instant asked = scene.now();
        scene.deploy("d2", "v4");
        scene.until(() -> scene.closing("d2").isPresent(), Duration.ofHours(30));
        Duration waited = Duration.between(asked, scene.now());
        scene.pass(Duration.ofMinutes(1));

        assertThat(scene.log.statusOf("d2").orElseThrow().toString())
                .as(scene::story)
                .isEqualTo("SUCCEEDED");
        assertThat(waited).isBetween(Duration.ofHours(24), Duration.ofHours(24).plusMinutes(20));
    }

    @Test
    void aGoodReleaseIsNotRolledBackBecauseItHadWaited() {
        PromiseScene scene = new PromiseScene("""
                strategy: {linear: {percent: 10, interval: 5m}}
                bake: 10m
                alarms: [web-prod-5xx]
                turnTimeout: 24h
                gates: [{before: deployment, approvers: [alice], expiresAfter: 48h}]
                """, Manner.IGNORE, stage -> {});
        scene.deploy("d1", "v3");
        scene.untilEntered("RequestApproval").pass(Duration.ofMinutes(1));
        scene.deploy("d2", "v4");
        scene.pass(Duration.ofMinutes(22 * 60 + 30));
        scene.answer("alice", "REJECTED");
        scene.untilEntered("d2 RequestApproval");
        scene.pass(Duration.ofMinutes(1));
        scene.answer("alice", "APPROVED");
        scene.until(() -> scene.closing("d2").isPresent(), Duration.ofHours(30));

        assertThat(scene.closing("d2").orElseThrow()).as(scene::story).startsWith("DEPLOYED");
    }

    /** Around the end of the time to answer, to the tenth of a second. */
    @Test
    void anApprovalThatThePageTookCounts() {
        List<String> broken = new ArrayList<>();
        for (long seed = 0; seed < 60; seed++) {
            PromiseScene scene = new PromiseScene(
                    QUICK + "judge: {onInconclusive: hold, holdFor: 2m}\n",
                    Manner.IGNORE,
                    stage -> stage.place("prod")
                            .account()
                            .traffic()
                            .requestsPerMinute(stage.place("prod").service(), 0),
                    seed);
            scene.deploy("d1", "v3");
            scene.until(
                    () -> scene.world()
                            .records()
                            .find("d1")
                            .flatMap(it -> it.milestones().finishAsked())
                            .isPresent(),
                    Duration.ofHours(2));
            Instant asked = scene.record("d1").milestones().finishAsked().orElseThrow();
            long offset = -3_000 + 100 * seed;
            scene.pass(Duration.between(
                    scene.now(), asked.plus(Duration.ofMinutes(2)).plusMillis(offset)));
            int status = scene.answer("alice", "APPROVED");
            scene.untilClosed("d1");
            boolean deployed = scene.closing("d1").orElseThrow().startsWith("DEPLOYED");
            if (deployed != (status == 200)) {
                broken.add(offset + " ms: " + status + ", and " + scene.closing("d1"));
            }
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void aDeploymentThatCodeDeployStoppedAtTheGateEndsThenAndSaysWhy() {
        PromiseScene scene = new PromiseScene(
                QUICK + "gates: [{before: traffic, approvers: [alice], expiresAfter: 48h}]\n",
                Manner.IGNORE,
                stage -> {});
        scene.deploy("d1", "v3");
        scene.untilEntered("RequestApproval").pass(Duration.ofMinutes(5));
        scene.stage().alarm("prod", "web-prod-5xx");
        scene.pass(Duration.ofHours(2));

        assertThat(scene.closing("d1")).as(scene::story).isPresent();
        assertThat(scene.closing("d1").orElseThrow()).contains("alarm").doesNotContain("ProceedWithTraffic failed");
        assertThat(scene.locks()).isEmpty();
    }
}
