package dev.headgate.config.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the clock on the wall shows decides, whatever a zone does with its clock. */
class TimetableTest {

    @Test
    void whatBeginsInAnHourThatIsSkippedBeginsAfterIt() {
        Timetable berlin = allowing("Europe/Berlin", "02:30-03:30");

        assertThat(berlin.isOpen(Instant.parse("2026-03-29T00:59:00Z"))).isFalse();
        assertThat(berlin.isOpen(Instant.parse("2026-03-29T01:00:00Z"))).isTrue();
        assertThat(berlin.isOpen(Instant.parse("2026-03-29T01:30:00Z"))).isFalse();
    }

    @Test
    void whatEndsInAnHourThatIsShownTwiceEndsTwice() {
        Timetable berlin = allowing("Europe/Berlin", "01:00-02:30");

        assertThat(berlin.isOpen(Instant.parse("2026-10-25T00:29:00Z"))).isTrue();
        assertThat(berlin.isOpen(Instant.parse("2026-10-25T00:30:00Z"))).isFalse();
        assertThat(berlin.isOpen(Instant.parse("2026-10-25T01:00:00Z"))).isTrue();
        assertThat(berlin.isOpen(Instant.parse("2026-10-25T01:30:00Z"))).isFalse();
    }

    @Test
    void aDayThatAZoneLeavesOutIsNeverThere() {
        // Samoa went from the 29th to the 31st of December 2011.
        Timetable apia = allowing("Pacific/Apia", "2011-12-30");

        assertThat(apia.edges(Instant.parse("2011-12-28T00:00:00Z"), Instant.parse("2012-01-02T00:00:00Z")))
                .isNotEmpty()
                .noneMatch(apia::isOpen);
    }

    @Test
    void aPeriodHoldsOverTheYearAndALeapDay() {
        assertThat(allowing("UTC", "2027-12-20 to 2028-01-03").isOpen(Instant.parse("2028-01-01T00:00:00Z")))
                .isTrue();
        assertThat(allowing("UTC", "2028-02-28 to 2028-03-01").isOpen(Instant.parse("2028-02-29T23:59:59Z")))
                .isTrue();
    }

