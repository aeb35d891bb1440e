package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.environment.TrafficView.Color;
import dev.headgate.simulator.environment.service.CloudConditions.StopDuringTerminationWait;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Production requests always have somebody healthy who answers them, whatever others do to listener and tasks. */
class TrafficPromisesTest {

    private static final String AT_ONCE = "strategy: allAtOnce\nbake: 10m\nalarms: [web-prod-5xx]\nturnTimeout: 4h\n";
    private static final String QUICK = "strategy: allAtOnce\nbake: 2m\nalarms: [web-prod-5xx]\nturnTimeout: 4h\n";

    /** A stack update puts the listener back to blue, after the judge's PASS and before it, and where there is no judge. */
    @ParameterizedTest
    @CsvSource({"'', 6", "'judge: {enabled: false}', 6", "'judge: {onInconclusive: promote}', 1", "'', 1", "'', 9"})
    void blueIsNeverEndedWhileTheListenerSendsItTraffic(String judge, int minutesIntoTheBake) {
        PromiseScene scene = new PromiseScene(AT_ONCE + judge + "\n", Manner.APPROVE, stage -> {});
        scene.deploy("d1", "v3");
        scene.untilMoved("d1");
        scene.pass(Duration.ofMinutes(minutesIntoTheBake));
        scene.resetListenerTo("v2");

        assertThat(scene.outagesDuring(Duration.ofMinutes(90))).as(scene::story).isEmpty();
        assertThat(scene.closing("d1").orElse("open")).as(scene::story).doesNotStartWith("DEPLOYED");
        assertThat(scene.alerts()).isNotEmpty();
    }

    @Test
    void blueIsNeverEndedWhileTheListenerSendsItHalfOfTheTraffic() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE, stage -> {});
        scene.deploy("d1", "v3");
        scene.untilMoved("d1");
        scene.pass(Duration.ofMinutes(5));
        scene.prod().splitListener(scene.service(), scene.stage().newDigest(), 50);

        assertThat(scene.outagesDuring(Duration.ofMinutes(90))).as(scene::story).isEmpty();
        assertThat(scene.closing("d1").orElse("open")).as(scene::story).doesNotStartWith("DEPLOYED");
    }

    /** CodeDeploy refuses to stop, and its termination wait may not be ended either while blue serves: people have to help. */
    @ParameterizedTest
    @ValueSource(ints = {100, 50, 1})
    void aRefusedStopNeverEndsABlueThatIsSentAnyTraffic(int percent) {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE, stage -> {});
        scene.prod().conditions().stopDuringTerminationWait(StopDuringTerminationWait.REFUSED);
        scene.deploy("d1", "v3");
        scene.untilMoved("d1");
        scene.pass(Duration.ofMinutes(4));
        scene.prod().splitListener(scene.service(), scene.stage().currentDigest(), percent);

        // As long as CodeDeploy itself keeps blue.
        assertThat(scene.outagesDuring(Duration.ofMinutes(30))).as(scene::story).isEmpty();
        assertThat(scene.closing("d1").orElse("open")).doesNotStartWith("DEPLOYED");
    }

    @Test
    void noTrafficGoesToAGreenThatDiedWhileAGateStood() {
        PromiseScene scene = new PromiseScene(
                AT_ONCE + "gates: [{before: traffic, approvers: [alice], expiresAfter: 4h}]\n",
                Manner.IGNORE,
                stage -> {});
        scene.deploy("d1", "v3");
        scene.untilEntered("RequestApproval").pass(Duration.ofMinutes(30));
        scene.prod().makeImageSick(scene.stage().newDigest());
        scene.pass(Duration.ofMinutes(10));
        if (scene.closing("d1").isEmpty()) {
            scene.answer("alice", "APPROVED");
        }

        assertThat(scene.outagesDuring(Duration.ofHours(1))).as(scene::story).isEmpty();
        assertThat(scene.closing("d1").orElse("open")).doesNotStartWith("DEPLOYED");
    }

    @Test
    void noTrafficGoesToAGreenThatWasSickFromTheStart() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE, stage -> {});
        scene.prod().makeImageSick(scene.stage().newDigest());
        scene.deploy("d1", "v3");

        assertThat(scene.outagesDuring(Duration.ofHours(6))).as(scene::story).isEmpty();
        assertThat(scene.closing("d1").orElse("open")).doesNotStartWith("DEPLOYED");
    }

    @Test
    void greenIsNotLeftAloneWithAQuarterOfItsTasks() {
        PromiseScene scene = new PromiseScene(QUICK + "judge: {enabled: false}\n", Manner.APPROVE, stage -> {});
        scene.deploy("d1", "v3");
        scene.untilMoved("d1");
        scene.pass(Duration.ofSeconds(40));
        scene.prod().conditions().scalingBlocksSteadyState(true);
        scene.prod().killTasks(scene.service(), Color.GREEN, 3);
        scene.untilClosed("d1");

        assertThat(scene.closing("d1").orElseThrow()).as(scene::story).doesNotStartWith("DEPLOYED");
    }

    @Test
    void halfOfGreenLostInALongHoldIsNoticed() {
        PromiseScene scene = new PromiseScene(
                AT_ONCE + "judge: {onInconclusive: hold, holdFor: 24h}\n",
                Manner.IGNORE,
                stage -> stage.place("prod")
                        .account()
                        .traffic()
                        .requestsPerMinute(stage.place("prod").service(), 0));
        scene.deploy("d1", "v3");
        scene.untilEntered("RequestApproval").pass(Duration.ofSeconds(150));
        scene.prod().conditions().scalingBlocksSteadyState(true);
        scene.prod().killTasks(scene.service(), Color.GREEN, 2);
        scene.pass(Duration.ofHours(6));

        assertThat(scene.closing("d1")).as(scene::story).isPresent();
        assertThat(scene.closing("d1").orElseThrow()).doesNotStartWith("DEPLOYED");
    }

    /** Deployed, or refused: a service that wants no tasks is never waited for. */
    @Test
    void aServiceThatWantsNoTasksIsNeverWaitedFor() {
        PromiseScene scene = new PromiseScene(AT_ONCE, Manner.APPROVE, stage -> {});
        scene.prod().scaleTo(scene.service(), 0);
        Instant asked = scene.now();
        scene.deploy("d1", "v3");
        scene.until(() -> scene.closing("d1").isPresent(), Duration.ofHours(30));

        assertThat(scene.closing("d1").orElseThrow()).as(scene::story).containsPattern("^(DEPLOYED|REJECTED)");
        assertThat(Duration.between(asked, scene.now())).isLessThan(Duration.ofMinutes(40));
    }

    @Test
    void scalingToNothingInTheBakeIsNoHarm() {
        PromiseScene scene =
                new PromiseScene(QUICK + "judge: {onInconclusive: promote}\n", Manner.APPROVE, stage -> {});
        scene.deploy("d1", "v3");
        scene.untilMoved("d1");
        scene.prod().scaleTo(scene.service(), 0);
        scene.untilClosed("d1");

        assertThat(scene.closing("d1").orElseThrow()).as(scene::story).startsWith("DEPLOYED");
    }
}
