package dev.headgate.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** The items of one DynamoDB table: consistent reads, conditional writes, and writes that happen all or not at all. */
final class TableItems {

    /** A conflict lasts as long as the other transaction does: milliseconds, which each call takes by itself. */
    private static final int MOST_CONFLICTS = 10;

    private final DynamoDbClient client;
    private final String table;

    TableItems(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /**
     * A write that did not happen, because a condition did not hold.
     *
     * @param write index of the first write whose condition did not hold
     * @param standing the item that was found instead; empty if there is none
     */
    record Refusal(int write, Optional<Item> standing, RuntimeException cause) {}

    Optional<Item> find(ItemKey key) {
        GetItemRequest request = GetItemRequest.builder()
                .tableName(table)
                .key(key.attributes())
                .consistentRead(true)
                .build();
        return found(client.getItem(request).item());
    }

    /** The items of one partition in the order of their sort keys, read page by page as they are asked for. */
    Stream<Item> inPartition(String partition, boolean ascending) {
        QueryRequest request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", ItemKey.PARTITION))
                .expressionAttributeValues(Map.of(":pk", AttributeValue.fromS(partition)))
                .scanIndexForward(ascending)
                .consistentRead(true)
                .build();
        return client.queryPaginator(request).items().stream().map(Item::new);
    }

    /** Writes the item if the condition holds of the one that stands. */
    Optional<Refusal> put(Item item, ItemCondition condition) {
        PutItemRequest request = PutItemRequest.builder()
                .tableName(table)
                .item(item.attributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.valuesOrNull())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return outlasting(() -> {
            try {
                client.putItem(request);
                return Optional.empty();
            } catch (ConditionalCheckFailedException e) {
                return Optional.of(new Refusal(0, found(e.item()), e));
            }
        });
    }

    /** Writes the item, whatever stands. */
    void put(Item item) {
        Object unused =
                outlasting(() -> client.putItem(it -> it.tableName(table).item(item.attributes())));
    }

    /** Deletes the item, if there is one. */
    void delete(ItemKey key) {
        Object unused =
                outlasting(() -> client.deleteItem(it -> it.tableName(table).key(key.attributes())));
    }

    /** Carries out all of these writes, or none. */
    Optional<Refusal> write(List<TransactWriteItem> writes) {
        TransactWriteItemsRequest request =
                TransactWriteItemsRequest.builder().transactItems(writes).build();
        return outlasting(() -> {
            try {
                client.transactWriteItems(request);
                return Optional.empty();
            } catch (TransactionCanceledException e) {
                Optional<Refusal> refusal = refusal(e);
                if (refusal.isEmpty()) {
                    throw e;
                }
                return refusal;
            }
        });
    }

    /** Makes a call again that another transaction was in the way of. */
    private static <T> T outlasting(Supplier<T> call) {
        for (int conflicts = 1; ; conflicts++) {
            try {
                return call.get();
            } catch (TransactionConflictException e) {
                if (conflicts == MOST_CONFLICTS) {
                    throw e;
                }
            } catch (TransactionCanceledException e) {
                if (conflicts == MOST_CONFLICTS || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    TransactWriteItem putting(Item item) {
        return TransactWriteItem.builder()
                .put(put -> put.tableName(table).item(item.attributes()))
                .build();
    }

    TransactWriteItem putting(Item item, ItemCondition condition) {
        Put put = Put.builder()
                .tableName(table)
                .item(item.attributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.valuesOrNull())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }

    TransactWriteItem deleting(ItemKey key, ItemCondition condition) {
        Delete delete = Delete.builder()
                .tableName(table)
                .key(key.attributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.valuesOrNull())
                .build();
        return TransactWriteItem.builder().delete(delete).build();
    }

    TransactWriteItem checking(ItemKey key, ItemCondition condition) {
        ConditionCheck check = ConditionCheck.builder()
                .tableName(table)
                .key(key.attributes())
                .conditionExpression(condition.expression())
                .expressionAttributeNames(condition.names())
                .expressionAttributeValues(condition.valuesOrNull())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().conditionCheck(check).build();
    }

    private static Optional<Refusal> refusal(TransactionCanceledException e) {
        List<CancellationReason> reasons = e.cancellationReasons();
        for (int write = 0; write < reasons.size(); write++) {
            if ("ConditionalCheckFailed".equals(reasons.get(write).code())) {
                return Optional.of(new Refusal(write, found(reasons.get(write).item()), e));
            }
        }
        return Optional.empty();
    }

    private static boolean isConflict(TransactionCanceledException e) {
        return e.cancellationReasons().stream().anyMatch(reason -> "TransactionConflict".equals(reason.code()));
    }

    private static Optional<Item> found(Map<String, AttributeValue> attributes) {
        return attributes.isEmpty() ? Optional.empty() : Optional.of(new Item(attributes));
    }
}
