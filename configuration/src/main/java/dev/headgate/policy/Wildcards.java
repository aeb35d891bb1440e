package dev.headgate.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a policy's Action, NotAction, Resource or NotResource lets through.
 *
 * @param patterns in which {@code *} and {@code ?} stand for others
 * @param negated whether it lets through what no pattern matches
 */
public record Wildcards(List<String> patterns, boolean negated) {

    private static final Pattern SPECIAL = Pattern.compile("(?<=[*?])|(?=[*?])");
    private static final int ARN_PARTS = 6;

    public Wildcards {
        patterns = List.copyOf(patterns);
    }

    public static Wildcards of(String... patterns) {
        return new Wildcards(List.of(patterns), false);
    }

    public boolean letsThrough(String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text)) != negated;
    }

    /** IAM tells capitals from small letters in values, and not in actions. */
    boolean letsThroughAction(String action) {
        String asked = folded(action);
        return patterns.stream().anyMatch(pattern -> matches(folded(pattern), asked)) != negated;
    }

    static boolean matches(String pattern, String text) {
        if (pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0) {
            return pattern.equals(text);
        }
        String expression = Arrays.stream(SPECIAL.split(pattern))
                .map(part -> switch (part) {
                    case "*" -> ".*";
                    case "?" -> ".";
                    default -> Pattern.quote(part);
                })
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
    }

    /** Part by part of the ARN, as ArnEquals and ArnLike compare. */
    static boolean matchesArn(String pattern, String arn) {
        String[] expected = pattern.split(":", ARN_PARTS);
        String[] actual = arn.split(":", ARN_PARTS);
        if (expected.length != ARN_PARTS || actual.length != ARN_PARTS) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!matches(expected[i], actual[i])) {
                return false;
            }
        }
        return true;
    }

    private static String folded(String action) {
        return action.toLowerCase(Locale.ROOT);
    }
}