    @Test
    void whatIsDeniedIsNamed() {
        Timetable table = Timetable.of(new Windows(
                List.of("mon-fri"), List.of("fri 15:00-24:00", "mon"), "UTC", Outside.WAIT, Optional.empty()));

        assertThat(table.deniedBy(Instant.parse("2026-12-04T15:00:00Z"))).contains("fri 15:00-24:00");
        assertThat(table.isOpen(Instant.parse("2026-12-04T15:00:00Z"))).isFalse();
        assertThat(table.isOpen(Instant.parse("2026-12-04T14:59:00Z"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin 2026-03-28",
                "Europe/Berlin 2026-10-24",
                "America/New_York 2026-03-07",
                "America/New_York 2026-10-31",
                "Australia/Lord_Howe 2026-04-04",
                "Australia/Lord_Howe 2026-10-03",
                "Africa/Cairo 2026-04-23",
                "America/Santiago 2026-09-05",
                "Asia/Kathmandu 2026-12-30",
                "Pacific/Apia 2011-12-28"
            })
    void betweenTwoEdgesNothingChangesMinuteByMinute(String place) {
        ZoneId zone = ZoneId.of(place.split(" ", -1)[0]);
        Instant from =
                LocalDate.parse(place.split(" ", -1)[1]).atStartOfDay(zone).toInstant();
        Instant until = from.plus(Duration.ofDays(3));
        Random random = new Random(42);
        for (int run = 0; run < 20; run++) {
            Windows windows = new Windows(
                    spans(random, from, zone), spans(random, from, zone), zone.getId(), Outside.WAIT, Optional.empty());
            Timetable table = Timetable.of(windows);
            List<Instant> edges = table.edges(from, until);
            List<Boolean> minutes = IntStream.range(0, 3 * Span.MINUTES_OF_A_DAY)
                    .mapToObj(minute -> onTheWall(windows, from.plusSeconds(60L * minute)))
                    .toList();
            List<Instant> changes = IntStream.range(1, minutes.size())
                    .filter(minute -> !minutes.get(minute).equals(minutes.get(minute - 1)))
                    .mapToObj(minute -> from.plusSeconds(60L * minute))
                    .toList();

            assertThat(edges).as("%s", windows).containsAll(changes).isSorted();
            assertThat(changes).allSatisfy(at -> assertThat(table.isOpen(at)).isEqualTo(onTheWall(windows, at)));
        }
    }

    @Test
    void theLongestStretchIsOverMidnightAndWeekends() {
        assertThat(allowing("UTC", "mon-fri 09:00-17:00").longestStretch()).contains(Duration.ofHours(8));
        assertThat(allowing("UTC", "fri 22:00-24:00", "sat", "sun 00:00-06:00").longestStretch())
                .contains(Duration.ofHours(32));
        assertThat(allowing("UTC", "sun-mon").longestStretch()).contains(Duration.ofDays(2));
        assertThat(allowing("UTC", "mon 09:00-10:00", "2026-12-20 to 2026-12-21")
                        .longestStretch())
                .contains(Duration.ofDays(2));
        assertThat(Timetable.of(new Windows(
                                List.of(), List.of("2026-12-20 to 2027-01-03"), "UTC", Outside.WAIT, Optional.empty()))
                        .longestStretch())
                .isEmpty();
    }

    private static Timetable allowing(String zone, String... allow) {
        return Timetable.of(new Windows(List.of(allow), List.of(), zone, Outside.WAIT, Optional.empty()));
    }

    private static List<String> spans(Random random, Instant from, ZoneId zone) {
        return Stream.generate(() -> random.nextInt(3) == 0 ? period(random, from, zone) : weekly(random))
                .limit(random.nextInt(3))
                .distinct()
                .toList();
    }

    private static String weekly(Random random) {
        String days = List.of("", "mon-fri ", "sat,sun ", "thu-mon ", "sun ").get(random.nextInt(5));
        int start = random.nextInt(96) * 15;
        int end = (start + 15 * (1 + random.nextInt(60))) % Span.MINUTES_OF_A_DAY;
        return days + time(start) + "-" + time(end);
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }

    private static String period(Random random, Instant from, ZoneId zone) {
        LocalDateTime begin = LocalDateTime.ofInstant(from, zone).plusMinutes(15L * random.nextInt(300));
        LocalDateTime end = begin.plusMinutes(15L * (1 + random.nextInt(100)));
        return text(begin) + " to " + text(end);
    }

    private static String text(LocalDateTime at) {
        return at.toLocalDate() + " " + time(at.getHour() * 60 + at.getMinute());
    }

    /** Said once more, and in another way: as somebody would who looks at the clock. */
    private static boolean onTheWall(Windows windows, Instant at) {
        LocalDateTime wall = LocalDateTime.ofInstant(at, ZoneId.of(windows.timezone()));
        return (windows.allow().isEmpty() || windows.allow().stream().anyMatch(it -> shows(it, wall)))
                && windows.deny().stream().noneMatch(it -> shows(it, wall));
    }

    private static boolean shows(String span, LocalDateTime wall) {
        if (span.contains(" to ")) {
            String[] ends = span.replace(" to ", "|").replace(' ', 'T').split("\\|", -1);
            return wall.compareTo(LocalDateTime.parse(ends[0])) >= 0
                    && wall.compareTo(LocalDateTime.parse(ends[1])) < 0;
        }
        String[] words = span.split(" ", -1);
        String[] times = words[words.length - 1].split("-", -1);
        String now = "%02d:%02d".formatted(wall.getHour(), wall.getMinute());
        boolean sameDay = times[0].compareTo(times[1]) < 0;
        boolean after = now.compareTo(times[0]) >= 0;
        boolean before = now.compareTo(times[1]) < 0;
        String days = words.length > 1 ? words[0] : "mon-sun";
        return sameDay
                ? after && before && isOn(days, wall)
                : (after && isOn(days, wall)) || (before && isOn(days, wall.minusDays(1)));
    }

    private static boolean isOn(String days, LocalDateTime wall) {
        String day = wall.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        return switch (days) {
            case "mon-sun" -> true;
            case "mon-fri" -> !List.of("sat", "sun").contains(day);
            case "thu-mon" -> !List.of("tue", "wed").contains(day);
            default -> days.contains(day);
        };
    }
}
