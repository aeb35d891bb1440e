package dev.headgate.simulator.tooling;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that a request's expressions stand for; every one must be used. */
final class Placeholders {

    private final Map<String, String> names;
    private final Map<String, AttributeValue> values;
    private final Set<String> used = new HashSet<>();

    private Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.values = values;
    }

    /**
     * Null where the request has no such map, which is not the same as an empty map.
     *
     * @see #given
     */
    static Placeholders of(@Nullable Map<String, String> names, @Nullable Map<String, AttributeValue> values) {
        if (names != null && names.isEmpty()) {
            throw TableRefusals.validation("ExpressionAttributeNames must not be empty");
        }
        if (values != null && values.isEmpty()) {
            throw TableRefusals.validation("ExpressionAttributeValues must not be empty");
        }
        return new Placeholders(names == null ? Map.of() : names, values == null ? Map.of() : values);
    }

    /** The SDK takes null for a map that is not given, and shows it as an empty one. */
    static <V> @Nullable Map<String, V> given(boolean has, Map<String, V> map) {
        return has ? map : null;
    }

    String name(String placeholder, String kindOfExpression) {
        used.add(placeholder);
        return Optional.ofNullable(names.get(placeholder))
                .orElseThrow(() -> TableRefusals.validation("Invalid " + kindOfExpression
                        + ": An expression attribute name used in the document path is not defined; attribute name: "
                        + placeholder));
    }

    AttributeValue value(String placeholder, String kindOfExpression) {
        used.add(placeholder);
        return Optional.ofNullable(values.get(placeholder))
                .orElseThrow(() -> TableRefusals.validation("Invalid " + kindOfExpression
                        + ": An expression attribute value used in expression is not defined; attribute value: "
                        + placeholder));
    }

    void requireAllUsed() {
        requireUsed("ExpressionAttributeNames", names.keySet());
        requireUsed("ExpressionAttributeValues", values.keySet());
    }

    private void requireUsed(String which, Set<String> given) {
        Set<String> unused = new TreeSet<>(given);
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw TableRefusals.validation(
                    "Value provided in " + which + " unused in expressions: keys: {" + String.join(", ", unused) + "}");
        }
    }
}
