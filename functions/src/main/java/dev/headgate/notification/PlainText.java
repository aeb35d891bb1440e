package dev.headgate.notification;

import dev.headgate.text.PlainLine;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Values as they may stand in a message. */
final class PlainText {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PlainText() {}

    /** One line, so that nobody's reason or comment can look like lines of ours. */
    static String line(String untrusted) {
        return PlainLine.of(untrusted);
    }

    /** One line whose letters lose their accents rather than become question marks in a subject. */
    static String subject(String untrusted) {
        return Normalizer.normalize(line(untrusted), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[\u2010-\u2015]", "-")
                .replaceAll("[\u2018\u2019]", "'")
                .replaceAll("[\u201c-\u201e]", "\"");
    }

    static String at(Instant instant) {
        return TO_THE_SECOND.format(instant);
    }
}
