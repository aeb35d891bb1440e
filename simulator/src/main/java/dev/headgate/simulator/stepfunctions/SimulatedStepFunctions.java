package dev.headgate.simulator.stepfunctions;

import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.definition.TooLarge;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.states.execution.Executions;
import dev.headgate.states.execution.LambdaRuntime;
import dev.headgate.states.execution.MissedHeartbeat;
import dev.headgate.states.execution.RefusedRequestException;
import dev.headgate.states.time.EventLoop;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;

/**
 * Step Functions in one account and region: Standard state machines in JSONata, in virtual time.
 *
 * <p>Use it from the event loop's thread only.
 */
public final class SimulatedStepFunctions implements SfnClient {

    private static final String SERVICE = "states";

    private final EventLoop loop;
    private final Wire wire;
    private final String account;
    private final Executions executions;
    private final MachineCalls machineCalls;
    private final ExecutionCalls executionCalls;
    private final TaskCalls taskCalls;
    private final Descriptions descriptions;
    private final StateTests tests;

    /**
     * Step Functions without a state machine.
     *
     * @param random the source of jitter, task tokens, generated names, {@code $random} and {@code $uuid}
     */
    public SimulatedStepFunctions(
            EventLoop loop, Wire wire, LambdaRuntime lambda, RandomGenerator random, String account, String region) {
        this.loop = loop;
        this.wire = wire;
        this.account = account;
        executions = new Executions(loop, lambda, random, account, region);
        machineCalls =
                new MachineCalls(executions, loop, "arn:aws:states:" + region + ":" + account + ":stateMachine:");
        executionCalls = new ExecutionCalls(executions, loop);
        taskCalls = new TaskCalls(executions);
        descriptions = new Descriptions(executions, machineCalls);
        tests = new StateTests(executions);
    }

    /** What handlers get: operations that are not simulated are refused by name. */
    public SfnClient client() {
        return Unsimulated.client(SfnClient.class, SERVICE, this);
    }

    /** Deploys a state machine, or replaces it for executions to come. */
    public void register(String stateMachineArn, StateMachine machine) {
        executions.register(stateMachineArn, machine);
    }

    public void addListener(ExecutionListener listener) {
        executions.addListener(listener);
    }

    /** Delivers each {@code Step Functions Execution Status Change} as JSON, in the shape EventBridge has it. */
    public void onStatusChange(Consumer<String> subscriber) {
        executions.onStatusChange(subscriber);
    }

    /** The names of the states entered so far, those of Map iterations and Parallel branches among them, in order. */
    public List<String> path(String executionArn) {
        return answered(() -> executions.get(executionArn)).path();
    }

    /** From now on a result that is too large is answered like this. */
    public void tooLarge(TooLarge reading) {
        executions.tooLarge(reading);
    }

    /** From now on a task that misses a heartbeat fails like this. */
    public void missedHeartbeat(MissedHeartbeat reading) {
        executions.missedHeartbeat(reading);
    }

    /** Lets an execution die of {@code States.Runtime}, past every retrier and catcher; harmless once it has ended. */
    public void kill(String executionArn, String cause) {
        answered(() -> executions.get(executionArn)).die(cause);
    }

    @Override
    public CreateStateMachineResponse createStateMachine(CreateStateMachineRequest request) {
        return perform("CreateStateMachine", () -> machineCalls.create(request));
    }

    @Override
    public UpdateStateMachineResponse updateStateMachine(UpdateStateMachineRequest request) {
        return perform("UpdateStateMachine", () -> machineCalls.update(request));
    }

    @Override
    public DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
        return perform("DescribeStateMachine", () -> descriptions.machine(request));
    }

    @Override
    public DescribeStateMachineForExecutionResponse describeStateMachineForExecution(
            DescribeStateMachineForExecutionRequest request) {
        return perform("DescribeStateMachineForExecution", () -> descriptions.machineOf(request));
    }

    @Override
    public ListStateMachinesResponse listStateMachines(ListStateMachinesRequest request) {
        return perform("ListStateMachines", () -> machineCalls.list(request));
    }

    @Override
    public DeleteStateMachineResponse deleteStateMachine(DeleteStateMachineRequest request) {
        return perform("DeleteStateMachine", () -> machineCalls.delete(request));
    }

    @Override
    public ValidateStateMachineDefinitionResponse validateStateMachineDefinition(
            ValidateStateMachineDefinitionRequest request) {
        return perform("ValidateStateMachineDefinition", () -> Validation.validate(request));
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        return perform("StartExecution", () -> executionCalls.start(request));
    }

    @Override
    public StopExecutionResponse stopExecution(StopExecutionRequest request) {
        return perform("StopExecution", () -> executionCalls.stop(request));
    }

    /** Goes on with the state that did not succeed; a Map or Parallel state begins anew as a whole. */
    @Override
    public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
        return perform("RedriveExecution", () -> executionCalls.redrive(request));
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        return perform("DescribeExecution", () -> descriptions.execution(request));
    }

    @Override
    public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        return perform("ListExecutions", () -> executionCalls.list(request));
    }

    @Override
    public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        return perform("GetExecutionHistory", () -> executionCalls.history(request));
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        return perform("SendTaskSuccess", () -> taskCalls.succeed(request));
    }

    @Override
    public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        return perform("SendTaskFailure", () -> taskCalls.fail(request));
    }

    @Override
    public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
        return perform("SendTaskHeartbeat", () -> taskCalls.heartbeat(request));
    }

    /** Lets the time pass that the state takes; whoever must not do that uses {@link #beginTest}. */
    @Override
    public TestStateResponse testState(TestStateRequest request) {
        CompletableFuture<TestStateResponse> answer = beginTest(request);
        loop.runUntil(answer::isDone);
        return answer.join();
    }

    /** Tests a state; what is refused is thrown at once, and the answer is there when the state has run. */
    public CompletableFuture<TestStateResponse> beginTest(TestStateRequest request) {
        return perform("TestState", () -> tests.begin(request));
    }

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform(SERVICE, operation, account, () -> answered(action));
    }

    private static <T> T answered(Supplier<T> action) {
        try {
            return action.get();
        } catch (RefusedRequestException refused) {
            throw Refusal.of(refused);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE;
    }

    @Override
    public void close() {}
}
