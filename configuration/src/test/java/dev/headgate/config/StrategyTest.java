package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Strategy.AllAtOnce;
import dev.headgate.config.Strategy.Canary;
import dev.headgate.config.Strategy.Linear;
import dev.headgate.config.Strategy.Step;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StrategyTest {

    private static final Duration TWO = Duration.ofMinutes(2);

    @Test
    void eachShapeIsAListOfSteps() {
        assertThat(new AllAtOnce().steps()).isEmpty();
        assertThat(new Canary(10, TWO).steps()).containsExactly(new Step(10, TWO));
        assertThat(new Linear(40, TWO).steps()).containsExactly(new Step(40, TWO), new Step(80, TWO));
        assertThat(new Linear(50, TWO).steps()).containsExactly(new Step(50, TWO));
    }

    @Test
    void aShiftTakesAsLongAsAllStepsAreHeld() {
        assertThat(new AllAtOnce().shiftDuration()).isZero();
        assertThat(new Canary(10, TWO).shiftDuration()).isEqualTo(TWO);
        assertThat(new Linear(20, TWO).shiftDuration()).isEqualTo(Duration.ofMinutes(8));
    }

    @Test
    void eachStepLastsUntilTheNextBegins() {
        assertThat(IntStream.range(0, 6).map(minute -> new Linear(40, TWO).percentAfter(Duration.ofMinutes(minute))))
                .containsExactly(40, 40, 80, 80, 100, 100);
        assertThat(new AllAtOnce().percentAfter(Duration.ZERO)).isEqualTo(100);
    }

    /** As another function's clock may have it. */
    @Test
    void beforeItsBeginningAShiftIsAtItsFirstStep() {
        assertThat(new Canary(10, TWO).percentAfter(Duration.ofSeconds(-3))).isEqualTo(10);
    }

    @Test
    void refusesAStepThatIsNoShareOrNotHeld() {
        assertThatThrownBy(() -> new Canary(100, TWO)).hasMessage("percent must be 1 to 99, not 100");
        assertThatThrownBy(() -> new Linear(0, TWO)).hasMessage("percent must be 1 to 99, not 0");
        assertThatThrownBy(() -> new Canary(10, Duration.ofSeconds(90)))
                .hasMessage("interval must be whole minutes, not PT1M30S");
        assertThatThrownBy(() -> new Canary(10, Duration.ZERO)).hasMessage("interval must be whole minutes, not PT0S");
    }
}
