package dev.headgate.simulator.installation;

import dev.headgate.json.Json;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.installation.SimulatedClients.AccountRegion;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import dev.headgate.simulator.tooling.SimulatedIam;
import dev.headgate.simulator.tooling.ToolingAccount;
import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.states.execution.LambdaRuntime.Reply;
import dev.headgate.states.time.EventLoop;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codeconnections.CodeConnectionsClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/**
 * The simulated accounts for somebody outside, by access key and region: those of the installation, and the other regions of
 * these accounts, in which there is nothing.
 *
 * <p>Use it from the event loop's thread only.
 */
public final class Accounts {

    /** Of what is drawn in regions that the installation does not use, so that the installation's draws stay as they are. */
    private static final long ELSEWHERE = 0x2545F4914F6CDD1DL;

    /** An account's number is an access key of it, whatever follows. */
    private static final Pattern NUMBERED = Pattern.compile("(\\d{12})(?:\\D.*)?");

    private final ToolingAccount home;
    private final SimulatedStepFunctions homeStates;
    private final Trail trail;
    private final Map<AccountRegion, TargetAccount> targets;
    private final EventLoop loop;
    private final Wire wire;
    private final LambdaFunctions lambda;
    private final ReleaseRules rules;
    private int awaited;
    private final Set<String> runningElsewhere = new HashSet<>();
    private final SplittableRandom random = new SplittableRandom(ELSEWHERE);
    private final Map<AccountRegion, TargetAccount> emptyTargets = new HashMap<>();
    private final Map<AccountRegion, ToolingAccount> emptyTooling = new HashMap<>();
    private final Map<AccountRegion, SimulatedStepFunctions> emptyStates = new HashMap<>();
    private final Map<Class<? extends SdkClient>, Function<Caller, SdkClient>> services = new HashMap<>();

    private record Caller(String accessKey, AccountRegion place) {}

    Accounts(
            ToolingAccount home,
            SimulatedStepFunctions homeStates,
            Trail trail,
            Map<AccountRegion, TargetAccount> targets,
            EventLoop loop,
            Wire wire,
            LambdaFunctions lambda,
            ReleaseRules rules) {
        this.home = home;
        this.homeStates = homeStates;
        this.trail = trail;
        this.targets = targets;
        this.loop = loop;
        this.wire = wire;
        this.lambda = lambda;
        this.rules = rules;
        services.put(EcsClient.class, it -> target(it.place()).ecs());
        services.put(CodeDeployClient.class, it -> target(it.place()).codeDeploy());
        services.put(
                ElasticLoadBalancingV2Client.class, it -> target(it.place()).loadBalancing());
        services.put(CloudWatchClient.class, it -> target(it.place()).cloudWatch());
        services.put(CodePipelineClient.class, it -> tooling(it.place()).codePipelineClient());
        services.put(DynamoDbClient.class, it -> tooling(it.place()).dynamoDbClient());
        services.put(EcrClient.class, it -> tooling(it.place()).ecrClient());
        services.put(SnsClient.class, it -> tooling(it.place()).snsClient());
        services.put(SsmClient.class, it -> tooling(it.place()).ssmClient());
        services.put(SecretsManagerClient.class, it -> tooling(it.place()).secretsManagerClient());
        services.put(CodeConnectionsClient.class, it -> tooling(it.place()).codeConnectionsClient());
        services.put(SfnClient.class, this::stepFunctions);
        services.put(StsClient.class, this::sts);
        services.put(IamClient.class, this::iam);
    }

    /**
     * A service as the caller gets it.
     *
     * @param accessKey twelve digits are an account's own; others are those that STS has given out
     * @return empty when the key opens no account
     */
    public Optional<SdkClient> client(Class<? extends SdkClient> service, String accessKey, String region) {
        return accountOf(accessKey)
                .flatMap(account -> Optional.ofNullable(services.get(service))
                        .map(it -> it.apply(new Caller(accessKey, new AccountRegion(account, region)))));
    }

    /** Does something for somebody outside: what befalls Headgate's own calls befalls none of theirs, nor counts them. */
    public <T> T undisturbed(Supplier<T> call) {
        return wire.undisturbed(call);
    }

    /** The account that a key opens; empty when it opens none. */
    public Optional<String> accountOf(String accessKey) {
        Matcher numbered = NUMBERED.matcher(accessKey);
        return numbered.matches()
                ? Optional.of(numbered.group(1)).filter(this::exists)
                : home.sts().accountOf(accessKey);
    }

