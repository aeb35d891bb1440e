package dev.headgate.config.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How times are written. 2026-11-30 is a Monday. */
class SpanTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri 09:00-17:00 | 2026-11-30T09:00",
                "mon-fri 09:00-17:00 | 2026-12-04T16:59",
                "mon 22:00-06:00 | 2026-12-01T05:59",
                "sun 22:00-06:00 | 2026-11-30T00:00",
                "fri-mon | 2026-11-30T23:59",
                "mon,wed | 2026-12-02T12:00",
                "12:00-13:00 | 2026-12-05T12:30",
                "mon 09:00-24:00 | 2026-11-30T23:59",
                "mon 09:00-00:00 | 2026-11-30T23:59",
                "2026-12-24 | 2026-12-24T23:59",
                "2028-02-29 | 2028-02-29T12:00",
                "2026-12-20 to 2027-01-03 | 2027-01-03T23:59",
                "2026-12-24 18:00 to 2026-12-26 06:00 | 2026-12-24T18:00"
            })
    void holdsThen(String text, LocalDateTime wall) {
        assertThat(SpanText.of(text).contains(wall)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-fri 09:00-17:00 | 2026-11-30T17:00",
                "mon-fri 09:00-17:00 | 2026-12-05T12:00",
                "mon 22:00-06:00 | 2026-12-01T06:00",
                "mon 22:00-06:00 | 2026-11-30T05:00",
                "mon 22:00-06:00 | 2026-12-01T22:00",
                "fri-mon | 2026-12-01T00:00",
                "mon 09:00-00:00 | 2026-12-01T00:00",
                "2026-12-24 | 2026-12-25T00:00",
                "2026-12-24 18:00 to 2026-12-26 06:00 | 2026-12-26T06:00"
            })
    void doesNotHoldThen(String text, LocalDateTime wall) {
        assertThat(SpanText.of(text).contains(wall)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mno-fri | \"mno\" is no day, which are mon, tue, wed, thu, fri, sat, sun | Did you mean mon?",
                "daily | \"daily\" is no day, which are mon, tue, wed, thu, fri, sat, sun | Write for example: mon-fri 09:00-17:00",
                "Mon | \"Mon\" is no day, which are mon, tue, wed, thu, fri, sat, sun | Did you mean mon?",
                "mon-wed-fri | mon-wed-fri is no range of days | Write for example: mon-fri",
                "mon 9:00-17:00 | 9:00 is no time with two digits for the hour | Did you mean 09:00?",
                "mon 09:00-25:00 | 25:00 is no time of a day, which has 00:00 to 24:00 | Write for example: 17:00",
                "mon 09:60-17:00 | 09:60 is no time of a day, which has 00:00 to 24:00 | Write for example: 17:00",
                "mon 09:00-09:00 | mon 09:00-09:00 ends when it begins | Leave the times out for whole days: mon-fri, or mon-sun",
                "2026-13-01 | 2026-13-01 is no day of the calendar | Write year, month and day, for example: 2026-12-20 to 2027-01-03",
                "2027-02-29 | 2027-02-29 is no day of the calendar | Did you mean 2027-02-28?",
                "2026-12-24 18:00 | 2026-12-24 18:00 does not say when it ends | Write for example: 2026-12-24 18:00 to 2026-12-24 24:00",
                "mon at noon | mon at noon is neither times of the week nor a period | Write for example: mon-fri 09:00-17:00, or 2026-12-20 to 2027-01-03"
            })
    void saysWhatIsWrongAndTheNearestThatIsRight(String text, String problem, String cure) {
        assertThat(SpanText.read(text)).isEqualTo(new SpanText.Wrong(problem, cure));
    }

    @Test
    void emptyTextIsNothing() {
        assertThat(SpanText.read("")).isInstanceOf(SpanText.Wrong.class);
    }
}
