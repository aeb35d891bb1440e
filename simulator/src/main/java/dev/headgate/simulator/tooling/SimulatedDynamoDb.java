package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * DynamoDB, for tables with the string keys {@code pk} and {@code sk}.
 *
 * <p>Every read is consistent, and an expired item stays for two days more. Stricter than DynamoDB in two points: an
 * expression may not name an attribute without a placeholder, and a page ends after 50 rows.
 */
public final class SimulatedDynamoDb implements DynamoDbClient {

    private static final int MOST_WRITES = 100;
    private static final Duration TOKEN_LIFE = Duration.ofMinutes(10);

    private final String account;
    private final InstantSource clock;
    private final Wire wire;
    private final Map<String, SimulatedTable> tables = new HashMap<>();
    private final Map<String, Transaction> transactions = new HashMap<>();

    public SimulatedDynamoDb(String account, InstantSource clock, Wire wire) {
        this.account = account;
        this.clock = clock;
        this.wire = wire;
    }

    private record Transaction(TransactWriteItemsRequest request, Instant at) {}

    /**
     * Creates an empty table; one of this name that exists stays.
     *
     * @param timeToLive the attribute that says, in epoch seconds, when an item expires
     */
    public void addTable(String name, String timeToLive) {
        tables.putIfAbsent(name, new SimulatedTable(timeToLive, clock));
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return perform("GetItem", () -> {
            TableRefusals.unsimulated(
                    request.projectionExpression() != null || request.hasAttributesToGet(), "a projection");
            SimulatedTable table = table(request.tableName());
            return GetItemResponse.builder()
                    .item(table.find(table.key(request.key())).orElse(null))
                    .build();
        });
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return perform("PutItem", () -> {
            TableRefusals.unsimulated(request.hasExpected(), "legacy conditions");
            Put put = Put.builder()
                    .item(request.item())
                    .conditionExpression(request.conditionExpression())
                    .expressionAttributeNames(request.expressionAttributeNames())
                    .expressionAttributeValues(request.expressionAttributeValues())
                    .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
                    .build();
            TableWrite write = TableWrite.of(put, table(request.tableName()));
            return PutItemResponse.builder()
                    .attributes(write(write, request.returnValues()))
                    .build();
        });
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return perform("DeleteItem", () -> {
            TableRefusals.unsimulated(request.hasExpected(), "legacy conditions");
            Delete delete = Delete.builder()
                    .key(request.key())
                    .conditionExpression(request.conditionExpression())
                    .expressionAttributeNames(request.expressionAttributeNames())
                    .expressionAttributeValues(request.expressionAttributeValues())
                    .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
                    .build();
            TableWrite write = TableWrite.of(delete, table(request.tableName()));
            return DeleteItemResponse.builder()
                    .attributes(write(write, request.returnValues()))
                    .build();
        });
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return perform("UpdateItem", () -> {
            TableRefusals.unsimulated(
                    request.hasExpected() || request.hasAttributeUpdates(), "legacy conditions and updates");
            TableRefusals.unsimulated(request.updateExpression() == null, "an update without an expression");
            Update update = Update.builder()
                    .key(request.key())
                    .updateExpression(request.updateExpression())
                    .conditionExpression(request.conditionExpression())
                    .expressionAttributeNames(request.expressionAttributeNames())
                    .expressionAttributeValues(request.expressionAttributeValues())
                    .returnValuesOnConditionCheckFailure(request.returnValuesOnConditionCheckFailure())
                    .build();
            TableWrite write = TableWrite.of(update, table(request.tableName()));
            return UpdateItemResponse.builder()
                    .attributes(write(write, request.returnValues()))
                    .build();
        });
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return perform("TransactWriteItems", () -> {
            if (isRepeated(request)) {
                return TransactWriteItemsResponse.builder().build();
            }
            List<TableWrite> writes = request.transactItems().stream()
                    .map(it -> TableWrite.of(it, this::table))
                    .toList();
            requireOnePerItem(writes);
            if (!writes.stream().allMatch(TableWrite::isAllowed)) {
                throw TableRefusals.cancelled(
                        writes.stream().map(SimulatedDynamoDb::reason).toList());
            }
            // Every outcome before the first write: an update that is refused must leave nothing behind.
            List<Optional<Map<String, AttributeValue>>> outcomes =
                    writes.stream().map(TableWrite::outcome).toList();
            for (int i = 0; i < outcomes.size(); i++) {
                writes.get(i).table().replace(writes.get(i).key(), outcomes.get(i));
            }
            if (request.clientRequestToken() != null) {
                transactions.put(request.clientRequestToken(), new Transaction(request, clock.instant()));
            }
            return TransactWriteItemsResponse.builder().build();
        });
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return perform("Query", () -> {
            SimulatedTable.Page page =
                    TableRead.of(request, table(request.tableName())).page();
            return QueryResponse.builder()
                    .items(page.items())
                    .count(page.items().size())
                    .scannedCount(page.read())
                    .lastEvaluatedKey(page.lastKey())
                    .build();
        });
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return perform("Scan", () -> {
            SimulatedTable.Page page =
                    TableRead.of(request, table(request.tableName())).page();
            return ScanResponse.builder()
                    .items(page.items())
                    .count(page.items().size())
                    .scannedCount(page.read())
                    .lastEvaluatedKey(page.lastKey())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform("dynamodb", operation, account, action);
    }

    private SimulatedTable table(String name) {
        return Optional.ofNullable(tables.get(name)).orElseThrow(TableRefusals::noSuchTable);
    }

    /** Writes, and returns the item that the reply is to show: none where none is wanted or there is none. */
    private static @Nullable Map<String, AttributeValue> write(TableWrite write, @Nullable ReturnValue wanted) {
        if (!write.isAllowed()) {
            throw TableRefusals.conditionFailed(write.shown());
        }
        Optional<Map<String, AttributeValue>> before = write.standing();
        Optional<Map<String, AttributeValue>> after = write.outcome();
        write.table().replace(write.key(), after);
        if (wanted == null || wanted == ReturnValue.NONE) {
            return null;
        }
        TableRefusals.unsimulated(
                wanted != ReturnValue.ALL_OLD && wanted != ReturnValue.ALL_NEW, "ReturnValues " + wanted);
        return (wanted == ReturnValue.ALL_OLD ? before : after).orElse(null);
    }

    private boolean isRepeated(TransactWriteItemsRequest request) {
        Instant oldest = clock.instant().minus(TOKEN_LIFE);
        transactions.values().removeIf(it -> !it.at().isAfter(oldest));
        Optional<Transaction> known =
                Optional.ofNullable(request.clientRequestToken()).map(transactions::get);
        if (known.filter(it -> !it.request().equals(request)).isPresent()) {
            throw TableRefusals.tokenUsedOtherwise();
        }
        return known.isPresent();
    }

    private static void requireOnePerItem(List<TableWrite> writes) {
        if (writes.isEmpty() || writes.size() > MOST_WRITES) {
            throw TableRefusals.validation("A transaction has 1 to " + MOST_WRITES + " writes, not " + writes.size());
        }
        record Row(SimulatedTable table, SimulatedTable.Key key) {}
        Set<Row> rows = new HashSet<>();
        if (!writes.stream().allMatch(write -> rows.add(new Row(write.table(), write.key())))) {
            throw TableRefusals.validation("Transaction request cannot include multiple operations on one item");
        }
    }

    private static CancellationReason reason(TableWrite write) {
        if (write.isAllowed()) {
            return CancellationReason.builder().code("None").build();
        }
        CancellationReason.Builder reason =
                CancellationReason.builder().code("ConditionalCheckFailed").message(TableRefusals.CONDITION_FAILED);
        write.shown().ifPresent(reason::item);
        return reason.build();
    }
}
