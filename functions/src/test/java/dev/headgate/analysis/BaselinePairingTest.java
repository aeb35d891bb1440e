package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BaselinePairingTest {

    @Test
    void pairsAGreenMinuteWithEveryHistoryMinuteOfItsRemainder() {
        List<HistoryMinute> history = IntStream.range(0, 18)
                .mapToObj(h -> new HistoryMinute(100 + h, h))
                .toList();
        BaselinePairing pairing = new BaselinePairing(history, 3);

        assertThat(pairing.row(1, 700, 7))
                .isEqualTo(new MinuteRow(
                        700, 7, 600 + 1 + 4 + 7 + 10 + 13 + 16, 1 + 4 + 7 + 10 + 13 + 16, BaselineSource.HISTORY));
    }

    @Test
    void usesEveryHistoryMinuteOnce() {
        List<HistoryMinute> history =
                IntStream.range(0, 25).mapToObj(h -> new HistoryMinute(1, 1)).toList();
        BaselinePairing pairing = new BaselinePairing(history, 4);

        assertThat(IntStream.range(0, 4)
                        .mapToDouble(t -> pairing.row(t, 0, 0).nB())
                        .sum())
                .isEqualTo(25);
    }

    @Test
    void leavesMinutesWithoutBaselineWhenHistoryIsShort() {
        BaselinePairing pairing = new BaselinePairing(List.of(new HistoryMinute(10, 1)), 2);

        assertThat(pairing.row(0, 5, 0).nB()).isEqualTo(10);
        assertThat(pairing.row(1, 5, 0).nB()).isZero();
    }

    @Test
    void refusesMoreMinutesThanWerePlanned() {
        BaselinePairing pairing = new BaselinePairing(List.of(), 2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pairing.row(2, 5, 0))
                .withMessageContaining("minute must be 0 to 1, not 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new BaselinePairing(List.of(), 0));
    }

    @Test
    void refusesHistoryThatCanNotBe() {
        List<HistoryMinute> history = List.of(new HistoryMinute(10, 1), new HistoryMinute(Double.NaN, 1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BaselinePairing(history, 2))
                .withMessageContaining("history minute 2, field n");
    }
}
