package dev.headgate.cli.doctor;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.cli.installation.Access;
import dev.headgate.cli.installation.NoAccessException;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.Digests;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.tooling.SimulatedIam;
import dev.headgate.simulator.tooling.SimulatedSts;
import dev.headgate.simulator.tooling.ToolingAccount;
import dev.headgate.simulator.wire.Fault.Effect;
import dev.headgate.simulator.wire.Unsimulated;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codeconnections.model.ConnectionStatus;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An installation in which all is well, for a test to disturb. */
final class DoctorScene {

    static final String CONNECTION =
            "arn:aws:codeconnections:us-east-1:111122223333:connection/5f0c9d1e-8a37-4b62-9d5e-2f1a6b7c8d90";

    static final String YAML = """
            headgate: 1
            region: us-east-1
            account: "111122223333"
            approvers: {alice: alice@example.com, bob: bob@example.com}
            subscribers: {alerts: [on-call@example.com], updates: [team@example.com]}
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

    static final String TOOLING = "111122223333";
    static final String PROD = "444455556666";

    static final Definitions DEFINITIONS = new Definitions(Path.of("..", "statemachine"));

    final World world;
    final ToolingAccount tooling;

    DoctorScene() {
        this(CONFIGURATION);
    }

    /** One of another configuration. */
    DoctorScene(Configuration configuration) {
        world = new World(configuration, DEFINITIONS, "https://approvals.example", 42);
        tooling = world.tooling();
        String secret = configuration.names().dockerRegistrySecret();
        configuration
                .services()
                .forEach(it -> tooling.ecr().push(it.repository(), "v1", Digests.of(it.repository() + ":v1")));
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
    Report look(Configuration configuration) {
        return look(configuration, TOOLING, PROD);
    }

    /** The same, with credentials of these accounts. */
    Report look(Configuration configuration, String... accounts) {
        Installed installed = new Installed(
                configuration,
                Optional.empty(),
                DEFINITIONS,
                new Accounts(Stream.of(accounts).map(this::access).toList()),
                world.loop());
        return new Report(
                "headgate.yaml",
                installed.accounts().callers(),
                Checks.of(installed).run(),
                installed.again());
    }

    Result result(Configuration configuration, String group, String name) {
        return look(configuration).checks().stream()
                .filter(it -> it.group().startsWith(group) && it.name().equals(name))
                .findFirst()
                .orElseThrow()
                .result();
    }

    Result tooling(String name) {
        return result(CONFIGURATION, "Tooling", name);
    }

    Result tooling(String yaml, String name) {
        return result(configuration(yaml), "Tooling", name);
    }

    private Access<DoctorClients> access(String account) {
        try {
            return Access.by("doctor", Optional.empty(), () -> in(account));
        } catch (NoAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** The clients of a person who may look at everything in an account. */
    DoctorClients in(String account) {
        return new Person(this, account, tooling.sts().credentialsOf(account));
    }

    /** The clients of a person without credentials. */
    DoctorClients inNone(SdkException reason) {
        return new Person(this, TOOLING, () -> {
            throw reason;
        });
    }

    private record Person(DoctorScene scene, String account, AwsCredentialsProvider credentials)
            implements DoctorClients {

        @Override
        public StsClient sts() {
            SimulatedSts sts = new SimulatedSts(account, scene.world.loop(), scene.world.wire());
            sts.actAs("arn:aws:iam::" + account + ":user/carol");
            return Unsimulated.client(StsClient.class, "sts", sts);
        }

        @Override
        public SsmClient ssm() {
            return scene.tooling.ssmClient();
        }

        @Override
        public SnsClient sns() {
            return scene.tooling.snsClient();
        }

        @Override
        public EcrClient ecr() {
            return scene.tooling.ecrClient();
        }

        @Override
        public SfnClient stepFunctions() {
            return scene.world.stepFunctions().client();
        }

        @Override
        public DynamoDbClient dynamoDb() {
            return scene.tooling.dynamoDbClient();
        }

        @Override
        public SecretsManagerClient secretsManager() {
            return scene.tooling.secretsManagerClient();
        }

        @Override
        public IamClient iam() {
            return Unsimulated.client(
                    IamClient.class, "iam", new SimulatedIam(account, scene.tooling.sts(), scene.world.wire()));
        }

        @Override
        public CodeConnectionsClient codeConnections(Region where) {
            return scene.tooling.codeConnectionsClient();
        }

        @Override
        public EnvironmentClients environments(InstantSource clock) {
            return new EnvironmentClients(scene.world.clients(), clock, target -> credentials);
        }
    }
}
