package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Strategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrafficSketchTest {

    private static final Duration BAKE = Duration.ofMinutes(30);

    @Test
    void movesAllTrafficInOneStep() {
        assertThat(draw(new Strategy.AllAtOnce(), BAKE)).contains("d=\"M36 56 V0 H600 V56 Z\"");
    }

    @Test
    void holdsACanaryForItsInterval() {
        // A quarter of the width at least, so that a short interval can be seen beside a long bake.
        assertThat(draw(new Strategy.Canary(10, Duration.ofMinutes(5)), BAKE))
                .contains("d=\"M36 56 V51 H177 V0 H600 V56 Z\"")
                .contains("x=\"177\"");
    }

    @Test
    void climbsInEqualSteps() {
        assertThat(draw(new Strategy.Linear(50, Duration.ofMinutes(30)), BAKE))
                .contains("d=\"M36 56 V28 H318 V0 H600 V56 Z\"");
        assertThat(draw(new Strategy.Linear(30, Duration.ofMinutes(7)), Duration.ZERO))
                .contains("M36 56 V40 H177 V23 H318 V6 H459 V0")
                .doesNotContain("class=\"bake\"");
    }

    @Test
    void keepsBlueFromTheLastStepToTheEnd() {
        assertThat(draw(new Strategy.Linear(50, Duration.ofMinutes(30)), BAKE))
                .contains("<rect class=\"bake\" x=\"318\" y=\"60\" width=\"282\" height=\"3\">");
    }

    @Test
    void explainsTheBakeWhereThereIsOne() {
        assertThat(TrafficSketch.legend(BAKE).toString()).contains("on blue", "on green", "bake time: blue is kept");
        assertThat(TrafficSketch.legend(Duration.ZERO).toString())
                .contains("on blue", "on green")
                .doesNotContain("bake");
    }

    private static String draw(Strategy strategy, Duration bake) {
        return TrafficSketch.of(strategy, bake).toString();
    }
}