    /**
     * An event comes to the default bus of the caller's account and region, and the rules there hear it.
     *
     * @return empty when the key opens no account
     */
    public Optional<String> putEvent(String accessKey, String region, Map<String, Object> entry) {
        return accountOf(accessKey).map(account -> {
            String id = UUID.randomUUID().toString();
            Map<String, Object> event = new LinkedHashMap<>();
            event.put("version", "0");
            event.put("id", id);
            event.putAll(entry);
            event.put("account", account);
            event.put("region", region);
            event.putIfAbsent("time", loop.instant().toString());
            if (isHome(new AccountRegion(account, region))) {
                rules.hear(Json.write(event));
            }
            return id;
        });
    }

    /**
     * Invokes a function of the caller's account and region, by its name or ARN, with whatever alias.
     *
     * @return its reply, which takes virtual time; empty where there is no such function
     */
    public Optional<CompletableFuture<Reply>> invoke(String accessKey, String region, String function, String payload) {
        String account = accountOf(accessKey).orElse("");
        return new LambdaRegion(lambda, loop, account, region).find(function).map(arn -> {
            CompletableFuture<Reply> answer = new CompletableFuture<>();
            awaited++;
            lambda.invoke(arn, payload, reply -> awaited -= answer.complete(reply) ? 1 : 0);
            return answer;
        });
    }

    /**
     * Tests a state in the caller's account and region.
     *
     * @return the answer, which takes virtual time; empty when the key opens no account
     */
    public Optional<CompletableFuture<TestStateResponse>> testState(
            String accessKey, String region, TestStateRequest request) {
        return accountOf(accessKey).map(account -> {
            CompletableFuture<TestStateResponse> answer =
                    states(new AccountRegion(account, region)).beginTest(request);
            awaited++;
            return answer.whenComplete((response, failure) -> awaited--);
        });
    }

    /** Whether nobody waits for a function or a test, and nothing runs in regions that the installation does not use. */
    public boolean areIdle() {
        return awaited == 0 && runningElsewhere.isEmpty();
    }

    private boolean exists(String account) {
        return account.equals(home.id())
                || targets.keySet().stream().anyMatch(it -> it.account().equals(account));
    }

    private boolean isHome(AccountRegion place) {
        return place.equals(new AccountRegion(home.id(), home.region()));
    }

    private TargetAccount target(AccountRegion place) {
        return Optional.ofNullable(targets.get(place))
                .orElseGet(() -> emptyTargets.computeIfAbsent(
                        place, it -> new TargetAccount(it.account(), it.region(), loop, wire, random.split())));
    }

    private ToolingAccount tooling(AccountRegion place) {
        return isHome(place)
                ? home
                : emptyTooling.computeIfAbsent(place, it -> new ToolingAccount(it.account(), it.region(), loop, wire));
    }

    private SimulatedStepFunctions states(AccountRegion place) {
        return isHome(place) ? homeStates : emptyStates.computeIfAbsent(place, this::emptyStates);
    }

    private SimulatedStepFunctions emptyStates(AccountRegion place) {
        SimulatedStepFunctions states = new SimulatedStepFunctions(
                loop,
                wire,
                new LambdaRegion(lambda, loop, place.account(), place.region()),
                random.split(),
                place.account(),
                place.region());
        states.addListener(new ExecutionListener() {
            @Override
            public void executionStarted(String executionArn, Instant at, String input) {
                runningElsewhere.add(executionArn);
            }

            @Override
            public void executionRedriven(String executionArn, Instant at) {
                runningElsewhere.add(executionArn);
            }

            @Override
            public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
                runningElsewhere.remove(executionArn);
            }
        });
        return states;
    }

    /** The installation's own are called by somebody of whom its trail tells. */
    private SdkClient stepFunctions(Caller caller) {
        SfnClient client = states(caller.place()).client();
        return isHome(caller.place())
                ? trail.calledBy(
                        home.sts().arnOf(caller.accessKey(), caller.place().account()), client)
                : client;
    }

    private SdkClient sts(Caller caller) {
        return Unsimulated.client(
                StsClient.class,
                "sts",
                home.sts().seenBy(caller.accessKey(), caller.place().account()));
    }

    private SdkClient iam(Caller caller) {
        return Unsimulated.client(
                IamClient.class, "iam", new SimulatedIam(caller.place().account(), home.sts(), wire));
    }
}
