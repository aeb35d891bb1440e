package dev.headgate.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {

    @Test
    void readsEveryInstantAsItIsWritten() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20_000; i++) {
            long[] parts = {1, 1_000, 1_000_000, 1_000_000_000};
            long part = parts[random.nextInt(parts.length)];
            long nanos = random.nextLong(1_000_000_000 / part) * part;
            Instant instant = Instant.ofEpochSecond(random.nextLong(-70_000_000_000L, 260_000_000_000L), nanos);

            assertThat(InstantText.parse(instant.toString())).isEqualTo(instant);
        }
    }

    /** Whatever else is an instant, or none, is for the JDK to say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:46:18Z",
                "2026-03-02T09:46:18.1Z",
                "2026-03-02T09:46:18.123456789Z",
                "2026-03-02T09:46:18.Z",
                "2026-03-02T09:46:18.1234567890Z",
                "2026-03-02T09:46Z",
                "2026-03-02T24:00:00Z",
                "2026-03-02T23:59:60Z",
                "2026-02-29T09:46:18Z",
                "2024-02-29T09:46:18Z",
                "2026-13-02T09:46:18Z",
                "0000-01-01T00:00:00Z",
                "-0001-03-02T09:46:18Z",
                "+12026-03-02T09:46:18Z",
                "2026-03-02T09:46:18+01:00",
                "2026-03-02t09:46:18z",
                "2026-03-02T09:46:1\u0668Z",
                "2026-03-02T09:4618:Z",
                "2026-03-02",
                ""
            })
    void agreesWithTheJdkOnEveryText(String text) {
        assertThat(said(() -> InstantText.parse(text))).isEqualTo(said(() -> Instant.parse(text)));
    }

    private static String said(Callable<Instant> parse) {
        Instant[] read = new Instant[1];
        Throwable refused = catchThrowable(() -> read[0] = parse.call());
        return refused == null ? String.valueOf(read[0]) : String.valueOf(refused instanceof DateTimeException);
    }
}
