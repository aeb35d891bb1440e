package dev.headgate.notification;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Values as they may stand in a message. */
final class PlainText {

    private static final int LONGEST_LINE = 500;

    /** Line breaks of every kind, and characters that reorder or hide what stands around them. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PlainText() {}

    /** One line, so that nobody's reason or comment can look like lines of ours. */
    static String line(String untrusted) {
        String line = UNSEEN.matcher(untrusted).replaceAll(" ").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST_LINE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE)) + "...";
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
