package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A minute's count of healthy tasks is held against what was wanted in that minute. */
class ScalingSawtoothTest {

    private static final String CANARY = "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\n";

    /** Every task that is wanted is healthy all the time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void aTaskThatScalingTookAwayAndGaveBackIsNoSickness(int minutes) {
        PromiseScene scene = new PromiseScene(CANARY, Manner.APPROVE);
        scene.deploy("d1", "v3").untilMoved("d1").pass(Duration.ofMinutes(1));
        scene.prod().scaleTo(scene.service(), 3);
        scene.pass(Duration.ofMinutes(minutes));
        scene.prod().scaleTo(scene.service(), 4);
        scene.untilClosed("d1");

        assertThat(scene.end("d1")).as(scene::story).startsWith("DEPLOYED");
    }
}
