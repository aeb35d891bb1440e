package dev.headgate.simulator.tooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What DynamoDB does, as far as the simulation claims to do the same. */
abstract class DynamoDbContract {

    abstract DynamoDbClient client();

    abstract String table();

    /** What is true of an item where a is "m", n is 10 and x is missing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #a = :m                                    | true
            #a <> :m                                   | false
            #a < :z AND #a > :b                        | true
            #a <= :m AND #a >= :m                      | true
            #n < :eleven                               | true
            #n = :ten                                  | true
            #n = :m                                    | false
            #n < :m                                    | false
            #x = :m                                    | false
            #x <> :m                                   | true
            #x < :m                                    | false
            attribute_exists(#a)                       | true
            attribute_not_exists(#a)                   | false
            attribute_exists(#x)                       | false
            begins_with(#a, :m)                        | true
            begins_with(#a, :z)                        | false
            begins_with(#x, :m)                        | false
            #a BETWEEN :b AND :z                       | true
            #n BETWEEN :ten AND :eleven                | true
            #a BETWEEN :m AND :b                       | false
            NOT #a = :z                                | true
            NOT #a = :m AND #a = :z                    | false
            NOT (#a = :m AND #a = :z)                  | true
            #a = :m OR #a = :b AND #a = :z             | true
            (#a = :m OR #a = :b) AND #a = :z           | false
            (#a = :m) and (#n = :ten)                  | true
            """)
    void conditionsHold(String condition, boolean holds) {
        put(item("p", "s", Map.of("a", text("m"), "n", number("10"))));

        PutItemRequest conditional = conditional(condition).build();

        if (holds) {
            client().putItem(conditional);
        } else {
            assertThatExceptionOfType(ConditionalCheckFailedException.class)
                    .isThrownBy(() -> client().putItem(conditional));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            #a = :undefined     | An expression attribute value used in expression is not defined; attribute value: :undefined
            #undefined = :m     | An expression attribute name used in the document path is not defined; attribute name: #undefined
            #a = = :m           | Invalid ConditionExpression: Syntax error; token: "=", near: "= = :m"
            #a :m               | Syntax error
            #a = :m AND         | Syntax error; token: "<EOF>"
            (#a = :m            | Syntax error; token: "<EOF>"
            #a = :m)            | Syntax error; token: ")"
            ((#a = :m))         | Invalid ConditionExpression: The expression has redundant parentheses;
            #a = :m; #a = :m    | Syntax error; token: ";"
            """)
    void refusesWhatIsNoCondition(String condition, String message) {
        PutItemRequest request = conditional(condition).build();

        assertInvalid(message, () -> client().putItem(request));
    }

    @Test
    void refusesPlaceholdersThatAreNotUsed() {
        PutItemRequest.Builder request = put("p", "s").conditionExpression("#a = :m");

        assertInvalid(
                "Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}",
                () -> client().putItem(request.expressionAttributeNames(Map.of("#a", "a", "#b", "b"))
                        .expressionAttributeValues(Map.of(":m", text("m")))
                        .build()));
        assertInvalid(
                "Value provided in ExpressionAttributeValues unused in expressions: keys: {:z}",
                () -> client().putItem(request.expressionAttributeNames(Map.of("#a", "a"))
                        .expressionAttributeValues(Map.of(":m", text("m"), ":z", text("z")))
                        .build()));
        assertInvalid(
                "ExpressionAttributeValues must not be empty",
                () -> client().putItem(put("p", "s")
                        .conditionExpression("attribute_exists(#a)")
                        .expressionAttributeNames(Map.of("#a", "a"))
                        .expressionAttributeValues(Map.of())
                        .build()));
    }

    @Test
    void refusesItemsWithoutAProperKey() {
        assertInvalid("key", () -> put(Map.of("pk", text("p"))));
        assertInvalid("empty string value. Key: sk", () -> put(item("p", "", Map.of())));
        assertInvalid("Type mismatch for key", () -> put(Map.of("pk", text("p"), "sk", number("1"))));
        assertInvalid(
                "number of conditions on the keys is invalid",
                () -> client().getItem(get -> get.tableName(table()).key(Map.of("pk", text("p")))));
        assertInvalid(
                "exceeded the maximum allowed size",
                () -> put(item("p", "s", Map.of("body", text("x".repeat(400 * 1024))))));
    }

    @Test
    void refusesATableThatDoesNotExist() {
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(
                        () -> client().getItem(get -> get.tableName("another").key(key("p", "s"))));
    }

    @Test
    void replacesReadsAndDeletesAnItem() {
        put(item("p", "s", Map.of("a", text("1"), "b", text("2"))));
        put(item("p", "s", Map.of("a", text("3"))));
        assertThat(find("p", "s")).contains(item("p", "s", Map.of("a", text("3"))));

        Map<String, AttributeValue> deleted = client().deleteItem(
                        delete -> delete.tableName(table()).key(key("p", "s")).returnValues(ReturnValue.ALL_OLD))
                .attributes();

        assertThat(deleted).isEqualTo(item("p", "s", Map.of("a", text("3"))));
        assertThat(find("p", "s")).isEmpty();
    }

    @Test
    void showsTheItemThatStandsOnlyIfAsked() {
        put(item("p", "s", Map.of("a", text("m"))));
        PutItemRequest.Builder request = put("p", "s")
                .conditionExpression("attribute_not_exists(#pk)")
                .expressionAttributeNames(Map.of("#pk", "pk"));

        assertThat(refusal(request.build()).item()).isEmpty();
        assertThat(refusal(request.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                                .build())
                        .item())
                .isEqualTo(item("p", "s", Map.of("a", text("m"))));
    }

    @Test
    void updatesSetRemoveAndCount() {
        put(item("p", "s", Map.of("a", text("1"), "n", number("1"))));

        Map<String, AttributeValue> updated = client().updateItem(
                        update("SET #n = #n + :one, #m = if_not_exists(#m, :one), #b = #a REMOVE #a")
                                .expressionAttributeNames(Map.of("#n", "n", "#m", "m", "#a", "a", "#b", "b"))
                                .expressionAttributeValues(Map.of(":one", number("1")))
                                .returnValues(ReturnValue.ALL_NEW)
                                .build())
                .attributes();

        assertThat(updated).isEqualTo(item("p", "s", Map.of("n", number("2"), "m", number("1"), "b", text("1"))));
    }

    @Test
    void updateCreatesTheItemItDoesNotFind() {
        client().updateItem(update("SET #a = :a")
                .expressionAttributeNames(Map.of("#a", "a"))
                .expressionAttributeValues(Map.of(":a", text("1")))
                .build());

        assertThat(find("p", "s")).contains(item("p", "s", Map.of("a", text("1"))));
    }

    @Test
    void refusesUpdatesOfTheKeyAndFromAttributesThatAreNotThere() {
        assertInvalid(
                "Cannot update attribute sk. This attribute is part of the key",
                () -> client().updateItem(update("SET #sk = :v")
                        .expressionAttributeNames(Map.of("#sk", "sk"))
                        .expressionAttributeValues(Map.of(":v", text("t")))
                        .build()));
        put(item("p", "s", Map.of()));
        assertInvalid(
                "refers to an attribute that does not exist in the item",
                () -> client().updateItem(update("SET #a = #b")
                        .expressionAttributeNames(Map.of("#a", "a", "#b", "b"))
                        .build()));
    }

    @Test
    void queriesOnePartitionInTheOrderOfItsSortKeys() {
        for (String sort : List.of("b", "a2", "a1", "c")) {
            put(item("p", sort, Map.of()));
        }
        put(item("q", "a0", Map.of()));

        assertThat(sorts(query("#pk = :pk", Map.of()))).containsExactly("a1", "a2", "b", "c");
        assertThat(sorts(query("#pk = :pk AND begins_with(#sk, :a)", Map.of(":a", text("a")))))
                .containsExactly("a1", "a2");
        assertThat(sorts(query("#sk BETWEEN :a AND :b AND #pk = :pk", Map.of(":a", text("a2"), ":b", text("b")))))
                .containsExactly("a2", "b");
        assertThat(sorts(query("#pk = :pk AND #sk > :a", Map.of(":a", text("a2")))))
                .containsExactly("b", "c");
    }

    @Test
    void aLimitEndsAPageEvenAtTheLastRow() {
        for (String sort : List.of("a", "b", "c", "d")) {
            put(item("p", sort, Map.of()));
        }
        QueryRequest newestFirst =
                query("#pk = :pk", Map.of()).scanIndexForward(false).limit(2).build();

        QueryResponse first = client().query(newestFirst);
        QueryResponse second = client().query(newestFirst.copy(it -> it.exclusiveStartKey(first.lastEvaluatedKey())));
        QueryResponse third = client().query(newestFirst.copy(it -> it.exclusiveStartKey(second.lastEvaluatedKey())));

        assertThat(sorts(first)).containsExactly("d", "c");
        assertThat(first.lastEvaluatedKey()).isEqualTo(key("p", "c"));
        assertThat(sorts(second)).containsExactly("b", "a");
        assertThat(second.lastEvaluatedKey()).isEqualTo(key("p", "a"));
        assertThat(third.items()).isEmpty();
        assertThat(third.hasLastEvaluatedKey()).isFalse();
    }

    @Test
    void aFilterHidesRowsThatCountAgainstTheLimit() {
        put(item("p", "a", Map.of("x", text("no"))));
        put(item("p", "b", Map.of("x", text("yes"))));

        QueryResponse page = client().query(query("#pk = :pk", Map.of(":yes", text("yes")))
                .filterExpression("#x = :yes")
                .expressionAttributeNames(Map.of("#pk", "pk", "#x", "x"))
                .limit(1)
                .build());

        assertThat(page.items()).isEmpty();
        assertThat(page.scannedCount()).isEqualTo(1);
        assertThat(page.lastEvaluatedKey()).isEqualTo(key("p", "a"));
    }

    @Test
    void refusesQueriesThatDoNotNameOnePartition() {
        assertInvalid(
                "Query key condition not supported",
                () -> client().query(query("begins_with(#pk, :pk)", Map.of()).build()));
        assertInvalid(
                "Invalid operator used in KeyConditionExpression",
                () -> client().query(query("#pk = :pk AND #sk <> :a", Map.of(":a", text("a")))
                        .build()));
        assertInvalid(
                "Query condition missed key schema element",
                () -> client().query(query("#pk = :pk AND #b = :a", Map.of(":a", text("a")))
                        .expressionAttributeNames(Map.of("#pk", "pk", "#b", "b"))
                        .build()));
    }

    @Test
    void scansTheWholeTable() {
        put(item("p", "a", Map.of("x", text("yes"))));
        put(item("q", "a", Map.of("x", text("no"))));

        assertThat(client().scan(scan -> scan.tableName(table())).items()).hasSize(2);
        assertThat(client().scan(scan -> scan.tableName(table())
                                .filterExpression("#x = :yes")
                                .expressionAttributeNames(Map.of("#x", "x"))
                                .expressionAttributeValues(Map.of(":yes", text("yes"))))
                        .items())
                .containsExactly(item("p", "a", Map.of("x", text("yes"))));
    }

    @Test
    void aTransactionWritesEverything() {
        put(item("p", "old", Map.of()));
        put(item("p", "changed", Map.of("n", number("1"))));

        transact(
                TransactWriteItem.builder()
                        .put(it -> it.tableName(table()).item(item("p", "new", Map.of())))
                        .build(),
                TransactWriteItem.builder()
                        .delete(it -> it.tableName(table()).key(key("p", "old")))
                        .build(),
                TransactWriteItem.builder()
                        .update(it -> it.tableName(table())
                                .key(key("p", "changed"))
                                .updateExpression("SET #n = :two")
                                .expressionAttributeNames(Map.of("#n", "n"))
                                .expressionAttributeValues(Map.of(":two", number("2"))))
                        .build(),
                absent("elsewhere"));

        assertThat(find("p", "new")).isPresent();
        assertThat(find("p", "old")).isEmpty();
        assertThat(find("p", "changed")).contains(item("p", "changed", Map.of("n", number("2"))));
    }

    @Test
    void aTransactionWritesNothingIfOneConditionFailsAndSaysWhich() {
        put(item("p", "there", Map.of("a", text("m"))));

        TransactionCanceledException cancelled = catchThrowableOfType(
                TransactionCanceledException.class,
                () -> transact(
                        TransactWriteItem.builder()
                                .put(it -> it.tableName(table()).item(item("p", "new", Map.of())))
                                .build(),
                        absent("there"),
                        absent("elsewhere")));

        assertThat(cancelled.cancellationReasons())
                .extracting(CancellationReason::code)
                .containsExactly("None", "ConditionalCheckFailed", "None");
        assertThat(cancelled.cancellationReasons().get(1).item()).isEqualTo(item("p", "there", Map.of("a", text("m"))));
        assertThat(find("p", "new")).isEmpty();
    }

    @Test
    void aTransactionTouchesEachItemOnce() {
        assertInvalid(
                "Transaction request cannot include multiple operations on one item",
                () -> transact(
                        TransactWriteItem.builder()
                                .put(it -> it.tableName(table()).item(item("p", "s", Map.of())))
                                .build(),
                        TransactWriteItem.builder()
                                .delete(it -> it.tableName(table()).key(key("p", "s")))
                                .build()));
    }

    @Test
    void aTransactionWithTheSameTokenHappensOnce() {
        TransactWriteItem counting = TransactWriteItem.builder()
                .update(it -> it.tableName(table())
                        .key(key("p", "s"))
                        .updateExpression("SET #n = if_not_exists(#n, :zero) + :one")
                        .expressionAttributeNames(Map.of("#n", "n"))
                        .expressionAttributeValues(Map.of(":zero", number("0"), ":one", number("1"))))
                .build();

        String token = UUID.randomUUID().toString();
        client().transactWriteItems(it -> it.transactItems(counting).clientRequestToken(token));
        client().transactWriteItems(it -> it.transactItems(counting).clientRequestToken(token));

        assertThat(find("p", "s")).contains(item("p", "s", Map.of("n", number("1"))));
    }

    static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    static AttributeValue number(String value) {
        return AttributeValue.fromN(value);
    }

    static Map<String, AttributeValue> key(String partition, String sort) {
        return Map.of("pk", text(partition), "sk", text(sort));
    }

    static Map<String, AttributeValue> item(String partition, String sort, Map<String, AttributeValue> others) {
        Map<String, AttributeValue> item = new HashMap<>(others);
        item.putAll(key(partition, sort));
        return item;
    }

    final void put(Map<String, AttributeValue> item) {
        client().putItem(put -> put.tableName(table()).item(item));
    }

    final PutItemRequest.Builder put(String partition, String sort) {
        return PutItemRequest.builder().tableName(table()).item(item(partition, sort, Map.of()));
    }

    final Optional<Map<String, AttributeValue>> find(String partition, String sort) {
        var reply = client().getItem(
                        get -> get.tableName(table()).key(key(partition, sort)).consistentRead(true));
        return reply.hasItem() ? Optional.of(reply.item()) : Optional.empty();
    }

    static void assertInvalid(String message, Runnable request) {
        assertThatExceptionOfType(DynamoDbException.class)
                .isThrownBy(request::run)
                .satisfies(refusal ->
                        assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .withMessageContaining(message);
    }

    /** A put of an item with all the placeholders that the condition uses. */
    private PutItemRequest.Builder conditional(String condition) {
        Map<String, String> names = new HashMap<>();
        List.of("a", "n", "x").forEach(name -> names.put("#" + name, name));
        names.keySet().removeIf(name -> !condition.contains(name));
        Map<String, AttributeValue> values = new HashMap<>(Map.of(
                ":b", text("b"), ":m", text("m"), ":z", text("z"), ":ten", number("10.0"), ":eleven", number("11")));
        values.keySet().removeIf(value -> !condition.contains(value));
        return put("p", "s")
                .conditionExpression(condition)
                .expressionAttributeNames(names.isEmpty() ? null : names)
                .expressionAttributeValues(values.isEmpty() ? null : values);
    }

