package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

/** IAM of one account: its roles that the functions of the tooling account may assume. */
public final class SimulatedIam implements IamClient {

    private static final String SERVICE = "Iam";

    private final String account;
    private final SimulatedSts roles;
    private final Wire wire;

    /** @param roles knows the roles of all accounts */
    public SimulatedIam(String account, SimulatedSts roles, Wire wire) {
        this.account = account;
        this.roles = roles;
        this.wire = wire;
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return wire.perform("iam", "GetRole", account, () -> {
            String arn = "arn:aws:iam::" + account + ":role/" + request.roleName();
            String policy = roles.trustPolicy(arn).orElseThrow(() -> notFound(request.roleName()));
            return GetRoleResponse.builder()
                    .role(Role.builder()
                            .arn(arn)
                            .roleName(request.roleName())
                            .path("/")
                            .assumeRolePolicyDocument(encoded(policy))
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

    /** As in a URL (RFC 3986), where a blank is no plus sign. */
    private static String encoded(String policy) {
        return URLEncoder.encode(policy, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static NoSuchEntityException notFound(String role) {
        String message = "The role with name " + role + " cannot be found.";
        return NoSuchEntityException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "NoSuchEntity", message))
                .message(message)
                .statusCode(404)
                .build();
    }
}
