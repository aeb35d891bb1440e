package dev.headgate.table;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** One item of the table. */
record Item(Map<String, AttributeValue> attributes) {

    /** What it is about, as JSON. */
    static final String BODY = "body";

    /** Counts the writes of it. */
    static final String VERSION = "version";

    /** Epoch seconds from which DynamoDB may delete it: the table's time to live. */
    static final String EXPIRES_AT = "expiresAt";

    /** Of a deployment that has one. */
    static final String OUTCOME = "outcome";

    static final String DEPLOYMENT = "deploymentId";
    static final String RELEASE = "releaseId";
    static final String SINCE = "since";

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

    /**
     * The number that an attribute of this item must hold.
     *
     * @throws IllegalStateException when it has none
     */
    long number(String name) {
        return Optional.ofNullable(attributes.get(name))
                .map(AttributeValue::n)
                .map(Long::parseLong)
                .orElseThrow(() -> new IllegalStateException("An item of the table has no number \"" + name
                        + "\", it has " + attributes.keySet() + ": it was not written by this release of Headgate"));
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    boolean is(String name, String text) {
        return text(name).equals(text);
    }
}
