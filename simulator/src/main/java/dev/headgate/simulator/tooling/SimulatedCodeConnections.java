package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codeconnections.model.Connection;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;
import software.amazon.awssdk.services.codeconnections.model.GetConnectionRequest;
import software.amazon.awssdk.services.codeconnections.model.GetConnectionResponse;
import software.amazon.awssdk.services.codeconnections.model.ProviderType;
import software.amazon.awssdk.services.codeconnections.model.ResourceNotFoundException;

/** CodeConnections: how AWS reaches source code elsewhere, once a person has agreed to it there. */
public final class SimulatedCodeConnections implements CodeConnectionsClient {

    private static final String SERVICE = "CodeConnections";

    private final String account;
    private final Wire wire;
    private final Map<String, ConnectionStatus> statuses = new HashMap<>();

    public SimulatedCodeConnections(String account, Wire wire) {
        this.account = account;
        this.wire = wire;
    }

    /** Adds a connection, or changes the status of one. */
    public void put(String connectionArn, ConnectionStatus status) {
        statuses.put(connectionArn, status);
    }

    @Override
    public GetConnectionResponse getConnection(GetConnectionRequest request) {
        return wire.perform("codeconnections", "GetConnection", account, () -> {
            String arn = request.connectionArn();
            ConnectionStatus status =
                    Optional.ofNullable(statuses.get(arn)).orElseThrow(SimulatedCodeConnections::notFound);
            return GetConnectionResponse.builder()
                    .connection(Connection.builder()
                            .connectionArn(arn)
                            .connectionName("headgate")
                            .connectionStatus(status)
                            .providerType(ProviderType.GIT_HUB)
                            .ownerAccountId(account)
                            .build())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private static ResourceNotFoundException notFound() {
        String message = "Connection not found";
        return ResourceNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "ResourceNotFoundException", message))
                .message(message)
                .statusCode(400)
                .build();
    }
}
