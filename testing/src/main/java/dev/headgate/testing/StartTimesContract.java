package dev.headgate.testing;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.StartRule;
import dev.headgate.deployment.StartTimes;
import dev.headgate.deployment.StartTimes.Known;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of start times does. */
public abstract class StartTimesContract {

    private static final String PLACE = "111122223333/us-east-1";
    private static final Instant LATER = NOON.plus(Duration.ofDays(2));

    /** The same all through a test, empty at its beginning. */
    protected abstract StartTimes times();

    @Test
    void knowsNothingBeforeTheFirst() {
        assertThat(times().known(PLACE)).isEqualTo(Known.NOTHING);
    }

    @Test
    void keepsWhatIsKnownOfEachPlaceByItself() {
        Known first = StartRule.take(Known.NOTHING, NOON).known();
        assertThat(times().keep(PLACE, first, LATER)).isTrue();
        Known second = StartRule.take(first, NOON).known();
        assertThat(times().keep(PLACE, second, LATER)).isTrue();

        assertThat(times().known(PLACE)).isEqualTo(second);
        assertThat(times().known("111122223333/eu-west-1")).isEqualTo(Known.NOTHING);
    }

    /** Two would else have one time. */
    @Test
    void keepsNothingWhereSomebodyElseWasFirst() {
        Known one = StartRule.take(Known.NOTHING, NOON).known();
        Known other = StartRule.take(Known.NOTHING, NOON.plusSeconds(1)).known();

        assertThat(times().keep(PLACE, one, LATER)).isTrue();
        assertThat(times().keep(PLACE, other, LATER)).isFalse();
        assertThat(times().known(PLACE)).isEqualTo(one);
    }
}
