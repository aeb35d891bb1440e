package dev.headgate.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How a condition compares.
 *
 * @param everyValue whether each value of a key that has many must hold, and a key that is not there does
 * @param ifExists whether it holds of a key that is not there
 * @see <a href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Operators</a>
 */
record Operator(Comparison comparison, boolean everyValue, boolean ifExists) {

    private static final String FOR_ALL_VALUES = "forallvalues:";
    private static final String IF_EXISTS = "ifexists";

    private static final Map<String, Comparison> COMPARISONS = Map.of(
            "stringequals", new Comparison(String::equals, false),
            "stringnotequals", new Comparison(String::equals, true),
            "stringlike", new Comparison(Wildcards::matches, false),
            "stringnotlike", new Comparison(Wildcards::matches, true),
            "arnequals", new Comparison(Wildcards::matchesArn, false),
            "arnnotequals", new Comparison(Wildcards::matchesArn, true),
            "arnlike", new Comparison(Wildcards::matchesArn, false),
            "arnnotlike", new Comparison(Wildcards::matchesArn, true),
            "bool", new Comparison(String::equalsIgnoreCase, false));

    /** Whether one of the policy's values has to match the request's; or none, where it is negated. */
    private record Comparison(BiPredicate<String, String> matches, boolean negated) {
        boolean holds(List<String> wanted, String asked) {
            return wanted.stream().anyMatch(value -> matches.test(value, asked)) != negated;
        }
    }

    /** @throws UnjudgedPolicyException when it is none of these */
    static Operator named(String name) {
        String rest = name.toLowerCase(Locale.ROOT);
        boolean everyValue = rest.startsWith(FOR_ALL_VALUES);
        rest = everyValue ? rest.substring(FOR_ALL_VALUES.length()) : rest;
        boolean ifExists = rest.endsWith(IF_EXISTS);
        rest = ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest;
        Comparison comparison = COMPARISONS.get(rest);
        if (comparison == null) {
            throw new UnjudgedPolicyException(
                    "A policy has the condition operator " + name + ", which is not understood here: teach Operator");
        }
        return new Operator(comparison, everyValue, ifExists);
    }

    /** A negated operator holds of a key that is not there, too. */
    boolean holds(List<String> wanted, Optional<List<String>> asked) {
        if (asked.isEmpty()) {
            return everyValue || ifExists || comparison.negated();
        }
        List<String> values = asked.get();
        if (!everyValue && values.size() != 1) {
            throw new UnjudgedPolicyException(
                    "A policy compares one value, where the request has " + values + ": ForAllValues is missing");
        }
        return values.stream().allMatch(value -> comparison.holds(wanted, value));
    }
}
