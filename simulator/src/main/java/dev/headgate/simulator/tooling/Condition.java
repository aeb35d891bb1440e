package dev.headgate.simulator.tooling;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A parsed condition expression. */
sealed interface Condition {

    record Both(Condition left, Condition right) implements Condition {}

    record Either(Condition left, Condition right) implements Condition {}

    record Not(Condition inner) implements Condition {}

    /**
     * Two operands and what is claimed of them.
     *
     * @param sign {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >} or {@code >=}
     */
    record Comparison(Operand left, String sign, Operand right) implements Condition {}

    record Between(Operand operand, Operand from, Operand to) implements Condition {}

    record BeginsWith(Operand operand, Operand prefix) implements Condition {}

    record Exists(Operand.Attribute attribute) implements Condition {}

    /** An item that does not exist is one without attributes. */
    default boolean holds(Map<String, AttributeValue> item) {
        return switch (this) {
            case Both(Condition left, Condition right) -> left.holds(item) && right.holds(item);
            case Either(Condition left, Condition right) -> left.holds(item) || right.holds(item);
            case Not(Condition inner) -> !inner.holds(item);
            case Comparison(Operand left, String sign, Operand right) -> compare(left.in(item), sign, right.in(item));
            case Between(Operand operand, Operand from, Operand to) ->
                compare(operand.in(item), ">=", from.in(item)) && compare(operand.in(item), "<=", to.in(item));
            case BeginsWith(Operand operand, Operand prefix) -> beginsWith(operand.in(item), prefix.in(item));
            case Exists(Operand.Attribute attribute) -> attribute.in(item).isPresent();
        };
    }

    /** A missing attribute is unequal to everything, and neither less nor greater. */
    private static boolean compare(Optional<AttributeValue> left, String sign, Optional<AttributeValue> right) {
        if (left.isEmpty() || right.isEmpty()) {
            return sign.equals("<>");
        }
        OptionalInt order = order(left.get(), right.get());
        boolean equal = order.isPresent() ? order.getAsInt() == 0 : left.equals(right);
        return switch (sign) {
            case "=" -> equal;
            case "<>" -> !equal;
            case "<" -> order.isPresent() && order.getAsInt() < 0;
            case "<=" -> order.isPresent() && order.getAsInt() <= 0;
            case ">" -> order.isPresent() && order.getAsInt() > 0;
            case ">=" -> order.isPresent() && order.getAsInt() >= 0;
            default -> throw new IllegalArgumentException("No comparison is written " + sign);
        };
    }

    /** Empty when the values are of different types, or of one that has no order. */
    private static OptionalInt order(AttributeValue left, AttributeValue right) {
        if (left.n() != null && right.n() != null) {
            return OptionalInt.of(new BigDecimal(left.n()).compareTo(new BigDecimal(right.n())));
        }
        if (left.s() != null && right.s() != null) {
            return OptionalInt.of(left.s().compareTo(right.s()));
        }
        return OptionalInt.empty();
    }

    private static boolean beginsWith(Optional<AttributeValue> value, Optional<AttributeValue> prefix) {
        return value.map(AttributeValue::s)
                .flatMap(text -> prefix.map(AttributeValue::s).map(text::startsWith))
                .orElse(false);
    }
}
