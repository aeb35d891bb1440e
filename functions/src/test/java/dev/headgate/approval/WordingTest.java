package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Strategy;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 minutes",
        "PT1M, 1 minute",
        "PT90S, 1 minute 30 seconds",
        "PT4H, 4 hours",
        "PT3H59M59S, 3 hours 59 minutes",
        "P2DT3H4M, 2 days 3 hours"
    })
    void saysADurationInItsTwoLargestUnits(Duration duration, String words) {
        assertThat(Wording.duration(duration)).isEqualTo(words);
    }

    @Test
    void saysWhatApprovingDoes() {
        assertThat(Wording.onApproval(SampleDeployment.question(SampleDeployment.inProd(), SampleDeployment.GATE)))
                .isEqualTo("Green is started beside blue. Production traffic moves to green 10 % first and the rest"
                        + " 5 minutes later. For 30 minutes after that, blue is kept ready to take over again.");
        assertThat(Wording.onApproval(SampleDeployment.question(SampleDeployment.started(), SampleDeployment.GATE)))
                .endsWith("Before production traffic moves, approvers are asked again.");
        assertThat(Wording.onApproval(
                        SampleDeployment.question(SampleDeployment.started(), SampleDeployment.TRAFFIC_GATE)))
                .startsWith("Production traffic moves to green by 10 % every minute.");
    }

    @Test
    void saysHowLongItTakes() {
        assertThat(Wording.expectedDuration(
                        SampleDeployment.question(SampleDeployment.inProd(), SampleDeployment.GATE)))
                .isEqualTo("about 35 minutes: 5 minutes of traffic shift, 30 minutes of bake time");
        assertThat(Wording.shift(new Strategy.AllAtOnce())).isEqualTo("all at once");
    }
}
