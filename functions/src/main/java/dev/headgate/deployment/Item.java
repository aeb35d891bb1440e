package dev.headgate.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of the table. */
record Item(Map<String, AttributeValue> attributes) {
    Item {
        attributes = Map.copyOf(attributes);
    }

    static Item at(ItemKey key) {
        return new Item(key.attributes());
    }

    Item with(String name, String text) {
        return with(name, AttributeValue.fromS(text));
    }

    Item with(String name, long number) {
        return with(name, AttributeValue.fromN(Long.toString(number)));
    }

    private Item with(String name, AttributeValue value) {
        Map<String, AttributeValue> all = new HashMap<>(attributes);
        all.put(name, value);
        return new Item(all);
    }

    /**
     * The text of an attribute that this item must have.
     *
     * @throws IllegalStateException when it has none
     */
    String text(String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(AttributeValue::s)
                .orElseThrow(() -> new IllegalStateException("An item of the table has no text \"" + name
                        + "\", it has " + attributes.keySet() + ": it was not written by this release of Headgate"));
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    boolean is(String name, String text) {
        return text(name).equals(text);
    }
}
