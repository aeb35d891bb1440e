package dev.headgate.cli.installation;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.scenario.QuietWorld;
import dev.headgate.simulator.tooling.SimulatedSts;
import dev.headgate.simulator.wire.Fault.Effect;
import dev.headgate.simulator.wire.Unsimulated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An installation of {@code web} in dev and prod, where nothing is under way, as a command of somebody reaches it. */
public final class SimulatedInstallation {

    public static final String YAML = """
            headgate: 1
            region: us-east-1
            account: "111122223333"
            approvers: {alice: alice@example.com}
            environments:
              dev: {wave: 1}
              prod: {wave: 2}
            services:
              web:
                port: 8080
                environments:
                  dev: {strategy: allAtOnce, bake: 2m}
                  prod:
                    strategy: {canary: {percent: 10, interval: 5m}}
                    bake: 5m
                    gates: [{before: deployment, approvers: [alice], expiresAfter: 2h}]
            """;

    public static final String CAROL = "arn:aws:iam::111122223333:user/carol";

    public final World world;
    public final Path file;

    /** With which region and profile its clients were asked for. */
    public final List<String> askedFor = new ArrayList<>();

    private String account = "111122223333";
    private Optional<SfnClient> stepFunctions = Optional.empty();
    private Optional<DynamoDbClient> table = Optional.empty();

    /** @param folder where its configuration is written */
    public SimulatedInstallation(Path folder, Approvers.Manner manner) {
        try {
            file = Files.writeString(folder.resolve("headgate.yaml"), YAML);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Configuration configuration = ConfigurationFile.parse(YAML, "headgate.yaml", account);
        world = QuietWorld.of(
                configuration,
                new Definitions(Path.of("..", "statemachine")),
                "https://approvals.example",
                World.START);
        new Approvers(world, manner, new SplittableRandom(7)).watchMail();
    }

    /** From now on whoever calls is of this account. */
    public void callFrom(String other) {
        account = other;
    }

    /** From now on whoever calls may not read the table; Headgate itself may. */
    public void hideTable() {
        table = Optional.of(new DynamoDbClient() {
            @Override
            public GetItemResponse getItem(GetItemRequest request) {
                throw refusal("AccessDeniedException", "not authorized to perform: dynamodb:GetItem");
            }

            @Override
            public String serviceName() {
                return SERVICE_NAME;
            }

            @Override
            public void close() {}
        });
    }

    /** From now on Step Functions is another one. */
    public void answerBy(SfnClient other) {
        stepFunctions = Optional.of(other);
    }

    /** From now on AWS denies these operations, named as in IAM. */
    public void deny(String... actions) {
        Set<String> denied = Set.of(actions);
        world.wire().add(call -> {
            String action = call.service() + ":" + call.operation();
            if (denied.contains(action)) {
                throw refusal(
                        "AccessDeniedException",
                        "User: " + CAROL + " is not authorized to perform: " + action
                                + " on resource: it because no identity-based policy allows the " + action + " action");
            }
            return Effect.NONE;
        });
    }

    public static AwsServiceException refusal(String code, String message) {
        return AwsServiceException.builder()
                .message(message + " (Service: X, Status Code: 400, Request ID: 1)")
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .build();
    }

    /** What commands are built with; time passes in this world while they wait. */
    public Installations installations() {
        return new Installations(
                file,
                (region, profile) -> {
                    askedFor.add(region + profile.map(it -> " " + it).orElse(""));
                    return new Carol();
                },
                new Waiting() {
                    @Override
                    public Instant instant() {
                        return world.loop().instant();
                    }

                    @Override
                    public void pause(Duration length) {
                        world.loop().runFor(length);
                    }
                });
    }

    private final class Carol implements ToolingClients {

        @Override
        public AwsCredentialsProvider credentials() {
            return world.tooling().sts().credentialsOf(account);
        }

        @Override
        public StsClient sts() {
            SimulatedSts sts = new SimulatedSts(account, world.loop(), world.wire());
            sts.actAs(CAROL.replace("111122223333", account));
            return Unsimulated.client(StsClient.class, "sts", sts);
        }

        @Override
        public SfnClient stepFunctions() {
            return stepFunctions.orElseGet(() -> world.clients().stepFunctions());
        }

        @Override
        public DynamoDbClient dynamoDb() {
            return table.orElseGet(() -> world.clients().dynamoDb());
        }

        @Override
        public EcrClient ecr() {
            return world.clients().ecr();
        }

        @Override
        public SsmClient ssm() {
            return world.clients().ssm();
        }

        @Override
        public EnvironmentClients environments(InstantSource clock) {
            return new EnvironmentClients(world.clients(), clock, target -> credentials());
        }
    }
}
