package dev.headgate.status;

import dev.headgate.deployment.RecoveryName;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;

/** Deployments by the executions that ran them: an execution is named after its deployment, and so is what takes it over. */
public final class StepFunctionsRecentDeployments implements RecentDeployments {

    private final Supplier<SfnClient> client;
    private final String stateMachineArn;

    public StepFunctionsRecentDeployments(Supplier<SfnClient> client, String stateMachineArn) {
        this.client = client;
        this.stateMachineArn = stateMachineArn;
    }

    @Override
    public List<String> ids(int most) {
        return client
                .get()
                .listExecutions(it -> it.stateMachineArn(stateMachineArn).maxResults(most))
                .executions()
                .stream()
                .map(ExecutionListItem::name)
                .map(RecoveryName::deploymentId)
                .distinct()
                .toList();
    }
}
