package dev.headgate.simulator.tooling;

import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which rows a query reads: one partition, and of it what the sort key's condition allows. */
record KeyCondition(String partition, Optional<Condition> sort) {

    private static final Set<String> SORT_SIGNS = Set.of("=", "<", "<=", ">", ">=");

    static KeyCondition of(Condition condition) {
        if (condition instanceof Condition.Both(Condition first, Condition second)) {
            return isOn(SimulatedTable.PARTITION, first)
                    ? new KeyCondition(partition(first), Optional.of(sort(second)))
                    : new KeyCondition(partition(second), Optional.of(sort(first)));
        }
        return new KeyCondition(partition(condition), Optional.empty());
    }

    boolean covers(SimulatedTable.Key key) {
        return key.partition().equals(partition)
                && sort.map(it -> it.holds(key.attributes())).orElse(true);
    }

    private static String partition(Condition condition) {
        if (condition
                        instanceof
                        Condition.Comparison(
                                Operand.Attribute(String name),
                                String sign,
                                Operand.Literal(AttributeValue value))
                && name.equals(SimulatedTable.PARTITION)
                && sign.equals("=")
                && value.s() != null) {
            return value.s();
        }
        throw TableRefusals.validation("Query key condition not supported");
    }

    private static Condition sort(Condition condition) {
        boolean supported = switch (condition) {
            case Condition.Comparison comparison -> SORT_SIGNS.contains(comparison.sign());
            case Condition.Between ignored -> true;
            case Condition.BeginsWith ignored -> true;
            case Condition.Both ignored -> false;
            case Condition.Either ignored -> false;
            case Condition.Not ignored -> false;
            case Condition.Exists ignored -> false;
        };
        if (!supported) {
            throw TableRefusals.validation("Invalid operator used in KeyConditionExpression");
        }
        if (!isOn(SimulatedTable.SORT, condition)) {
            throw TableRefusals.validation("Query condition missed key schema element");
        }
        return condition;
    }

    private static boolean isOn(String attribute, Condition condition) {
        Operand.Attribute wanted = new Operand.Attribute(attribute);
        return switch (condition) {
            case Condition.Comparison comparison -> comparison.left().equals(wanted);
            case Condition.Between between -> between.operand().equals(wanted);
            case Condition.BeginsWith beginsWith -> beginsWith.operand().equals(wanted);
            case Condition.Both ignored -> false;
            case Condition.Either ignored -> false;
            case Condition.Not ignored -> false;
            case Condition.Exists ignored -> false;
        };
    }
}
