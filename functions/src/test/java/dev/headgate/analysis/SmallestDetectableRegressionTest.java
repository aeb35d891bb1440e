package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmallestDetectableRegressionTest {

    /**
     * The ratios that simulations found with 80 % probability. The formula speaks of the mean: it is near them, and too
     * hopeful where the whole schedule sees an error or two.
     */
    @ParameterizedTest
    @CsvSource({
        "0.05, 0.1, 10, 121, 40",
        "0.05, 0.1, 30, 42, 30",
        "0.05, 0.5, 30, 22, 25",
        "0.5, 0.1, 10, 17, 25",
        "0.5, 0.1, 30, 8.1, 20",
        "0.5, 0.5, 30, 5.1, 15",
        "5, 0.1, 10, 4.5, 20",
        "5, 0.1, 30, 2.8, 15",
        "5, 0.5, 30, 2.2, 15",
        "50, 0.1, 10, 2.1, 15",
        "50, 0.1, 30, 1.7, 15",
        "50, 0.5, 30, 1.5, 15"
    })
    void isNearWhatSimulationsFound(double errorsPerMinute, double share, int minutes, double found, double percent) {
        assertThat(plan(errorsPerMinute, share, minutes).ratio().orElseThrow())
                .isCloseTo(found, Percentage.withPercentage(percent));
    }

    @Test
    void countsTheMinutesUntilHarmIsExpectedToBeProven() {
        // g(5) = 5 [0.5 ln 4 - 1.4 ln(1.4/1.025)] = 1.2835; ln 100 + ln 8 = 6.6846.
        assertThat(plan(5, 0.1, 10).minutesNeeded(5)).hasValue(6);
        assertThat(plan(5, 0.1, 5).minutesNeeded(5)).isEmpty();
        assertThat(plan(5, 0.1, 10).minutesNeeded(1.25)).isEmpty();
    }

    @Test
    void findsLessWhenErrorsComeInClusters() {
        JudgeParameters clusters = JudgeParameters.DEFAULTS.withPhi(4);
        List<PlannedMinute> schedule = Collections.nCopies(30, new PlannedMinute(0.1));

        assertThat(new SmallestDetectableRegression(20, schedule, clusters).ratio())
                .isEqualTo(plan(5, 0.1, 30).ratio());
    }

    @Test
    void comparesMinutesAtFullTrafficWithHistory() {
        double ratio = plan(5, 1, 10).ratio().orElseThrow();

        assertThat(ratio).isBetween(2.0, 4.0);
        assertThat(plan(5, 1, 5).ratio().orElseThrow()).isGreaterThan(ratio);
    }

    @Test
    void findsNothingWithoutTrafficOrErrors() {
        assertThat(plan(0, 0.5, 30).ratio()).isEmpty();
        assertThat(plan(5, 0, 30).ratio()).isEmpty();
        assertThat(plan(5, 0.5, 0).ratio()).isEmpty();
    }

    @Test
    void refusesWhatCanNotBePlanned() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(-1, 0.5, 1))
                .withMessageContaining("errorsPerMinute");
        assertThatIllegalArgumentException().isThrownBy(() -> plan(1, 1.5, 1)).withMessageContaining("greenShare");
    }

    private static SmallestDetectableRegression plan(double errorsPerMinute, double share, int minutes) {
        List<PlannedMinute> schedule = Collections.nCopies(minutes, new PlannedMinute(share));
        return new SmallestDetectableRegression(errorsPerMinute, schedule, JudgeParameters.DEFAULTS);
    }
}
