package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final List<PlannedMinute> TEN_PERCENT_FOR_TEN_MINUTES =
            Collections.nCopies(10, new PlannedMinute(0.1));

    @Test
    void saysWhichRegressionAScheduleCanFind() {
        Forecast forecast = forecast(500, 5);

        assertThat(forecast.ratio().orElseThrow()).isBetween(3.5, 5.0);
        assertThat(forecast.sentence())
                .matches("At this traffic \\(500 requests and 5 errors a minute\\) and schedule a regression of"
                        + " 3\\.8x or worse is expected to be found within 10 minutes\\.");
    }

    @Test
    void findsLessWithFewerErrors() {
        assertThat(forecast(500, 0).ratio().orElseThrow())
                .isGreaterThan(forecast(500, 1).ratio().orElseThrow());
    }

    @Test
    void promisesNothingWithoutTraffic() {
        assertThat(forecast(0, 0).sentence())
                .isEqualTo("At this traffic (0 requests and 0 errors a minute) and schedule no regression is sure to be"
                        + " found: there is too little to judge by.");
    }

    @Test
    void isUnknownWithoutMinutes() {
        assertThat(Forecast.of(List.of(), TEN_PERCENT_FOR_TEN_MINUTES, JudgeParameters.DEFAULTS))
                .isEmpty();
    }

    private static Forecast forecast(double requests, double errors) {
        var minute = new TargetGroupMinute(true, requests, errors, 0, 0, 0, Optional.empty());
        return Forecast.of(Collections.nCopies(60, minute), TEN_PERCENT_FOR_TEN_MINUTES, JudgeParameters.DEFAULTS)
                .orElseThrow();
    }
}
