package dev.headgate.simulator.tooling;

import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A DynamoDB that is not ours, with a table of its own per test: where {@code HEADGATE_TEST_DYNAMODB} holds its URL, the
 * contract tests run on it as well and show that the simulation says the same.
 *
 * <p>DynamoDB Local will do: {@code HEADGATE_TEST_DYNAMODB=http://localhost:8000}.
 */
public final class DynamoDbEndpoint implements AutoCloseable {

    public static final String VARIABLE = "HEADGATE_TEST_DYNAMODB";

    private final DynamoDbClient client;
    private final String table = "headgate-test-" + UUID.randomUUID();

    public DynamoDbEndpoint() {
        URI endpoint = URI.create(System.getenv(VARIABLE));
        client = DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_1)
                .credentialsProvider(credentials(endpoint))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        client.createTable(CreateTableRequest.builder()
                .tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(text("pk"), text("sk"))
                .keySchema(key("pk", KeyType.HASH), key("sk", KeyType.RANGE))
                .build());
        try (var waiter = client.waiter()) {
            waiter.waitUntilTableExists(request -> request.tableName(table));
        }
    }

    public DynamoDbClient client() {
        return client;
    }

    public String table() {
        return table;
    }

    @Override
    public void close() {
        client.deleteTable(request -> request.tableName(table));
        client.close();
    }

    private static AwsCredentialsProvider credentials(URI endpoint) {
        return endpoint.getHost().endsWith(".amazonaws.com")
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local"));
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
}
