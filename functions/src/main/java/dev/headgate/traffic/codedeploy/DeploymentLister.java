package dev.headgate.traffic.codedeploy;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.traffic.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;

/** Lists the ids of a group's deployments, in an order that AWS does not document. */
final class DeploymentLister {

    private final Connection connection;

    DeploymentLister(Connection connection) {
        this.connection = connection;
    }

    List<String> list(Consumer<ListDeploymentsRequest.Builder> which) {
        CodeDeployGroup group = CodeDeployGroup.of(connection.target());
        ListDeploymentsRequest.Builder request = ListDeploymentsRequest.builder()
                .applicationName(group.application())
                .deploymentGroupName(group.deploymentGroup());
        which.accept(request);
        List<String> ids = new ArrayList<>();
        Optional<String> page;
        do {
            ListDeploymentsResponse listed = CodeDeployCall.of(
                    connection, "ListDeployments", codeDeploy -> codeDeploy.listDeployments(request.build()));
            ids.addAll(listed.deployments());
            page = Optional.ofNullable(listed.nextToken());
            page.ifPresent(request::nextToken);
        } while (page.isPresent());
        return ids;
    }
}
