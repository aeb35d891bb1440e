package dev.headgate.simulator.tooling;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

@EnabledIfEnvironmentVariable(named = DynamoDbEndpoint.VARIABLE, matches = "http.+")
class DynamoDbContractOnDynamoDbTest extends DynamoDbContract {

    private final DynamoDbEndpoint endpoint = new DynamoDbEndpoint();

    @Override
    DynamoDbClient client() {
        return endpoint.client();
    }

    @Override
    String table() {
        return endpoint.table();
    }

    @AfterEach
    void deleteTable() {
        endpoint.close();
    }
}
