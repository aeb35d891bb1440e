package dev.headgate.simulator.tooling;

import dev.headgate.json.Json;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.testing.EarlierRecords;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table as an earlier release has left it. */
final class EarlierTable {

    static final String NAME = "headgate";

    final SimulatedDynamoDb client;

    EarlierTable(List<Map<String, Object>> items) {
        EventLoop loop = new EventLoop(Instant.parse("2026-03-02T09:30:00Z"));
        client = new SimulatedDynamoDb("111122223333", loop, new Wire(loop));
        client.addTable(NAME, "expiresAt");
        items.forEach(item -> client.putItem(it -> it.tableName(NAME).item(attributes(item))));
    }

    /** With one item alone. */
    static EarlierTable of(Map<String, Object> item) {
        return new EarlierTable(List.of(item));
    }

    static List<Map<String, Object>> items(String kind) {
        return new EarlierRecords("0.1").items(kind);
    }

    /** The text of an item's attribute. */
    static String text(Map<String, Object> item, String attribute) {
        return String.valueOf(Json.object(item.get(attribute), attribute).get("S"));
    }

    /** What follows the first # of the partition key. */
    static String name(Map<String, Object> item) {
        return text(item, "pk").replaceFirst("^[^#]*#", "");
    }

    private static Map<String, AttributeValue> attributes(Map<String, Object> item) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        item.forEach((name, typed) -> Json.object(typed, name)
                .forEach((type, value) -> attributes.put(name, attribute(type, String.valueOf(value)))));
        return attributes;
    }

    private static AttributeValue attribute(String type, String value) {
        return switch (type) {
            case "S" -> AttributeValue.fromS(value);
            case "N" -> AttributeValue.fromN(value);
            default -> throw new IllegalArgumentException("No item has an attribute of type " + type);
        };
    }
}
