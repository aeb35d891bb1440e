package dev.headgate.simulator.tooling;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A parsed update expression: every value is that of the item before the update. */
record UpdateExpression(Map<String, Operand> assignments, List<String> removals) {
    UpdateExpression {
        assignments = Map.copyOf(assignments);
        removals = List.copyOf(removals);
    }

    void requireNoneOf(List<String> keyAttributes) {
        Stream.concat(assignments.keySet().stream(), removals.stream())
                .filter(keyAttributes::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw TableRefusals.validation("One or more parameter values were invalid: Cannot update attribute "
                            + name + ". This attribute is part of the key");
                });
    }

    Map<String, AttributeValue> appliedTo(Map<String, AttributeValue> item) {
        Map<String, AttributeValue> updated = new HashMap<>(item);
        assignments.forEach((name, operand) -> updated.put(
                name,
                operand.in(item)
                        .orElseThrow(() -> TableRefusals.validation(
                                "The provided expression refers to an attribute that does not exist in the item"))));
        removals.forEach(updated::remove);
        return updated;
    }
}
