package dev.headgate.simulator.tooling;

import static dev.headgate.simulator.tooling.Placeholders.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * One write to one row: its condition, and what it makes of the row.
 *
 * @param showsStanding a refusal shows the item that stands
 * @param effect from the row as it is to the row as it shall be; empty means that there is none
 */
record TableWrite(
        SimulatedTable table,
        SimulatedTable.Key key,
        Optional<Condition> condition,
        boolean showsStanding,
        UnaryOperator<Optional<Map<String, AttributeValue>>> effect) {

    /** @param tables the table of a name, or a refusal */
    static TableWrite of(TransactWriteItem write, Function<String, SimulatedTable> tables) {
        if (write.put() != null) {
            return of(write.put(), tables.apply(write.put().tableName()));
        }
        if (write.delete() != null) {
            return of(write.delete(), tables.apply(write.delete().tableName()));
        }
        if (write.update() != null) {
            return of(write.update(), tables.apply(write.update().tableName()));
        }
        return of(write.conditionCheck(), tables.apply(write.conditionCheck().tableName()));
    }

    static TableWrite of(Put put, SimulatedTable table) {
        Placeholders placeholders = Placeholders.of(
                given(put.hasExpressionAttributeNames(), put.expressionAttributeNames()),
                given(put.hasExpressionAttributeValues(), put.expressionAttributeValues()));
        SimulatedTable.requireFits(put.item());
        return of(
                table,
                table.keyOf(put.item()),
                put.conditionExpression(),
                placeholders,
                put.returnValuesOnConditionCheckFailure(),
                standing -> Optional.of(put.item()));
    }

    static TableWrite of(Delete delete, SimulatedTable table) {
        Placeholders placeholders = Placeholders.of(
                given(delete.hasExpressionAttributeNames(), delete.expressionAttributeNames()),
                given(delete.hasExpressionAttributeValues(), delete.expressionAttributeValues()));
        return of(
                table,
                table.key(delete.key()),
                delete.conditionExpression(),
                placeholders,
                delete.returnValuesOnConditionCheckFailure(),
                standing -> Optional.empty());
    }

    static TableWrite of(Update update, SimulatedTable table) {
        Placeholders placeholders = Placeholders.of(
                given(update.hasExpressionAttributeNames(), update.expressionAttributeNames()),
                given(update.hasExpressionAttributeValues(), update.expressionAttributeValues()));
        SimulatedTable.Key key = table.key(update.key());
        UpdateExpression change = ExpressionParser.update(update.updateExpression(), placeholders);
        change.requireNoneOf(List.of(SimulatedTable.PARTITION, SimulatedTable.SORT));
        return of(
                table,
                key,
                update.conditionExpression(),
                placeholders,
                update.returnValuesOnConditionCheckFailure(),
                standing -> Optional.of(updated(key, standing, change)));
    }

    private static TableWrite of(ConditionCheck check, SimulatedTable table) {
        Placeholders placeholders = Placeholders.of(
                given(check.hasExpressionAttributeNames(), check.expressionAttributeNames()),
                given(check.hasExpressionAttributeValues(), check.expressionAttributeValues()));
        return of(
                table,
                table.key(check.key()),
                check.conditionExpression(),
                placeholders,
                check.returnValuesOnConditionCheckFailure(),
                standing -> standing);
    }

    /** @param placeholders those that the effect stands for have been used */
    private static TableWrite of(
            SimulatedTable table,
            SimulatedTable.Key key,
            @Nullable String condition,
            Placeholders placeholders,
            @Nullable ReturnValuesOnConditionCheckFailure shown,
            UnaryOperator<Optional<Map<String, AttributeValue>>> effect) {
        Optional<Condition> parsed = Optional.ofNullable(condition)
                .map(it -> ExpressionParser.condition("ConditionExpression", it, placeholders));
        placeholders.requireAllUsed();
        return new TableWrite(table, key, parsed, shown == ReturnValuesOnConditionCheckFailure.ALL_OLD, effect);
    }

    Optional<Map<String, AttributeValue>> standing() {
        return table.find(key);
    }

    boolean isAllowed() {
        return condition.map(it -> it.holds(standing().orElse(Map.of()))).orElse(true);
    }

    /** What a refusal shows. */
    Optional<Map<String, AttributeValue>> shown() {
        return showsStanding ? standing() : Optional.empty();
    }

    /** The row as this write makes it. */
    Optional<Map<String, AttributeValue>> outcome() {
        return effect.apply(standing());
    }

    private static Map<String, AttributeValue> updated(
            SimulatedTable.Key key, Optional<Map<String, AttributeValue>> standing, UpdateExpression change) {
        Map<String, AttributeValue> item = new HashMap<>(change.appliedTo(standing.orElse(Map.of())));
        item.putAll(key.attributes());
        SimulatedTable.requireFits(item);
        return item;
    }
}
