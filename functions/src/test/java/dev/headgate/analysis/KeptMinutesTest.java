package dev.headgate.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.MinuteSource.Series;
import dev.headgate.analysis.MinuteSource.Windows;
import dev.headgate.config.Target;
import dev.headgate.testing.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever keeps minutes reads the same as who asks for all of them each time, and asks for few. */
class KeptMinutesTest {

    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Target TARGET = Example.environment("prod").target();
    private static final Series SERIES = new Series("app/web-prod/0123456789abcdef", "arn:blue", Optional.of(0.25));
    private static final int HISTORY = 200;
    private static final int T = 300;

    private final Metrics metrics = new Metrics();
    private final Shelf shelf = new Shelf();
    private final MinuteSource kept = new KeptMinutes(metrics, shelf);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theJudgeSaysTheSameAsByAllMinutes(long seed) {
        metrics.draw(seed, seed % 2 == 0 ? 0.002 : 0.01);

        for (int minute = 1; minute < T; minute++) {
            ObservedMinutes few = read(kept, minute);
            ObservedMinutes all = read(metrics, minute);

            assertThat(few).as("minute " + minute).isEqualTo(all);
            assertThat(verdict(few, minute)).isEqualTo(verdict(all, minute));
        }
    }

    @Test
    void aLookAsksForNoMoreThanHalfAnHour() {
        metrics.draw(1, 0.002);
        read(kept, 1);

        for (int minute = 2; minute < T; minute++) {
            metrics.asked = 0;
            read(kept, minute);
            assertThat(metrics.asked).isLessThanOrEqualTo(32);
        }
    }

    @Test
    void aCorrectionOfTheLastMinutesIsSeen() {
        metrics.draw(1, 0.002);
        read(kept, 99);
        metrics.correct(NINE.plus(Duration.ofMinutes(90)));

        assertThat(read(kept, 100)).isEqualTo(read(metrics, 100));
    }

    @Test
    void whatIsLostIsReadAgain() {
        metrics.draw(1, 0.002);
        read(kept, 250);
        shelf.parts.values().removeIf(text -> text.hashCode() % 2 == 0);
        shelf.parts.replaceAll((part, text) -> part.endsWith("0") ? "written by another release" : text);

        assertThat(read(kept, 260)).isEqualTo(read(metrics, 260));
    }

    @Test
    void minutesOfAnotherDeploymentAreNotMistakenForThese() {
        metrics.draw(1, 0.002);
        read(kept, 100);
        Windows other = new Windows(
                NINE.minus(Duration.ofMinutes(HISTORY)), NINE.plusSeconds(60), NINE.plus(Duration.ofMinutes(100)));

        assertThat(kept.observe(TARGET, SERIES, "arn:green", other))
                .isEqualTo(metrics.observe(TARGET, SERIES, "arn:green", other));
    }

    private static ObservedMinutes read(MinuteSource source, int minute) {
        return source.observe(
                TARGET,
                SERIES,
                "arn:green",
                new Windows(NINE.minus(Duration.ofMinutes(HISTORY)), NINE, NINE.plus(Duration.ofMinutes(minute))));
    }

    private static Verdict verdict(ObservedMinutes seen, int minute) {
        return new DeploymentJudge(List.of(Metric.SERVER_ERRORS), JudgeParameters.DEFAULTS, T)
                .judge(seen, Optional.of(NINE.plusSeconds(600)), unused -> OptionalInt.of(4), minute > T - 20)
                .verdict();
    }

    /** Numbers of each minute, and how many minutes were asked for. */
    private static final class Metrics implements MinuteSource {
        private final Map<Instant, TargetGroupMinute> blue = new HashMap<>();
        private final Map<Instant, TargetGroupMinute> green = new HashMap<>();
        private int asked;

        void draw(long seed, double greenErrors) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int minute = -HISTORY; minute < T; minute++) {
                Instant start = NINE.plus(Duration.ofMinutes(minute));
                blue.put(start, minute(random, 0.002));
                green.put(start, minute(random, greenErrors));
            }
        }

        void correct(Instant minute) {
            green.put(minute, new TargetGroupMinute(true, 700, 9, 0.5, 0, 3, Optional.of(4.0)));
        }

        private static TargetGroupMinute minute(SplittableRandom random, double errors) {
            int requests = random.nextInt(1, 400);
            long failed = random.doubles(requests).filter(it -> it < errors).count();
            return random.nextInt(20) == 0
                    ? TargetGroupMinute.UNREPORTED
                    : new TargetGroupMinute(true, requests, failed, 0, 0, random.nextInt(5) + 0.25, Optional.of(4.0));
        }

        @Override
        public BlueHour blueHour(Target target, Series series, Span span) {
            return new BlueHour(List.of(), Optional.empty());
        }

        @Override
        public ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows) {
            asked += (int)
                    Duration.between(windows.historyFrom(), windows.until()).toMinutes();
            return new ObservedMinutes(
                    of(blue, windows.historyFrom(), windows.shiftFrom()),
                    windows.shiftFrom(),
                    of(blue, windows.shiftFrom(), windows.until()),
                    of(green, windows.shiftFrom(), windows.until()));
        }

        private static List<TargetGroupMinute> of(Map<Instant, TargetGroupMinute> group, Instant from, Instant until) {
            List<TargetGroupMinute> minutes = new ArrayList<>();
            for (Instant minute = from; minute.isBefore(until); minute = minute.plusSeconds(60)) {
                minutes.add(group.getOrDefault(minute, TargetGroupMinute.UNREPORTED));
            }
            return minutes;
        }
    }

    /** Keeps parts by their name and number. */
    private static final class Shelf implements MinuteStore {
        private final Map<String, String> parts = new HashMap<>();

        @Override
        public Map<Long, String> kept(String name) {
            Map<Long, String> found = new HashMap<>();
            parts.forEach((key, text) -> {
                if (key.startsWith(name + " ")) {
                    found.put(Long.parseLong(key.substring(name.length() + 1)), text);
                }
            });
            return found;
        }

        @Override
        public void keep(String name, long part, String text, Instant expiresAt) {
            parts.put(name + " " + part, text);
        }
    }
}
