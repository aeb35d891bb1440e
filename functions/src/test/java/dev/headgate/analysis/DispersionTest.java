package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DispersionTest {

    @Test
    void isOneWithoutHistory() {
        assertThat(Dispersion.of(List.of()).phi()).isEqualTo(1);
    }

    @Test
    void isOneWithFewerThanTwentyErrors() {
        assertThat(Dispersion.of(List.of(minute(100, 19), minute(100, 0))).phi())
                .isEqualTo(1);
        assertThat(Dispersion.of(List.of(minute(100, 20), minute(100, 0))).phi())
                .isEqualTo(10);
    }

    @Test
    void isOneWithASingleMinute() {
        assertThat(Dispersion.of(List.of(minute(100, 50))).phi()).isEqualTo(1);
    }

    @Test
    void isClippedAtOneWhenErrorsAreMoreEvenThanChance() {
        assertThat(Dispersion.of(Collections.nCopies(30, minute(100, 5))).phi()).isEqualTo(1);
    }

    @Test
    void isClippedAtTenWhenErrorsComeInOneHeap() {
        List<HistoryMinute> heap = IntStream.range(0, 30)
                .mapToObj(t -> minute(1000, t == 7 ? 500 : 0))
                .toList();

        assertThat(Dispersion.of(heap).phi()).isEqualTo(10);
    }

    @Test
    void isTheVarianceOverTheMeanBetweenTheClips() {
        // Mean 10, both deviate by 6: (36/10 + 36/10) / (2 - 1).
        assertThat(Dispersion.of(List.of(minute(100, 4), minute(100, 16))).phi())
                .isCloseTo(7.2, within(1e-12));
    }

    @Test
    void expectsErrorsInProportionToTheRequests() {
        assertThat(Dispersion.of(List.of(minute(100, 10), minute(900, 90))).phi())
                .isEqualTo(1);
    }

    @Test
    void leavesMinutesWithoutRequestsOut() {
        List<HistoryMinute> history = List.of(minute(100, 4), minute(0, 0), minute(100, 16));

        assertThat(Dispersion.of(history).phi()).isCloseTo(7.2, within(1e-12));
    }

    private static HistoryMinute minute(double requests, double errors) {
        return new HistoryMinute(requests, errors);
    }
}
