package dev.headgate.cli.look;

import dev.headgate.aws.ClientFactory;
import dev.headgate.aws.EnvironmentClients;
import dev.headgate.cli.CommandLineRun;
import dev.headgate.cli.checkout.Checkout;
import dev.headgate.cli.installation.Caller;
import dev.headgate.cli.installation.Installation;
import dev.headgate.cli.installation.Installations;
import dev.headgate.cli.installation.ToolingClients;
import dev.headgate.cli.installation.Waiting;
import dev.headgate.config.Configuration;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.scenario.Scenarios;
import dev.headgate.simulator.tooling.SimulatedSts;
import dev.headgate.simulator.wire.Fault.Effect;
import dev.headgate.simulator.wire.Unsimulated;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A release under way in a simulated installation, for an operator to look at from outside; time passes while they wait. */
public final class LookScene {

    private static final Duration LONGEST = Duration.ofHours(30);

    private final Path file;
    private final Run run;

    /** The release of a scenario that the demo knows, by the repository's own configuration. */
    public LookScene(String scenario, Manner manner) {
        this(scenario, manner, CommandLineRun.CHECKOUT.configurationFile());
    }

    public LookScene(String scenario, Manner manner, Path file) {
        this.file = file;
        run = new Run(
                Scenarios.named(scenario).orElseThrow(),
                configuration(),
                CommandLineRun.CHECKOUT.definitions(),
                "https://approvals.example.com",
                manner,
                42);
        run.begin();
    }

    public Configuration configuration() {
        return Checkout.read(file);
    }

    public World world() {
        return run.world();
    }

    public Instant now() {
        return world().loop().instant();
    }

    public DeploymentStore records() {
        return world().records();
    }

    /** Lets time pass until something is so. */
    public LookScene until(BooleanSupplier condition) {
        Instant limit = now().plus(LONGEST);
        while (!condition.getAsBoolean()) {
            if (now().isAfter(limit) || !world().loop().step()) {
                throw new AssertionError("It never came to that");
            }
        }
        return this;
    }

    public LookScene untilItIsOver() {
        return until(run::isDone);
    }

    public LookScene pass(Duration time) {
        world().loop().runFor(time);
        return this;
    }

    /** The release's deployment in an environment, once there is one. */
    public Optional<Deployment> deployment(String environment) {
        return run.journal().deployment(run.service().name(), environment);
    }

    public LookScene untilGreenHas(int percent, String environment) {
        World.Place place = world().place(run.service().name(), environment);
        return until(() -> place.account().trafficView(place.service()).revisions().stream()
                        .filter(it -> it.image().contains(newImage()))
                        .mapToInt(it -> it.percent())
                        .sum()
                >= percent);
    }

    private String newImage() {
        return run.journal().plan().map(it -> it.release().image().digest()).orElse("not planned yet");
    }

    /** What AWS was asked for so far, oldest first. */
    public List<String> operations() {
        return world().wire().calls().stream().map(it -> it.operation()).toList();
    }

    /** An operator's word, in an execution of this name. */
    public void saidToDeployments(String name, String input) {
        var unused = world().clients()
                .stepFunctions()
                .startExecution(it -> it.stateMachineArn(installation().deployments())
                        .name(name)
                        .input(input));
    }

    /** From now on AWS denies these operations, named as in IAM. */
    public LookScene deny(String... actions) {
        Set<String> denied = Set.of(actions);
        world().wire().add(call -> {
            String action = call.service() + ":" + call.operation();
            if (denied.contains(action)) {
                throw refusal("User: carol is not authorized to perform: " + action + " on resource: x");
            }
            return Effect.NONE;
        });
        return this;
    }

    private static AwsServiceException refusal(String message) {
        return AwsServiceException.builder()
                .message(message)
                .statusCode(403)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("AccessDeniedException")
                        .errorMessage(message)
                        .build())
                .build();
    }

    /** What a command of this installation answers. */
    public CommandLineRun ask(Function<Installations, Object> command, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = new CommandLine(command.apply(installations()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new CommandLineRun(exitCode, out.toString(), err.toString());
    }

    /** As a command reaches it. */
    public Installation installation() {
        Configuration configuration = configuration();
        String account = configuration.account();
        return new Installation(
                configuration,
                configuration.region(),
                new Caller(account, "arn:aws:iam::" + account + ":user/carol"),
                new Operator(this, account),
                waiting(),
                "");
    }

    public Installations installations() {
        return new Installations(
                file,
                (region, profile) ->
                        new Operator(this, profile.orElse(configuration().account())),
                waiting());
    }

    private Waiting waiting() {
        return new Waiting() {
            @Override
            public Instant instant() {
                return now();
            }

            @Override
            public void pause(Duration length) {
                pass(length);
            }
        };
    }

    /** Somebody who may look at everything in an account, with a profile that is called like it. */
    private record Operator(LookScene scene, String account) implements ToolingClients {

        private ClientFactory clients() {
            return scene.world().clients();
        }

        @Override
        public AwsCredentialsProvider credentials() {
            return scene.world().tooling().sts().credentialsOf(account);
        }

        @Override
        public StsClient sts() {
            SimulatedSts sts = new SimulatedSts(
                    account, scene.world().loop(), scene.world().wire());
            sts.actAs("arn:aws:iam::" + account + ":user/carol");
            return Unsimulated.client(StsClient.class, "sts", sts);
        }

        @Override
        public SfnClient stepFunctions() {
            return clients().stepFunctions();
        }

        @Override
        public DynamoDbClient dynamoDb() {
            return clients().dynamoDb();
        }

        @Override
        public EcrClient ecr() {
            return clients().ecr();
        }

        @Override
        public SsmClient ssm() {
            return clients().ssm();
        }

        @Override
        public EnvironmentClients environments(InstantSource clock) {
            return new EnvironmentClients(clients(), clock, target -> credentials());
        }
    }
}
