package dev.headgate.deployment.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Timetable;
import dev.headgate.config.window.Windows;
import dev.headgate.deployment.window.Opening.ClosedUntil;
import dev.headgate.deployment.window.Opening.NeverWithin;
import dev.headgate.deployment.window.Opening.Open;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether traffic may begin to move. 2026-12-04 is a Friday. */
class WindowRuleTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Instant FRIDAY_NOON = Instant.parse("2026-12-04T12:00:00Z");

    @Test
    void isOpenWhereNothingIsSaid() {
        assertThat(WindowRule.decide(Closures.NONE, Duration.ofHours(9), FRIDAY_NOON))
                .isEqualTo(new Open());
    }

    @Test
    void aShiftThatFitsMayBeginUntilItNoLongerDoes() {
        Closures hours = allowing("UTC", "mon-fri 09:00-17:00");

        assertThat(WindowRule.decide(hours, QUARTER, Instant.parse("2026-12-04T16:45:00Z")))
                .isEqualTo(new Open());
        assertThat(WindowRule.decide(hours, QUARTER, Instant.parse("2026-12-04T16:45:01Z")))
                .isEqualTo(new ClosedUntil(
                        Instant.parse("2026-12-07T09:00:00Z"),
                        "it is closed again before green could have all of production's traffic, for which 15 min are"
                                + " planned"));
    }

    @Test
    void saysWhatIsAllowedAndWhatIsDenied() {
        Closures hours = closures("Europe/Berlin", List.of("mon-fri 09:00-17:00"), List.of("fri 15:00-24:00"));

        assertThat(WindowRule.decide(hours, QUARTER, Instant.parse("2026-12-05T12:00:00Z")))
                .isEqualTo(new ClosedUntil(
                        Instant.parse("2026-12-07T08:00:00Z"),
                        "its windows allow mon-fri 09:00-17:00 (Europe/Berlin)"));
        assertThat(WindowRule.decide(hours, QUARTER, Instant.parse("2026-12-04T14:30:00Z")))
                .isEqualTo(new ClosedUntil(
                        Instant.parse("2026-12-07T08:00:00Z"), "its windows deny fri 15:00-24:00 (Europe/Berlin)"));
    }

    @Test
    void windowsThatTouchAreOne() {
        assertThat(WindowRule.decide(
                        allowing("UTC", "fri 12:00-13:00", "fri 13:00-14:00"), Duration.ofHours(2), FRIDAY_NOON))
                .isEqualTo(new Open());
    }

    @Test
    void aWindowThatIsTooShortIsPassedOver() {
        Closures some = allowing("UTC", "sat 09:00-09:10", "sun 09:00-10:00");

        assertThat(WindowRule.decide(some, QUARTER, FRIDAY_NOON))
                .isInstanceOfSatisfying(
                        ClosedUntil.class,
                        it -> assertThat(it.until()).isEqualTo(Instant.parse("2026-12-06T09:00:00Z")));
    }

    @Test
    void whatOpensTooLateNeverDoes() {
        assertThat(WindowRule.decide(allowing("UTC", "2027-06-01 to 2027-06-30"), QUARTER, FRIDAY_NOON))
                .isEqualTo(new NeverWithin("its windows allow 2027-06-01 to 2027-06-30 (UTC). It opens for long enough"
                        + " at no time within 672 h"));
    }

    @Test
    void aFreezeHoldsUntilItEndsByItself() {
        Closures frozen = new Closures(Optional.empty(), List.of(freeze("2026-12-06T06:00:00Z")), Optional.empty());

        assertThat(WindowRule.decide(frozen, QUARTER, FRIDAY_NOON))
                .isEqualTo(new ClosedUntil(
                        Instant.parse("2026-12-06T06:00:00Z"),
                        "alice has frozen prod until Sun 2026-12-06 06:00 UTC: the sale"));
        assertThat(WindowRule.decide(frozen, QUARTER, Instant.parse("2026-12-06T06:00:00Z")))
                .isEqualTo(new Open());
    }

    @Test
    void afterAFreezeTheNextWindowIsAwaited() {
        Closures both = new Closures(
                allowing("UTC", "mon-fri 09:00-17:00").windows(),
                List.of(freeze("2026-12-06T06:00:00Z")),
                Optional.empty());

        assertThat(WindowRule.decide(both, QUARTER, FRIDAY_NOON))
                .isInstanceOfSatisfying(
                        ClosedUntil.class,
                        it -> assertThat(it.until()).isEqualTo(Instant.parse("2026-12-07T09:00:00Z")));
    }

    @Test
    void aShiftDoesNotRunIntoWhatTheCalendarCloses() {
        Instant closes = FRIDAY_NOON.plus(Duration.ofMinutes(10));
        Closures soon = calendar(new CalendarState.Open(Optional.of(closes)));

        assertThat(WindowRule.decide(soon, Duration.ofMinutes(10), FRIDAY_NOON)).isEqualTo(new Open());
        assertThat(WindowRule.decide(soon, QUARTER, FRIDAY_NOON))
                .isInstanceOfSatisfying(
                        ClosedUntil.class, it -> assertThat(it.until()).isAfter(closes));
        assertThat(WindowRule.decide(calendar(new CalendarState.Open(Optional.empty())), QUARTER, FRIDAY_NOON))
                .isEqualTo(new Open());
    }

    @Test
    void aCalendarThatIsClosedOrCannotBeReadIsClosed() {
        Instant opens = FRIDAY_NOON.plus(Duration.ofHours(20));

        assertThat(WindowRule.decide(calendar(new CalendarState.Closed(Optional.of(opens))), QUARTER, FRIDAY_NOON))
                .isEqualTo(new ClosedUntil(opens, "the change calendar holidays is closed"));
        assertThat(WindowRule.decide(calendar(new CalendarState.Closed(Optional.empty())), QUARTER, FRIDAY_NOON))
                .isEqualTo(new ClosedUntil(
                        FRIDAY_NOON.plus(Closures.READ_AGAIN), "the change calendar holidays is closed"));
        assertThat(WindowRule.decide(calendar(new CalendarState.Unreadable("no such document")), QUARTER, FRIDAY_NOON))
                .isEqualTo(new ClosedUntil(
                        FRIDAY_NOON.plus(Closures.READ_AGAIN),
                        "the change calendar holidays cannot be read, which counts as closed: no such document"));
    }

    /** Of two weekends on which clocks change, in zones that change them by an hour, by half of one, and at midnight. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin 2026-03-28",
                "Europe/Berlin 2026-10-24",
                "America/New_York 2026-03-07",
                "America/New_York 2026-10-31",
                "Australia/Lord_Howe 2026-04-04",
                "Australia/Lord_Howe 2026-10-03",
                "America/Santiago 2026-04-04",
                "America/Santiago 2026-09-05"
            })
    void agreesWithALookAtEveryMinute(String place) {
        ZoneId zone = ZoneId.of(place.split(" ", -1)[0]);
        Instant begin =
                LocalDate.parse(place.split(" ", -1)[1]).atStartOfDay(zone).toInstant();
        Random random = new Random(7);
        for (int run = 0; run < 25; run++) {
            Closures closures = closures(zone.getId(), spans(random), spans(random));
            Duration needs = Duration.ofMinutes(random.nextInt(120));
            Instant now = begin.plus(Duration.ofMinutes(random.nextInt(48 * 60)));

            Optional<Instant> first = firstMinute(closures.windows().orElseThrow(), needs, now);

            Opening opening = WindowRule.decide(closures, needs, now);
            assertThat(first(opening, now).filter(it -> it.isBefore(now.plus(Duration.ofDays(3)))))
                    .as("%s for %s at %s", closures.windows(), needs, now)
                    .isEqualTo(first);
        }
    }

    private static Optional<Instant> first(Opening opening, Instant now) {
        return switch (opening) {
            case Open() -> Optional.of(now);
            case ClosedUntil(Instant until, String why) -> Optional.of(until);
            case NeverWithin(String why) -> Optional.empty();
        };
    }

    /** Of the next three days, the first minute from which it is open for so long. */
    private static Optional<Instant> firstMinute(Windows windows, Duration needs, Instant now) {
        Timetable table = Timetable.of(windows);
        int[] openFor = new int[3 * 24 * 60 + 121];
        for (int minute = openFor.length - 2; minute >= 0; minute--) {
            boolean open = table.isOpen(now.plus(Duration.ofMinutes(minute)));
            openFor[minute] = open ? openFor[minute + 1] + 1 : 0;
        }
        return IntStream.range(0, 3 * 24 * 60)
                .filter(minute -> openFor[minute] >= Math.max(1, needs.toMinutes()))
                .mapToObj(minute -> now.plus(Duration.ofMinutes(minute)))
                .findFirst();
    }

    private static List<String> spans(Random random) {
        return Stream.generate(() -> {
                    int start = random.nextInt(96) * 15;
                    int end = (start + 15 * (1 + random.nextInt(40))) % 1440;
                    return List.of("", "sat,sun ", "sun ", "mon-fri ").get(random.nextInt(4))
                            + "%02d:%02d-%02d:%02d".formatted(start / 60, start % 60, end / 60, end % 60);
                })
                .limit(random.nextInt(4))
                .distinct()
                .toList();
    }

    private static Closures allowing(String zone, String... allow) {
        return closures(zone, List.of(allow), List.of());
    }

    private static Closures closures(String zone, List<String> allow, List<String> deny) {
        return new Closures(
                Optional.of(new Windows(allow, deny, zone, Outside.WAIT, Optional.empty())),
                List.of(),
                Optional.empty());
    }

    private static Closures calendar(CalendarState state) {
        return new Closures(
                Optional.of(new Windows(List.of(), List.of(), "UTC", Outside.WAIT, Optional.of("holidays"))),
                List.of(),
                Optional.of(state));
    }

    private static Freeze freeze(String until) {
        return new Freeze(
                "prod",
                Optional.empty(),
                FRIDAY_NOON.minusSeconds(60),
                Instant.parse(until),
                "the sale",
                Optional.of("alice"),
                "arn:1",
                Optional.empty());
    }
}
