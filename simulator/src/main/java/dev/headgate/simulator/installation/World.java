package dev.headgate.simulator.installation;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.headgate.approval.Approval;
import dev.headgate.aws.ClientFactory;
import dev.headgate.config.Configuration;
import dev.headgate.config.Gate;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.installation.SimulatedClients.AccountRegion;
import dev.headgate.simulator.stepfunctions.SimulatedStepFunctions;
import dev.headgate.simulator.tooling.ToolingAccount;
import dev.headgate.simulator.wire.RateLimits;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import dev.headgate.states.time.Strands;
import dev.headgate.table.DynamoDbApprovalStore;
import dev.headgate.table.DynamoDbDeploymentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One installation of Headgate in virtual time: its functions and state machines in the tooling account, and a target
 * account with the configured services for each account and region of the configuration.
 */
public final class World implements AutoCloseable {

    /** A Monday morning. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /** So that what is drawn in a calm world stays what it is in another. */
    private static final long TURBULENT = 0x5DEECE66DL;

    private static final long THROTTLED = 0x2545F4914F6CDD1DL;

    /** Longer than anybody waits for a page. */
    private static final Duration LONGEST_VISIT = Duration.ofMinutes(10);

    private final Configuration configuration;
    private final EventLoop loop;
    private final Wire wire;
    private final ToolingAccount tooling;
    private final Map<AccountRegion, TargetAccount> targets = new LinkedHashMap<>();
    private final Interference interference;
    private final Strands strands;
    private final LambdaFunctions lambda;
    private final SimulatedStepFunctions stepFunctions;
    private final EventRules rules;
    private final Callers callers;
    private final SimulatedClients clients;
    private final Arns arns;
    private final DeployedFunctions functions;

    /**
     * Builds an installation in which everything is well.
     *
     * @param approvalsUrl where links to the approval page begin
     * @param seed of everything that is drawn: the same seed makes the same run
     */
    public World(Configuration configuration, Definitions definitions, String approvalsUrl, long seed) {
        this(configuration, definitions, approvalsUrl, seed, Turbulence.NONE);
    }

    /** Builds an installation in which all is well but what turbulence does to its calls. */
    public World(
            Configuration configuration,
            Definitions definitions,
            String approvalsUrl,
            long seed,
            Turbulence turbulence) {
        this(configuration, definitions, approvalsUrl, seed, turbulence, START);
    }

    /** Builds an installation that is looked at from outside, where it is some time already. */
    public World(Configuration configuration, Definitions definitions, String approvalsUrl, long seed, Instant start) {
        this(configuration, definitions, approvalsUrl, seed, Turbulence.NONE, start);
    }

    private World(
            Configuration configuration,
            Definitions definitions,
            String approvalsUrl,
            long seed,
            Turbulence turbulence,
            Instant start) {
        loop = new EventLoop(start);
        wire = new Wire(loop);
        this.configuration = configuration;
        RandomGenerator.SplittableGenerator unrest = new SplittableRandom(seed ^ TURBULENT);
        interference = new Interference(turbulence, unrest.split());
        strands = new Strands(loop);
        RandomGenerator.SplittableGenerator random = new SplittableRandom(seed);
        tooling = new ToolingAccount(configuration.account(), configuration.region(), loop, wire);
        arns = new Arns(configuration);
        lambda = new LambdaFunctions(loop, random.split(), interference, strands);
        rules = new EventRules(loop, lambda, arns, seed);
        stepFunctions = new SimulatedStepFunctions(
                loop,
                wire,
                new LambdaRegion(lambda, loop, configuration.account(), configuration.region()),
                random.split(),
                configuration.account(),
                configuration.region());
        callers = new Callers(rules.trail(), stepFunctions, arns);
        Installation.of(configuration, tooling).install();
        new Targets(configuration, tooling, loop, wire, random.split()).stand(targets);
        clients = new SimulatedClients(
                tooling, targets, callers::watchdog, new OldReads(turbulence, loop, wire, unrest.split()));
        targets.values().forEach(account -> turbulence.reach(account.conditions()));
        wire.onEachWay(() -> {
            if (strands.isInside()) {
                strands.pause(interference.way());
            }
        });
        functions = new DeployedFunctions(
                configuration, arns, approvalsUrl, lambda, interference.clock(loop), random.split());
        functions.deploy(function -> clients);
        definitions.register(stepFunctions, arns);
        rules.begin(stepFunctions, targets.values());
    }

    /**
     * From now on AWS takes no more calls than this. What it refuses the SDK tries again, after a while where calls take time.
     *
     * @param attempts that the SDK makes of one call
     */
    public void limit(RateLimits most, int attempts) {
        RandomGenerator jitter = new SplittableRandom(THROTTLED);
        wire.limit(most, number -> {
            if (number < attempts && strands.isInside()) {
                strands.pause(Duration.ofMillis(jitter.nextLong(Math.min(20_000L, 1_000L << number))));
            }
            return attempts;
        });
    }

    /** As an EventBridge rule does, with the event or with what it makes of it. */
    public void wakeWatchdog(String event) {
        rules.wakeWatchdog(event);
    }

