package dev.headgate.table;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What must be true of the item that stands, for a write to happen.
 *
 * <p>Attribute names only appear as placeholders: DynamoDB reserves several hundred words, and adds to them.
 */
record ItemCondition(String expression, Map<String, String> names, Map<String, AttributeValue> values) {

    /** There is no such item. */
    static ItemCondition absent() {
        return lacks(ItemKey.PARTITION);
    }

    static ItemCondition has(String attribute) {
        return about(attribute, "attribute_exists(#%1$s)", Map.of());
    }

    static ItemCondition lacks(String attribute) {
        return about(attribute, "attribute_not_exists(#%1$s)", Map.of());
    }

    static ItemCondition is(String attribute, String text) {
        return about(attribute, "#%1$s = :%1$s", Map.of(":" + attribute, AttributeValue.fromS(text)));
    }

    static ItemCondition is(String attribute, long number) {
        return about(attribute, "#%1$s = :%1$s", Map.of(":" + attribute, AttributeValue.fromN(Long.toString(number))));
    }

    static ItemCondition isNot(String attribute, String text) {
        return about(attribute, "#%1$s <> :%1$s", Map.of(":" + attribute, AttributeValue.fromS(text)));
    }

    static ItemCondition isLess(String attribute, long number) {
        return about(attribute, "#%1$s < :%1$s", Map.of(":" + attribute, AttributeValue.fromN(Long.toString(number))));
    }

    ItemCondition and(ItemCondition other) {
        return joined(" AND ", other);
    }

    ItemCondition or(ItemCondition other) {
        return joined(" OR ", other);
    }

    /** As the SDK takes it: DynamoDB refuses an empty map of values, and takes none at all. */
    @Nullable
    Map<String, AttributeValue> valuesOrNull() {
        return values.isEmpty() ? null : values;
    }

    private static ItemCondition about(String attribute, String form, Map<String, AttributeValue> values) {
        return new ItemCondition(form.formatted(attribute), Map.of("#" + attribute, attribute), values);
    }

    private ItemCondition joined(String operator, ItemCondition other) {
        Map<String, String> allNames = new HashMap<>(names);
        allNames.putAll(other.names);
        Map<String, AttributeValue> allValues = new HashMap<>(values);
        allValues.putAll(other.values);
        return new ItemCondition(expression + operator + other.expression, allNames, allValues);
    }
}
