package dev.headgate.states.execution;

import dev.headgate.states.definition.TaskState;
import dev.headgate.states.expression.Bindings;
import dev.headgate.states.expression.Evaluated;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import dev.headgate.states.history.StateEvents;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.TaskScheduledEventDetails;

/** One attempt of a Task state: a call, the clocks that run against it, and the first answer. */
final class TaskAttempt implements Activity, WaitingTask {

    private final TaskState task;
    private final StateRun state;
    private final Execution execution;
    private final Engine engine;

    private Optional<String> token = Optional.empty();
    private Optional<NestedExecution> nested = Optional.empty();
    private Optional<Duration> heartbeatEvery = Optional.empty();
    private Optional<EventLoop.Event> timeout = Optional.empty();
    private Optional<EventLoop.Event> heartbeat = Optional.empty();
    private boolean submitted;
    private boolean over;

    TaskAttempt(TaskState task, StateRun state) {
        this.task = task;
        this.state = state;
        execution = state.execution();
        engine = execution.engine();
    }

    @Override
    public void start() {
        if (task.resource().waitsForTaskToken()) {
            // Each attempt has its own: an answer to an earlier one must not complete this one.
            token = Optional.of(engine.tokens().issueTo(this));
        }
        Bindings bindings = state.bindings(token);
        TaskArguments arguments = TaskArguments.evaluate(task, bindings);
        execution.inspector().sends(arguments::toJson);
        Optional<Duration> limit =
                Evaluated.seconds("TimeoutSeconds", task.timeoutSeconds(), bindings, TaskState.MOST_SECONDS);
        heartbeatEvery =
                Evaluated.seconds("HeartbeatSeconds", task.heartbeatSeconds(), bindings, TaskState.MOST_SECONDS);
        recordScheduled(arguments, limit);
        if (over) {
            return;
        }
        timeout = limit.map(after -> timer(after, "times out", () -> StateError.TIMEOUT));
        heartbeat();
        call(arguments);
    }

    private void call(TaskArguments arguments) {
        switch (task.resource()) {
            case LAMBDA_INVOKE -> engine.lambda().invoke(arguments.functionName(), arguments.payload(), this::returned);
            case LAMBDA_INVOKE_WAIT_FOR_TASK_TOKEN ->
                engine.lambda().invoke(arguments.functionName(), arguments.payload(), this::submitted);
            case START_EXECUTION_SYNC -> {
                NestedExecution started = new NestedExecution(engine.executions(), this);
                nested = Optional.of(started);
                started.start(arguments);
            }
        }
    }

    private void returned(LambdaRuntime.Reply reply) {
        switch (reply) {
            case LambdaRuntime.Reply.Payload(String json) -> succeed(invocation(json));
            case LambdaRuntime.Reply.FunctionError error -> fail(functionError(error));
            case LambdaRuntime.Reply.ServiceError(String error, String cause) -> fail(new StateError(error, cause));
        }
    }

    /** The function has handed the token on, or failed to: its own result is not the task's. */
    private void submitted(LambdaRuntime.Reply reply) {
        if (over || submitted) {
            return;
        }
        submitted = true;
        switch (reply) {
            case LambdaRuntime.Reply.Payload(String json) -> recordSubmitted(invocation(json));
            case LambdaRuntime.Reply.FunctionError error -> fail(functionError(error));
            case LambdaRuntime.Reply.ServiceError(String error, String cause) -> fail(new StateError(error, cause));
        }
    }

    /** What it waits for goes on elsewhere, and this is what the call itself has returned. */
    void recordSubmitted(Map<String, @Nullable Object> result) {
        state.workflow()
                .record(
                        HistoryEventType.TASK_SUBMITTED,
                        event -> event.taskSubmittedEventDetails(
                                details -> details.resourceType(task.resource().service())
                                        .resource(task.resource().action())
                                        .output(Payload.toJson(result))
                                        .outputDetails(StateEvents.WHOLE)));
    }

