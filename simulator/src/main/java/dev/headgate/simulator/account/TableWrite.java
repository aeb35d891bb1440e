package dev.headgate.simulator.account;

import static dev.headgate.simulator.account.Placeholders.given;

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
        return checked(
                new TableWrite(
                        table,
                        table.keyOf(put.item()),
                        condition(put.conditionExpression(), placeholders),
                        shows(put.returnValuesOnConditionCheckFailure()),
                        standing -> Optional.of(put.item())),
                placeholders);
    }

    static TableWrite of(Delete delete, SimulatedTable table) {
        Placeholders placeholders = Placeholders.of(
                given(delete.hasExpressionAttributeNames(), delete.expressionAttributeNames()),
                given(delete.hasExpressionAttributeValues(), delete.expressionAttributeValues()));
        return checked(
                new TableWrite(
                        table,
                        table.key(delete.key()),
                        condition(delete.conditionExpression(), placeholders),
                        shows(delete.returnValuesOnConditionCheckFailure()),
                        standing -> Optional.empty()),
                placeholders);
    }

    static TableWrite of(Update update, SimulatedTable table) {
        Placeholders placeholders = Placeholders.of(
                given(update.hasExpressionAttributeNames(), update.expressionAttributeNames()),
                given(update.hasExpressionAttributeValues(), update.expressionAttributeValues()));
        SimulatedTable.Key key = table.key(update.key());
        UpdateExpression change = ExpressionParser.update(update.updateExpression(), placeholders);
        change.requireNoneOf(List.of(SimulatedTable.PARTITION, SimulatedTable.SORT));
        return checked(
                new TableWrite(
                        table,
                        key,
                        condition(update.conditionExpression(), placeholders),
                        shows(update.returnValuesOnConditionCheckFailure()),
                        standing -> Optional.of(updated(key, standing, change))),
                placeholders);
    }

    private static TableWrite of(ConditionCheck check, SimulatedTable table) {
        Placeholders placeholders = Placeholders.of(
                given(check.hasExpressionAttributeNames(), check.expressionAttributeNames()),
                given(check.hasExpressionAttributeValues(), check.expressionAttributeValues()));
        return checked(
                new TableWrite(
                        table,
                        table.key(check.key()),
                        condition(check.conditionExpression(), placeholders),
                        shows(check.returnValuesOnConditionCheckFailure()),
                        standing -> standing),
                placeholders);
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

    private static Optional<Condition> condition(@Nullable String expression, Placeholders placeholders) {
        return Optional.ofNullable(expression)
                .map(it -> ExpressionParser.condition("ConditionExpression", it, placeholders));
    }

    private static TableWrite checked(TableWrite write, Placeholders placeholders) {
        placeholders.requireAllUsed();
        return write;
    }

    private static boolean shows(@Nullable ReturnValuesOnConditionCheckFailure shown) {
        return shown == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }
}
