package dev.headgate.policy;

import java.util.List;

/**
 * One operator, key and its values of a statement's Condition.
 *
 * @param operator as the policy writes it: {@code ForAllValues:StringLike}
 */
public record Condition(String operator, String key, List<String> values) {

    public Condition {
        values = List.copyOf(values);
    }

    boolean holds(Request request) {
        return Operator.named(operator).holds(values, request.values(key));
    }

    /** @throws UnjudgedPolicyException when its operator or its key is not understood */
    void requireUnderstood(Request request) {
        var unused = Operator.named(operator);
        request.requireKnown(key);
    }
}
