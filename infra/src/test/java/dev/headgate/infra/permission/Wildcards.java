package dev.headgate.infra.permission;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a policy's Action, NotAction, Resource or NotResource lets through.
 *
 * @param patterns in which {@code *} and {@code ?} stand for others
 * @param negated whether it lets through what no pattern matches
 */
record Wildcards(List<String> patterns, boolean negated) {

    private static final Pattern SPECIAL = Pattern.compile("(?<=[*?])|(?=[*?])");

    Wildcards {
        patterns = List.copyOf(patterns);
    }

    static Wildcards of(List<String> patterns) {
        return new Wildcards(patterns, false);
    }

    static Wildcards none() {
        return of(List.of());
    }

    boolean letsThrough(String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text)) != negated;
    }

    Wildcards without(String pattern) {
        return new Wildcards(patterns.stream().filter(it -> !it.equals(pattern)).toList(), negated);
    }

    /** IAM tells capitals from small letters in values, and not in actions: callers fold those. */
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
        String[] expected = pattern.split(":", 6);
        String[] actual = arn.split(":", 6);
        if (expected.length != 6 || actual.length != 6) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if (!matches(expected[i], actual[i])) {
                return false;
            }
        }
        return true;
    }
}
