package dev.headgate.simulator.stepfunctions;

import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.definition.StateMachine;
import dev.headgate.states.definition.TooLarge;
import dev.headgate.states.execution.Execution;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.states.execution.Executions;
import dev.headgate.states.execution.LambdaRuntime;
import dev.headgate.states.execution.MissedHeartbeat;
import dev.headgate.states.execution.RefusedRequestException;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.time.EventLoop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
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
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionResponse;

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
    public DescribeStateMachineResponse describeStateMachine(DescribeStateMachineRequest request) {
        return perform("DescribeStateMachine", () -> {
            String arn = request.stateMachineArn();
            return DescribeStateMachineResponse.builder()
                    .stateMachineArn(arn)
                    .name(arn.substring(arn.lastIndexOf(':') + 1))
                    .status(StateMachineStatus.ACTIVE)
                    .type(StateMachineType.STANDARD)
                    .definition(executions.machine(arn).definition())
                    .build();
        });
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        return perform("StartExecution", () -> {
            String input = Optional.ofNullable(request.input()).orElse("{}");
            Execution execution =
                    executions.start(request.stateMachineArn(), Optional.ofNullable(request.name()), input);
            return StartExecutionResponse.builder()
                    .executionArn(execution.arn())
                    .startDate(execution.startDate())
                    .build();
        });
    }

    @Override
    public StopExecutionResponse stopExecution(StopExecutionRequest request) {
        return perform("StopExecution", () -> {
            Execution execution = executions.get(request.executionArn());
            execution.abort(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
            Instant stopDate = execution.stopDate().orElseGet(loop::instant);
            return StopExecutionResponse.builder().stopDate(stopDate).build();
        });
    }

    /** Goes on with the state that did not succeed; a Map or Parallel state begins anew as a whole. */
    @Override
    public RedriveExecutionResponse redriveExecution(RedriveExecutionRequest request) {
        return perform("RedriveExecution", () -> {
            Execution execution = executions.get(request.executionArn());
            if (!execution.canBeRedriven()) {
                throw Refusal.notRedrivable(request.executionArn());
            }
            execution.redrive();
            return RedriveExecutionResponse.builder()
                    .redriveDate(loop.instant())
                    .build();
        });
    }

    @Override
    public DescribeExecutionResponse describeExecution(DescribeExecutionRequest request) {
        return perform("DescribeExecution", () -> {
            Execution execution = executions.get(request.executionArn());
            return DescribeExecutionResponse.builder()
                    .executionArn(execution.arn())
                    .stateMachineArn(execution.stateMachineArn())
                    .name(execution.name())
                    .status(execution.status())
                    .startDate(execution.startDate())
                    .stopDate(execution.stopDate().orElse(null))
                    .input(execution.inputText())
                    .output(execution.output().orElse(null))
                    .error(execution.error().flatMap(StateError::said).orElse(null))
                    .cause(execution.error().flatMap(StateError::explained).orElse(null))
                    .redriveCount(execution.redrives())
                    .redriveStatus(execution.redriveStatus())
                    .redriveStatusReason(execution.notRedrivable().orElse(null))
                    .build();
        });
    }

    @Override
    public ListExecutionsResponse listExecutions(ListExecutionsRequest request) {
        return perform("ListExecutions", () -> {
            List<ExecutionListItem> found = executions.of(request.stateMachineArn()).stream()
                    .filter(execution -> request.statusFilter() == null || request.statusFilter() == execution.status())
                    .map(SimulatedStepFunctions::listItem)
                    .toList();
            Page<ExecutionListItem> page = Page.of(found, request.maxResults(), request.nextToken());
            return ListExecutionsResponse.builder()
                    .executions(page.items())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    private static ExecutionListItem listItem(Execution execution) {
        return ExecutionListItem.builder()
                .executionArn(execution.arn())
                .stateMachineArn(execution.stateMachineArn())
                .name(execution.name())
                .status(execution.status())
                .startDate(execution.startDate())
                .stopDate(execution.stopDate().orElse(null))
                .redriveCount(execution.redrives())
                .build();
    }

    @Override
    public GetExecutionHistoryResponse getExecutionHistory(GetExecutionHistoryRequest request) {
        return perform("GetExecutionHistory", () -> {
            List<HistoryEvent> events = executions.get(request.executionArn()).history();
            List<HistoryEvent> ordered = Boolean.TRUE.equals(request.reverseOrder()) ? events.reversed() : events;
            Page<HistoryEvent> page = Page.of(ordered, request.maxResults(), request.nextToken());
            return GetExecutionHistoryResponse.builder()
                    .events(page.items())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        return perform("SendTaskSuccess", () -> {
            Object output = output(request.output());
            executions.waitingFor(request.taskToken()).succeed(output);
            return SendTaskSuccessResponse.builder().build();
        });
    }

    private static @Nullable Object output(String json) {
        if (Payload.isTooLarge(json)) {
            throw Refusal.invalidOutput("longer than " + Payload.MOST_BYTES + " bytes");
        }
        try {
            return Payload.parse(json);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalidOutput(e.getMessage());
        }
    }

    @Override
    public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        return perform("SendTaskFailure", () -> {
            StateError error =
                    StateError.reported(Optional.ofNullable(request.error()), Optional.ofNullable(request.cause()));
            executions.waitingFor(request.taskToken()).fail(error);
            return SendTaskFailureResponse.builder().build();
        });
    }

    @Override
    public SendTaskHeartbeatResponse sendTaskHeartbeat(SendTaskHeartbeatRequest request) {
        return perform("SendTaskHeartbeat", () -> {
            executions.waitingFor(request.taskToken()).heartbeat();
            return SendTaskHeartbeatResponse.builder().build();
        });
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
