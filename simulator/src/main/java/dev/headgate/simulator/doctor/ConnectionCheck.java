package dev.headgate.simulator.doctor;

import java.util.List;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codeconnections.model.Connection;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;
import software.amazon.awssdk.services.codeconnections.model.ResourceNotFoundException;

/** A service's pipeline can reach its source: a person has agreed to the connection on the other side. */
record ConnectionCheck(CodeConnectionsClient client, String service, String region, String connectionArn)
        implements Check {

    @Override
    public String name() {
        return service + " source";
    }

    @Override
    public List<String> permissions() {
        return List.of("codeconnections:GetConnection");
    }

    @Override
    public Result run() {
        try {
            Connection connection =
                    client.getConnection(it -> it.connectionArn(connectionArn)).connection();
            return connection.connectionStatus() == ConnectionStatus.AVAILABLE
                    ? new Result.Fine("the connection " + connection.connectionName() + " is available")
                    : new Result.Fault(
                            "the connection " + connection.connectionName() + " is "
                                    + connection.connectionStatusAsString(),
                            "Open " + console() + ", choose " + connection.connectionName()
                                    + " and then \"Update pending connection\"");
        } catch (ResourceNotFoundException e) {
            return new Result.Fault(
                    "there is no connection " + connectionArn,
                    "Create one at " + console() + " and write its ARN into headgate.yaml, at services." + service
                            + ".delivery.source.connection");
        }
    }

    private String console() {
        return "https://console.aws.amazon.com/codesuite/settings/connections?region=" + region;
    }
}
