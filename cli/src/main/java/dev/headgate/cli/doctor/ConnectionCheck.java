package dev.headgate.cli.doctor;

import java.util.List;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codeconnections.model.Connection;
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
            String name = connection.connectionName();
            return switch (connection.connectionStatus()) {
                case AVAILABLE -> new Result.Fine("the connection " + name + " is available");
                case PENDING ->
                    new Result.Fault(
                            "nobody has agreed to the connection " + name + " yet",
                            "Open " + console() + ", choose " + name + " and then \"Update pending connection\"");
                case ERROR, UNKNOWN_TO_SDK_VERSION ->
                    new Result.Fault(
                            "the connection " + name + " is in state " + connection.connectionStatusAsString(),
                            "Delete it. " + createOne());
            };
        } catch (ResourceNotFoundException e) {
            return new Result.Fault("there is no connection " + connectionArn, createOne());
        }
    }

    private String createOne() {
        return "Create one at " + console() + ", and write its ARN into headgate.yaml, at services." + service
                + ".delivery.source.connection";
    }

    private String console() {
        return "https://console.aws.amazon.com/codesuite/settings/connections?region=" + region;
    }
}