    private static Map<String, @Nullable Object> invocation(String json) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("StatusCode", 200);
        result.put("ExecutedVersion", "$LATEST");
        result.put("Payload", Payload.parse(json));
        return result;
    }

    private static StateError functionError(LambdaRuntime.Reply.FunctionError error) {
        Map<String, @Nullable Object> cause = new LinkedHashMap<>();
        cause.put("errorMessage", error.errorMessage());
        cause.put("errorType", error.errorType());
        cause.put("stackTrace", List.of());
        return new StateError(error.errorType(), Payload.toJson(cause));
    }

    @Override
    public void succeed(@Nullable Object result) {
        if (Payload.isTooLarge(result)) {
            fail(new StateError(
                    StateError.DATA_LIMIT_EXCEEDED,
                    "The state/task '" + task.resource().service()
                            + "' returned a result with a size exceeding the maximum number of bytes service limit."));
        } else if (finish()) {
            state.workflow()
                    .record(
                            HistoryEventType.TASK_SUCCEEDED,
                            event -> event.taskSucceededEventDetails(details -> details.resourceType(
                                            task.resource().service())
                                    .resource(task.resource().action())
                                    .output(Payload.toJson(result))
                                    .outputDetails(StateEvents.WHOLE)));
            state.succeed(result);
        }
    }

    @Override
    public void fail(StateError error) {
        if (finish()) {
            state.workflow()
                    .record(
                            HistoryEventType.TASK_FAILED,
                            event -> event.taskFailedEventDetails(details -> details.resourceType(
                                            task.resource().service())
                                    .resource(task.resource().action())
                                    .error(error.said().orElse(null))
                                    .cause(error.explained().orElse(null))));
            state.fail(error);
        }
    }

    private void timeOut(StateError error) {
        if (finish()) {
            state.workflow()
                    .record(
                            HistoryEventType.TASK_TIMED_OUT,
                            event -> event.taskTimedOutEventDetails(details -> details.resourceType(
                                            task.resource().service())
                                    .resource(task.resource().action())
                                    .error(error.said().orElse(null))
                                    .cause(error.explained().orElse(null))));
            state.fail(error);
        }
    }

    @Override
    public void heartbeat() {
        heartbeat.ifPresent(EventLoop.Event::cancel);
        heartbeat = heartbeatEvery.map(after -> timer(after, "misses a heartbeat", this::missedHeartbeat));
    }

    private String missedHeartbeat() {
        return switch (engine.readings().missedHeartbeat()) {
            case IS_A_TIMEOUT -> StateError.TIMEOUT;
            case HAS_AN_ERROR_OF_ITS_OWN -> StateError.HEARTBEAT_TIMEOUT;
        };
    }

    private EventLoop.Event timer(Duration after, String what, Supplier<String> error) {
        String told = execution.name() + ": " + task.name() + " " + what;
        return engine.loop().after(after, told, () -> timeOut(StateError.named(error.get())));
    }

    @Override
    public void cancel() {
        finish();
    }

    /** Whether it had not ended before. */
    private boolean finish() {
        if (over) {
            return false;
        }
        over = true;
        timeout.ifPresent(EventLoop.Event::cancel);
        heartbeat.ifPresent(EventLoop.Event::cancel);
        token.ifPresent(engine.tokens()::retire);
        nested.ifPresent(NestedExecution::stop);
        return true;
    }

    private void recordScheduled(TaskArguments arguments, Optional<Duration> limit) {
        TaskScheduledEventDetails.Builder scheduled = TaskScheduledEventDetails.builder()
                .resourceType(task.resource().service())
                .resource(task.resource().action())
                .region(execution.stateMachineArn().split(":", -1)[3]);
        limit.map(Duration::toSeconds).ifPresent(scheduled::timeoutInSeconds);
        heartbeatEvery.map(Duration::toSeconds).ifPresent(scheduled::heartbeatInSeconds);
        state.workflow()
                .record(
                        HistoryEventType.TASK_SCHEDULED,
                        event -> event.taskScheduledEventDetails(
                                scheduled.parameters(arguments.toJson()).build()));
        state.workflow()
                .record(
                        HistoryEventType.TASK_STARTED,
                        event -> event.taskStartedEventDetails(
                                details -> details.resourceType(task.resource().service())
                                        .resource(task.resource().action())));
    }
}
