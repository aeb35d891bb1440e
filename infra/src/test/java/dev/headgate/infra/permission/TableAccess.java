package dev.headgate.infra.permission;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * What DynamoDB asks IAM at a call.
 *
 * @param action as IAM writes it
 * @param table its name
 * @param partition the partition key, which is {@code dynamodb:LeadingKeys}
 */
record TableAccess(String action, String table, String partition) {

    private static final String PARTITION_KEY = "pk";
    private static final Pattern EQUALITY = Pattern.compile("(#\\w+) = (:\\w+)");

    static List<TableAccess> of(SdkRequest request) {
        return switch (request) {
            case GetItemRequest get -> one("GetItem", get.tableName(), get.key());
            case PutItemRequest put -> one("PutItem", put.tableName(), put.item());
            case DeleteItemRequest delete -> one("DeleteItem", delete.tableName(), delete.key());
            case QueryRequest query -> of(query);
            // There is no permission for the whole: each of a transaction's writes is judged as if it came alone.
            case TransactWriteItemsRequest transaction ->
                transaction.transactItems().stream()
                        .flatMap(it -> of(it).stream())
                        .toList();
            default ->
                throw new AssertionError("What does DynamoDB ask IAM at a "
                        + request.getClass().getSimpleName() + "? Teach TableAccess about it");
        };
    }

    private static List<TableAccess> of(TransactWriteItem write) {
        if (write.put() != null) {
            return one("PutItem", write.put().tableName(), write.put().item());
        }
        if (write.delete() != null) {
            return one("DeleteItem", write.delete().tableName(), write.delete().key());
        }
        if (write.update() != null) {
            return one("UpdateItem", write.update().tableName(), write.update().key());
        }
        return one(
                "ConditionCheckItem",
                write.conditionCheck().tableName(),
                write.conditionCheck().key());
    }

    private static List<TableAccess> of(QueryRequest query) {
        Matcher equality = EQUALITY.matcher(query.keyConditionExpression());
        while (equality.find()) {
            if (PARTITION_KEY.equals(query.expressionAttributeNames().get(equality.group(1)))) {
                return one("Query", query.tableName(), Map.of(PARTITION_KEY, valueOf(query, equality.group(2))));
            }
        }
        throw new AssertionError("Which partition does " + query + " ask for? Teach TableAccess about it");
    }

    private static AttributeValue valueOf(QueryRequest query, String placeholder) {
        return Optional.ofNullable(query.expressionAttributeValues().get(placeholder))
                .orElseThrow(() -> new AssertionError("No value for " + placeholder + " in " + query));
    }

    private static List<TableAccess> one(String operation, String table, Map<String, AttributeValue> item) {
        String partition = Optional.ofNullable(item.get(PARTITION_KEY))
                .map(AttributeValue::s)
                .orElseThrow(() -> new AssertionError("No partition key in " + item));
        return List.of(new TableAccess("dynamodb:" + operation, table, partition));
    }
}
