package dev.headgate.simulator.approval;

import dev.headgate.approval.ApprovalStore;
import dev.headgate.simulator.tooling.DynamoDbEndpoint;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.testing.ApprovalStoreContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

@EnabledIfEnvironmentVariable(named = DynamoDbEndpoint.VARIABLE, matches = "http.+")
class ApprovalStoreOnDynamoDbTest extends ApprovalStoreContract {

    private final DynamoDbEndpoint endpoint = new DynamoDbEndpoint();
    private final ApprovalStore store = new DynamoDbApprovalStore(endpoint.client(), endpoint.table());

    @Override
    protected ApprovalStore store() {
        return store;
    }

    @AfterEach
    void deleteTable() {
        endpoint.close();
    }
}
