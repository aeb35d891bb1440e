package dev.headgate.infra.permission;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * One operator, key and its values of a statement's Condition.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Operators</a>
 */
record IamCondition(String operator, String key, List<String> values) {

    private static final String FOR_ALL_VALUES = "ForAllValues:";

    IamCondition {
        values = List.copyOf(values);
    }

    boolean holds(Access access) {
        Optional<List<String>> asked = access.values(key);
        if (operator.startsWith(FOR_ALL_VALUES)) {
            Comparison comparison = comparison(operator.substring(FOR_ALL_VALUES.length()));
            return asked.stream().flatMap(List::stream).allMatch(comparison::holds);
        }
        Comparison comparison = comparison(operator);
        return asked.map(it -> comparison.holds(theOne(it))).orElse(comparison.negated());
    }

    IamCondition without(String value) {
        return new IamCondition(
                operator, key, values.stream().filter(it -> !it.equals(value)).toList());
    }

    private Comparison comparison(String name) {
        return switch (name) {
            case "StringEquals" -> new Comparison(String::equals, false);
            case "StringNotEquals" -> new Comparison(String::equals, true);
            case "StringLike" -> new Comparison(Wildcards::matches, false);
            case "StringNotLike" -> new Comparison(Wildcards::matches, true);
            case "ArnEquals", "ArnLike" -> new Comparison(Wildcards::matchesArn, false);
            default ->
                throw new AssertionError("A policy has the condition operator " + operator
                        + ", which is not understood here: teach IamCondition about it");
        };
    }

    private String theOne(List<String> asked) {
        if (asked.size() != 1) {
            throw new AssertionError(operator + " compares one value of " + key + ", not " + asked);
        }
        return asked.getFirst();
    }

    /** Of a value of the request with all of the policy's, of which one must match; or none, where it is negated. */
    private final class Comparison {
        private final BiPredicate<String, String> matches;
        private final boolean negated;

        Comparison(BiPredicate<String, String> matches, boolean negated) {
            this.matches = matches;
            this.negated = negated;
        }

        boolean holds(String asked) {
            return values.stream().anyMatch(value -> matches.test(value, asked)) != negated;
        }

        /** What a comparison with a key that is not there comes to. */
        boolean negated() {
            return negated;
        }
    }
}
