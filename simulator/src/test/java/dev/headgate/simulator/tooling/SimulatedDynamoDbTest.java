package dev.headgate.simulator.tooling;

import static dev.headgate.testing.SampleDeployments.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

class SimulatedDynamoDbTest extends DynamoDbContract {

    private final EventLoop loop = new EventLoop(NOON);
    private final ToolingAccount account = new ToolingAccount("111111111111", "eu-west-1", loop, new Wire(loop));
    private final DynamoDbClient client = account.dynamoDbClient();

    SimulatedDynamoDbTest() {
        account.dynamoDb().addTable("table", "expiresAt");
    }

    @Override
    DynamoDbClient client() {
        return client;
    }

    @Override
    String table() {
        return "table";
    }

    @Test
    void refusesAttributeNamesWithoutPlaceholder() {
        assertInvalid(
                "\"version\" may be a reserved word: write #version",
                () -> client.putItem(put("p", "s")
                        .conditionExpression("version = :v")
                        .expressionAttributeValues(Map.of(":v", number("1")))
                        .build()));
    }

    @Test
    void readsAnExpiredItemUntilItIsDeletedDaysLater() {
        put(item("p", "s", Map.of("expiresAt", number(Long.toString(NOON.getEpochSecond())))));

        loop.runFor(Duration.ofHours(47));
        assertThat(find("p", "s")).isPresent();
        loop.runFor(Duration.ofHours(1));
        assertThat(find("p", "s")).isEmpty();
    }

    @Test
    void endsAPageEarlySoThatNobodyReadsOnlyOne() {
        for (int i = 0; i < 120; i++) {
            put(item("p", "s-%03d".formatted(i), Map.of()));
        }
        QueryRequest all = QueryRequest.builder()
                .tableName("table")
                .keyConditionExpression("#pk = :pk")
                .expressionAttributeNames(Map.of("#pk", "pk"))
                .expressionAttributeValues(Map.of(":pk", text("p")))
                .build();

        assertThat(client.query(all).items()).hasSize(50);
        assertThat(client.queryPaginator(all).items()).hasSize(120);
    }

    @Test
    void namesWhatIsNotSimulated() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(client::listTables)
                .withMessage("dynamodb:ListTables is not simulated");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.getItem(
                        get -> get.tableName("table").key(key("p", "s")).projectionExpression("#a")))
                .withMessage("dynamodb: a projection is not simulated");
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> client.putItem(put("p", "s")
                        .conditionExpression("size(#a) > :n")
                        .expressionAttributeNames(Map.of("#a", "a"))
                        .expressionAttributeValues(Map.of(":n", number("1")))
                        .build()))
                .withMessage("dynamodb: size in expressions is not simulated");
    }

    /** DynamoDB Local, to which the contract is held too, has words of its own for it. */
    @Test
    void saysInTheServicesOwnWordsWhichKeyIsMissing() {
        assertInvalid(
                "One or more parameter values were invalid: Missing the key sk in the item",
                () -> client().putItem(put -> put.tableName(table()).item(Map.of("pk", AttributeValue.fromS("p")))));
    }
}