    /**
     * Starts a state machine as EventBridge, a pipeline or an operator would, and returns the execution's ARN. They try
     * until it works, so no fault hits this call.
     */
    public String start(String stateMachine, String executionName, String input) {
        return wire.undisturbed(() -> callers.rule()
                .startExecution(it -> it.stateMachineArn(arns.stateMachine(stateMachine))
                        .name(executionName)
                        .input(input))
                .executionArn());
    }

    /** Aborts an execution, as an operator would in the console. */
    public void abort(String executionArn) {
        abort(executionArn, "aborted by hand");
    }

    /** Redrives an execution that failed or was aborted, as an operator would in the console. */
    public void redrive(String executionArn) {
        Object unused =
                wire.undisturbed(() -> callers.operator().redriveExecution(it -> it.executionArn(executionArn)));
    }

    /** Aborts an execution for a reason. */
    public void abort(String executionArn, String reason) {
        Object unused = wire.undisturbed(() -> callers.operator()
                .stopExecution(it -> it.executionArn(executionArn).cause(reason)));
    }

    /** What the approval page answers. */
    public APIGatewayV2HTTPResponse visit(APIGatewayV2HTTPEvent request) {
        return functions.visit(request);
    }

    /** How many forms the approval page was sent. */
    public int forms() {
        return functions.forms();
    }

    /** Does what somebody does in a browser: in a world whose calls take time, others act between their clicks. */
    public void browse(Runnable visit) {
        if (interference.interleaves()) {
            strands.run(LONGEST_VISIT, visit);
        } else {
            visit.run();
        }
    }

    /** What the function that runs at this moment was invoked with; empty outside of any. */
    public Optional<String> runningPayload() {
        return lambda.runningPayload();
    }

    /** Ends the world: functions that still run are broken off. */
    @Override
    public void close() {
        strands.close();
    }

    /** What the dashboard's widget shows at this time, as HTML. */
    public Object dashboard() {
        return functions.dashboard();
    }

    /**
     * From now on an observer is told of each call that a function makes to AWS, before anything becomes of it. The
     * functions are deployed anew for it, and have nothing in memory.
     */
    public void observeCalls(Consumer<AwsCall> observer) {
        AccountRegion home = new AccountRegion(configuration.account(), configuration.region());
        functions.deploy(function -> new ObservedClients(function, home, clients, observer));
    }

    /** From now on functions call AWS through somebody else's clients; they are deployed anew for it. */
    public void callThrough(ClientFactory others) {
        functions.deploy(function -> others);
    }

    public Configuration configuration() {
        return configuration;
    }

    public EventLoop loop() {
        return loop;
    }

    public Wire wire() {
        return wire;
    }

    public ToolingAccount tooling() {
        return tooling;
    }

    public SimulatedStepFunctions stepFunctions() {
        return stepFunctions;
    }

    /** The clients that functions get, for whoever else looks at this installation. */
    public ClientFactory clients() {
        return clients;
    }

    /** The accounts, for whoever reaches them from outside; from then on, EventBridge's rules start releases. */
    public Accounts accounts() {
        ReleaseRules onEvents = new ReleaseRules(
                configuration, event -> start("release", UUID.randomUUID().toString(), event));
        tooling.ecr().onPut(onEvents::hear);
        return new Accounts(tooling, stepFunctions, rules.trail(), targets, loop, wire, lambda, onEvents);
    }

    /** Everything that the approval page logged. */
    public List<String> approvalLog() {
        return functions.approvalLog();
    }

    /** The records as they are, for a look that no fault can hit. */
    public DeploymentStore records() {
        return new UndisturbedRecords(wire, new DynamoDbDeploymentStore(tooling.dynamoDb(), Arns.TABLE));
    }

    /** From now on Lambda invokes every function twice. */
    public void invokeTwice() {
        lambda.invokeTwice();
    }

    /** Lambda has let go what the functions start from: from the next call on it takes this long to make it anew. */
    public void becomeInactive(Duration snapshotTakes) {
        lambda.becomeInactive(snapshotTakes);
    }

    /** From now on results of functions with such a payload are more than Step Functions passes on. */
    public void returnTooMuch(Predicate<String> ofPayload) {
        lambda.returnTooMuch(ofPayload);
    }

    /** Tells somebody of each payload with which a function runs a second time. */
    public void onDoubled(Consumer<String> observer) {
        lambda.onDoubled(observer);
    }

    /** The question at a gate of a deployment, for a look that no fault can hit. */
    public Optional<Approval> approval(String deploymentId, Gate.Before gate) {
        return wire.undisturbed(
                () -> new DynamoDbApprovalStore(tooling.dynamoDb(), Arns.TABLE).find(deploymentId, gate));
    }

    /** What EventBridge carries to the watchdog. */
    public EventRules events() {
        return rules;
    }

    /** One configured service in one environment, for a scenario to act on. */
    public Place place(String service, String environment) {
        var target = configuration
                .service(service)
                .flatMap(it -> it.environment(environment))
                .orElseThrow(() -> new IllegalArgumentException("No " + service + " in " + environment))
                .target();
        return Optional.ofNullable(targets.get(new AccountRegion(target.account(), target.region())))
                .map(account -> new Place(account, target.service()))
                .orElseThrow();
    }

    /** Where a service runs. */
    public record Place(TargetAccount account, String service) {}
}
