package dev.headgate.simulator.tooling;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Something in an expression that has a value, given an item. */
sealed interface Operand {

    record Attribute(String name) implements Operand {}

    record Literal(AttributeValue value) implements Operand {}

    /** {@code if_not_exists(#a, :b)}, in updates. */
    record IfNotExists(Attribute attribute, Operand otherwise) implements Operand {}

    /** {@code #a + :b} or {@code #a - :b}, in updates. */
    record Sum(Operand left, Operand right, boolean subtracts) implements Operand {}

    /** Empty when it names an attribute that the item does not have. */
    default Optional<AttributeValue> in(Map<String, AttributeValue> item) {
        return switch (this) {
            case Attribute(String name) -> Optional.ofNullable(item.get(name));
            case Literal(AttributeValue value) -> Optional.of(value);
            case IfNotExists(Attribute attribute, Operand otherwise) ->
                attribute.in(item).or(() -> otherwise.in(item));
            case Sum(Operand left, Operand right, boolean subtracts) ->
                left.in(item).flatMap(a -> right.in(item).map(b -> sum(a, b, subtracts)));
        };
    }

    private static AttributeValue sum(AttributeValue left, AttributeValue right, boolean subtracts) {
        if (left.n() == null || right.n() == null) {
            throw TableRefusals.validation("An operand in the update expression has an incorrect data type");
        }
        BigDecimal a = new BigDecimal(left.n());
        BigDecimal b = new BigDecimal(right.n());
        return AttributeValue.fromN((subtracts ? a.subtract(b) : a.add(b)).toPlainString());
    }
}
