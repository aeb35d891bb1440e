package dev.headgate.simulator.doctor;

import dev.headgate.aws.ClientFactory;
import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationFile;
import dev.headgate.simulator.account.ToolingAccount;
import dev.headgate.simulator.fault.Fault.Effect;
import dev.headgate.simulator.world.Definitions;
import dev.headgate.simulator.world.Digests;
import dev.headgate.simulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** An installation in which all is well, for a test to disturb. */
final class DoctorScene implements DoctorClients {

    static final String CONNECTION =
            "arn:aws:codeconnections:us-east-1:111122223333:connection/5f0c9d1e-8a37-4b62-9d5e-2f1a6b7c8d90";

    static final String YAML = """
            headgate: 1
            region: us-east-1
            account: "111122223333"
            approvers: {alice: alice@example.com, bob: bob@example.com}
            environments:
              dev: {wave: 1}
              prod: {wave: 2, account: "444455556666", region: eu-central-1}
            services:
              web:
                port: 8080
                delivery: {source: {connection: "%s", repository: shop/web}}
                environments:
                  dev: {strategy: allAtOnce, bake: 2m}
                  prod:
                    bake: 10m
                    gates: [{before: traffic, approvers: [alice], expiresAfter: 2h}]
                    alarms: [web-prod-5xx]
            """.formatted(CONNECTION);

    static final Configuration CONFIGURATION = configuration(YAML);

    static final Caller CALLER =
            new Caller("111122223333", "arn:aws:sts::111122223333:assumed-role/headgate-deployment-function/headgate");

    final World world =
            new World(CONFIGURATION, new Definitions(Path.of("..", "statemachine")), "https://approvals.example", 42);
    final ToolingAccount tooling = world.tooling();

    DoctorScene() {
        String secret = CONFIGURATION.names().dockerRegistrySecret();
        tooling.ecr().push("web", "v1", Digests.of("web:v1"));
        tooling.codeConnections().put(CONNECTION, ConnectionStatus.AVAILABLE);
        tooling.secretsManager().create(secret);
        world.loop().runFor(Duration.ofMinutes(5));
        tooling.secretsManager().fillIn(secret);
    }

    static Configuration configuration(String yaml) {
        return ConfigurationFile.parse(yaml, "headgate.yaml", "111122223333");
    }

    /** The subscription's ARN, numbered in the order of subscribing. */
    static String subscription(String topic, int number) {
        return "arn:aws:sns:us-east-1:111122223333:" + topic + ":subscription-" + number;
    }

    /** From now on AWS denies these operations, named as in IAM. */
    void deny(String... actions) {
        Set<String> denied = Set.of(actions);
        world.wire().add(call -> {
            String action = call.service() + ":" + call.operation();
            if (denied.contains(action)) {
                throw refusal("AccessDeniedException", "User: arn is not authorized to perform: " + action);
            }
            return Effect.NONE;
        });
    }

    static AwsServiceException refusal(String code, String message) {
        return AwsServiceException.builder()
                .message(message + " (Service: X, Status Code: 403, Request ID: 1)")
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    /** What all checks come to, held against a configuration that may not be the deployed one. */
    Report look(Configuration configuration, Caller caller) {
        return new Report(
                "headgate.yaml",
                caller,
                Checks.of(new Installed(configuration, caller, this, world.loop()))
                        .run());
    }

    Result result(Configuration configuration, Caller caller, String group, String name) {
        return look(configuration, caller).checks().stream()
                .filter(it -> it.group().startsWith(group) && it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .result();
    }

    Result tooling(String name) {
        return result(CONFIGURATION, CALLER, "Tooling", name);
    }

    Result tooling(String yaml, String name) {
        return result(configuration(yaml), CALLER, "Tooling", name);
    }

    @Override
    public AwsCredentialsProvider credentials() {
        return tooling.sts().ownCredentials();
    }

    @Override
    public ClientFactory factory() {
        return world.clients();
    }

    @Override
    public SecretsManagerClient secretsManager() {
        return tooling.secretsManagerClient();
    }

    @Override
    public CodeConnectionsClient codeConnections(Region region) {
        return tooling.codeConnectionsClient();
    }
}