    private ConditionalCheckFailedException refusal(PutItemRequest request) {
        return catchThrowableOfType(ConditionalCheckFailedException.class, () -> client().putItem(request));
    }

    private UpdateItemRequest.Builder update(String expression) {
        return UpdateItemRequest.builder().tableName(table()).key(key("p", "s")).updateExpression(expression);
    }

    private QueryRequest.Builder query(String condition, Map<String, AttributeValue> others) {
        Map<String, AttributeValue> values = new HashMap<>(others);
        values.put(":pk", text("p"));
        return QueryRequest.builder()
                .tableName(table())
                .keyConditionExpression(condition)
                .expressionAttributeNames(
                        condition.contains("#sk") ? Map.of("#pk", "pk", "#sk", "sk") : Map.of("#pk", "pk"))
                .expressionAttributeValues(values)
                .consistentRead(true);
    }

    private List<@Nullable String> sorts(QueryRequest.Builder request) {
        return sorts(client().query(request.build()));
    }

    private static List<@Nullable String> sorts(QueryResponse page) {
        List<@Nullable String> sorts = new ArrayList<>();
        page.items().forEach(item -> sorts.add(item.getOrDefault("sk", text("")).s()));
        return sorts;
    }

    private TransactWriteItem absent(String sort) {
        return TransactWriteItem.builder()
                .conditionCheck(check -> check.tableName(table())
                        .key(key("p", sort))
                        .conditionExpression("attribute_not_exists(#pk)")
                        .expressionAttributeNames(Map.of("#pk", "pk"))
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private void transact(TransactWriteItem... writes) {
        client().transactWriteItems(request -> request.transactItems(writes));
    }
}
