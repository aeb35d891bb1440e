package dev.headgate.status;

import dev.headgate.deployment.RecoveryName;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Deployments by the executions that ran them: an execution is named after its deployment, and so is what takes it over. */
public final class StepFunctionsRecentDeployments implements RecentDeployments {

    private final SfnClient client;
    private final String stateMachineArn;

    public StepFunctionsRecentDeployments(SfnClient client, String stateMachineArn) {
        this.client = client;
        this.stateMachineArn = stateMachineArn;
    }

    @Override
    public List<String> ids(int most) {
        return client.listExecutions(it -> it.stateMachineArn(stateMachineArn).maxResults(most)).executions().stream()
                .map(ExecutionListItem::name)
                .map(RecoveryName::deploymentId)
                .distinct()
                .toList();
    }
}
