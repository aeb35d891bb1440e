package dev.headgate.simulator.environment.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseTimesTest {

    private static final ResponseTimes USUAL = new ResponseTimes(1, 7);

    @Test
    void haveAMedianOfEightyMilliseconds() {
        assertThat(USUAL.secondsAt(0.5)).isBetween(0.0799, 0.0801);
        assertThat(new ResponseTimes(3, 7).secondsAt(0.5)).isBetween(0.2399, 0.2401);
    }

    @Test
    void areCountedAsThePercentilesSay() {
        double slowestHundredth = USUAL.secondsAt(0.99);

        assertThat(USUAL.countSlowerThan(slowestHundredth, 100_000)).isBetween(900, 1100);
        assertThat(USUAL.countSlowerThan(USUAL.secondsAt(0.2), 1000)).isBetween(750, 850);
    }

    @Test
    void areTheSameHoweverOftenTheyAreCounted() {
        assertThat(USUAL.countSlowerThan(0.1, 500)).isEqualTo(USUAL.countSlowerThan(0.1, 500));
        assertThat(USUAL.countSlowerThan(0.1, 500)).isGreaterThan(USUAL.countSlowerThan(0.2, 500));
    }
}
