package dev.headgate.simulator.tooling;

import static dev.headgate.simulator.tooling.Placeholders.given;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * One page of a table to read.
 *
 * @param inRange of the rows that are read and count against the limit
 * @param filter of those, which are shown
 * @param after where the page before this one ended
 */
record TableRead(
        SimulatedTable table,
        Predicate<SimulatedTable.Key> inRange,
        Predicate<Map<String, AttributeValue>> filter,
        boolean ascending,
        Optional<SimulatedTable.Key> after,
        int limit) {

    static TableRead of(QueryRequest request, SimulatedTable table) {
        TableRefusals.unsimulated(
                request.projectionExpression() != null || request.hasAttributesToGet(), "Query with a projection");
        TableRefusals.unsimulated(
                request.select() != null || request.indexName() != null, "Query with Select or an index");
        TableRefusals.unsimulated(
                request.hasKeyConditions() || request.hasQueryFilter(), "Query with legacy conditions");
        Placeholders placeholders = Placeholders.of(
                given(request.hasExpressionAttributeNames(), request.expressionAttributeNames()),
                given(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
        KeyCondition keys = KeyCondition.of(
                ExpressionParser.condition("KeyConditionExpression", request.keyConditionExpression(), placeholders));
        Predicate<Map<String, AttributeValue>> filter = filter(request.filterExpression(), placeholders);
        placeholders.requireAllUsed();
        return new TableRead(
                table,
                keys::covers,
                filter,
                request.scanIndexForward() == null || request.scanIndexForward(),
                after(given(request.hasExclusiveStartKey(), request.exclusiveStartKey()), table),
                limit(request.limit()));
    }

    static TableRead of(ScanRequest request, SimulatedTable table) {
        TableRefusals.unsimulated(
                request.projectionExpression() != null || request.hasAttributesToGet(), "Scan with a projection");
        TableRefusals.unsimulated(
                request.select() != null || request.indexName() != null, "Scan with Select or an index");
        TableRefusals.unsimulated(
                request.hasScanFilter() || request.segment() != null, "Scan with segments or legacy conditions");
        Placeholders placeholders = Placeholders.of(
                given(request.hasExpressionAttributeNames(), request.expressionAttributeNames()),
                given(request.hasExpressionAttributeValues(), request.expressionAttributeValues()));
        Predicate<Map<String, AttributeValue>> filter = filter(request.filterExpression(), placeholders);
        placeholders.requireAllUsed();
        return new TableRead(
                table,
                key -> true,
                filter,
                true,
                after(given(request.hasExclusiveStartKey(), request.exclusiveStartKey()), table),
                limit(request.limit()));
    }

    SimulatedTable.Page page() {
        return table.read(inRange, filter, ascending, after, limit);
    }

    private static Predicate<Map<String, AttributeValue>> filter(
            @Nullable String expression, Placeholders placeholders) {
        return Optional.ofNullable(expression)
                .map(it -> ExpressionParser.condition("FilterExpression", it, placeholders))
                .<Predicate<Map<String, AttributeValue>>>map(condition -> condition::holds)
                .orElse(item -> true);
    }

    private static Optional<SimulatedTable.Key> after(
            @Nullable Map<String, AttributeValue> startKey, SimulatedTable table) {
        return Optional.ofNullable(startKey).map(table::key);
    }

    private static int limit(@Nullable Integer limit) {
        if (limit != null && limit < 1) {
            throw TableRefusals.validation("Limit must be greater than or equal to 1");
        }
        return limit == null ? Integer.MAX_VALUE : limit;
    }
}
