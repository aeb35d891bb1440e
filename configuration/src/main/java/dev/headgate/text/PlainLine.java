package dev.headgate.text;

import java.util.regex.Pattern;

/**
 * Text of others on one line of ours. The one place where such text is cleaned, wherever it goes.
 *
 * <p>Java's {@code \p{Cntrl}} is ASCII only: what a terminal takes for an escape sequence (U+009B) and a mail program for a line
 * break (U+0085) would get through.
 */
public final class PlainLine {

    /** For a regular expression's class: control characters of every kind, line breaks, and what reorders or hides others. */
    public static final String UNSEEN = "\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}";

    /** For a value in the middle of a sentence. */
    public static final int SHORT = 80;

    private static final int LONGEST = 500;

    private static final Pattern RUN = Pattern.compile("[" + UNSEEN + "]+");
    private static final Pattern WITHIN_LINES = Pattern.compile("[" + UNSEEN + "&&[^\n]]+");
    private static final Pattern EACH = Pattern.compile("[" + UNSEEN + "]");

    private PlainLine() {}

    /** Of 500 characters at most, so that nobody's reason or comment can look like lines of ours. */
    public static String of(String untrusted) {
        return of(untrusted, LONGEST);
    }

    /** Cut after so many characters; three dots then say so. */
    public static String of(String untrusted, int longest) {
        // What is far too long is cut before anything looks at each of its characters.
        int end = Math.min(untrusted.length(), 4 * longest + 4);
        String line = RUN.matcher(untrusted.substring(0, end)).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= longest && end == untrusted.length()
                ? line
                : line.substring(
                                0, line.offsetByCodePoints(0, Math.min(longest, line.codePointCount(0, line.length()))))
                        + "...";
    }

    /** Whether a character is none of those that hide, reorder or break what stands around them. */
    public static boolean isSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /** In quotes, and short. */
    public static String quoted(String untrusted) {
        return "\"" + of(untrusted, SHORT) + "\"";
    }

    /** Lines of ours, with nothing unseen within them. */
    public static String lines(String ours) {
        return WITHIN_LINES.matcher(ours).replaceAll(" ");
    }

    /** JSON with each character that is not seen written as JSON's own escape of it, for logs that people read raw. */
    public static String escaped(String json) {
        return EACH.matcher(json).replaceAll(match -> {
            StringBuilder escape = new StringBuilder();
            match.group().chars().forEach(c -> escape.append("\\\\u%04x".formatted(c)));
            return escape.toString();
        });
    }
}
