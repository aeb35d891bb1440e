package dev.headgate.simulator.tooling;

import dev.headgate.deployment.DeploymentStore;
import dev.headgate.table.DynamoDbDeploymentStore;
import dev.headgate.testing.DeploymentStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = DynamoDbEndpoint.VARIABLE, matches = "http.+")
class DeploymentStoreOnDynamoDbTest extends DeploymentStoreContract {

    private final DynamoDbEndpoint endpoint = new DynamoDbEndpoint();
    private final DeploymentStore store = new DynamoDbDeploymentStore(endpoint.client(), endpoint.table());

    @Override
    protected DeploymentStore store() {
        return store;
    }

    @AfterEach
    void deleteTable() {
        endpoint.close();
    }
}
