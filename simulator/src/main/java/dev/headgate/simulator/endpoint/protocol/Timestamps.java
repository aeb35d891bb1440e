package dev.headgate.simulator.endpoint.protocol;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Times as AWS writes them: to the millisecond. */
final class Timestamps {

    /** Year 318,857: what is beyond is no time that anybody means. */
    private static final double MOST_SECONDS = 1e13;

    private Timestamps() {}

    static Instant ofSeconds(double seconds) {
        if (!(Math.abs(seconds) < MOST_SECONDS)) {
            throw new MalformedRequestException(seconds + " is no time");
        }
        return Instant.ofEpochMilli(Math.round(seconds * 1_000));
    }

    /** ISO 8601, with whatever offset, or RFC 822. */
    static Instant ofText(String member, String text) {
        try {
            boolean iso = !text.isEmpty() && Character.isDigit(text.charAt(0));
            DateTimeFormatter format =
                    iso ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : DateTimeFormatter.RFC_1123_DATE_TIME;
            return OffsetDateTime.parse(text, format).toInstant();
        } catch (DateTimeException e) {
            throw new MalformedRequestException(member + ": timestamp must follow ISO8601", e);
        }
    }

    static String text(Instant at, Format format) {
        return switch (format) {
            case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
            case ISO_8601 -> at.truncatedTo(ChronoUnit.MILLIS).toString();
            case UNIX_TIMESTAMP -> String.valueOf(at.getEpochSecond());
            case UNIX_TIMESTAMP_MILLIS -> String.valueOf(at.toEpochMilli());
        };
    }
}
