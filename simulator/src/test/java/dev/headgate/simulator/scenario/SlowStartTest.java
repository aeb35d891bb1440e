package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Green's tasks take long until they are healthy, as those of a large image or of Windows do. */
class SlowStartTest {

    private static final String CANARY = "strategy: {canary: {percent: 10, interval: 5m}}\nbake: 10m\n";

    @ParameterizedTest
    @CsvSource({"35, 45m", "58, 60m"})
    void isWaitedForAsLongAsTheServiceIsGiven(int minutes, String greenUpWithin) {
        PromiseScene scene = new PromiseScene(CANARY + "greenUpWithin: " + greenUpWithin, Manner.APPROVE);

        startIn(scene, Duration.ofMinutes(minutes));

        assertThat(scene.end("d1")).as(scene::story).startsWith("DEPLOYED");
        assertThat(scene.serving()).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"35, 30m, 30 min", "47, 45m, 45 min"})
    void isRolledBackAfterThatAndToldOfTheKey(int minutes, String greenUpWithin, String words) {
        PromiseScene scene = new PromiseScene(
                CANARY + (greenUpWithin.equals("30m") ? "" : "greenUpWithin: " + greenUpWithin), Manner.APPROVE);

        startIn(scene, Duration.ofMinutes(minutes));

        assertThat(scene.end("d1"))
                .as(scene::story)
                .startsWith("ROLLED_BACK")
                .contains("green did not come up healthy within " + words, "greenUpWithin");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(scene.locks()).isEmpty();
    }

    /** CodeDeploy gives up after an hour by itself. */
    @Test
    void aGreenThatNeverComesUpEndsWithBlueWhateverIsGiven() {
        PromiseScene scene = new PromiseScene(CANARY + "greenUpWithin: 60m", Manner.APPROVE);

        startIn(scene, Duration.ofHours(3));

        assertThat(scene.end("d1")).as(scene::story).startsWith("ROLLED_BACK");
        assertThat(scene.serving()).containsExactly("100 % v2, 4 of 4 healthy");
    }

    /** Deploys, with no task starting before so much time has passed. */
    private static void startIn(PromiseScene scene, Duration late) {
        scene.prod().conditions().scalingBlocksSteadyState(true);
        scene.stage().after(late, "tasks start", () -> scene.prod().conditions().scalingBlocksSteadyState(false));
        scene.deploy("d1", "v3").untilClosed("d1");
    }
}
