package dev.headgate.infra.permission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * One operator, key and its values of a statement's Condition.
 *
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Operators</a>
 */
record IamCondition(String operator, String key, List<String> values) {

    private static final String FOR_ALL_VALUES = "ForAllValues:";

    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "StringEquals", new Comparison(String::equals, false),
            "StringNotEquals", new Comparison(String::equals, true),
            "StringLike", new Comparison(Wildcards::matches, false),
            "StringNotLike", new Comparison(Wildcards::matches, true),
            "ArnEquals", new Comparison(Wildcards::matchesArn, false),
            "ArnLike", new Comparison(Wildcards::matchesArn, false));

    /** Whether one of the policy's values has to match the request's; or none, where it is negated. */
    private record Comparison(BiPredicate<String, String> matches, boolean negated) {}

    IamCondition {
        values = List.copyOf(values);
        Access.requireKnown(key);
        if (!COMPARISONS.containsKey(withoutQualifier(operator))) {
            throw new AssertionError("A policy has the condition operator " + operator
                    + ", which is not understood here: teach IamCondition about it");
        }
    }

    boolean holds(Access access) {
        Optional<List<String>> asked = access.values(key);
        if (operator.startsWith(FOR_ALL_VALUES)) {
            return asked.stream().flatMap(List::stream).allMatch(this::holdsOf);
        }
        // A negated operator holds of a key that is not there.
        return asked.map(it -> holdsOf(theOne(it))).orElse(comparison().negated());
    }

    IamCondition without(String value) {
        return new IamCondition(
                operator, key, values.stream().filter(it -> !it.equals(value)).toList());
    }

    private boolean holdsOf(String asked) {
        Comparison comparison = comparison();
        return values.stream().anyMatch(value -> comparison.matches().test(value, asked)) != comparison.negated();
    }

    private Comparison comparison() {
        return Optional.ofNullable(COMPARISONS.get(withoutQualifier(operator))).orElseThrow();
    }

    private static String withoutQualifier(String operator) {
        return operator.startsWith(FOR_ALL_VALUES) ? operator.substring(FOR_ALL_VALUES.length()) : operator;
    }

    private String theOne(List<String> asked) {
        if (asked.size() != 1) {
            throw new AssertionError(operator + " compares one value of " + key + ", not " + asked);
        }
        return asked.getFirst();
    }
}
