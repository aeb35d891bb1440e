package dev.headgate.function;

import dev.headgate.approval.ApprovalStore;
import dev.headgate.asker.AskerStore;
import dev.headgate.aws.ClientFactory;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.NewsStore;
import dev.headgate.deployment.window.FreezeStore;
import dev.headgate.notification.AlertSlots;
import dev.headgate.table.DynamoDbAlertSlots;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.table.DynamoDbAskerStore;
import dev.headgate.table.DynamoDbDeploymentStore;
import dev.headgate.table.DynamoDbFreezeStore;
import dev.headgate.table.DynamoDbNewsStore;

/** All that an installation's table keeps. */
record Stores(ClientFactory clients, String table) {

    DeploymentStore deployments() {
        return new DynamoDbDeploymentStore(clients.dynamoDb(), table);
    }

    FreezeStore freezes() {
        return new DynamoDbFreezeStore(clients.dynamoDb(), table);
    }

    NewsStore news() {
        return new DynamoDbNewsStore(clients.dynamoDb(), table);
    }

    AskerStore askers() {
        return new DynamoDbAskerStore(clients.dynamoDb(), table);
    }

    ApprovalStore approvals() {
        return new DynamoDbApprovalStore(clients.dynamoDb(), table);
    }

    AlertSlots alertSlots() {
        return new DynamoDbAlertSlots(clients.dynamoDb(), table);
    }
}
