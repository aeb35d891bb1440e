package dev.headgate.simulator.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.fault.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;

class SimulatedStepFunctionsTest {

    private static final String ONE = "arn:aws:states:eu-west-1:111122223333:execution:wait:one";

    private final World world = new World();

    @BeforeEach
    void define() {
        world.define("wait", """
                "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Pass"},
                "Pass": {"Type": "Pass", "End": true}""");
    }

    @Test
    void startsTheSameNameAndInputOnlyOnceWhileItRuns() {
        assertThat(start("one", "{\"a\":1}")).isEqualTo(ONE);
        world.loop.runFor(Duration.ofSeconds(10));

        assertThat(start("one", "{\"a\":1}")).isEqualTo(ONE);
        world.loop.runFor(Duration.ofMinutes(2));

        assertThat(world.stepFunctions.path(ONE)).containsExactly("Wait", "Pass");
    }

    @Test
    void refusesTheSameNameWithAnotherInput() {
        start("one", "{\"a\":1}");

        assertThatThrownBy(() -> start("one", "{\"a\":2}"))
                .isInstanceOf(ExecutionAlreadyExistsException.class)
                .hasMessageContaining(ONE);
    }

    @Test
    void refusesTheSameNameOnceItHasEnded() {
        world.finish(start("one", "{}"));

        assertThatThrownBy(() -> start("one", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> world.start("nobody", "{}")).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> world.describe(ONE)).isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> start("a".repeat(81), "{}")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start("a b", "{}")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start("a:b", "{}")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start("one", "{")).isInstanceOf(InvalidExecutionInputException.class);
    }

    @Test
    void describesAStateMachineAsItWasDefined() {
        String arn = "arn:aws:states:eu-west-1:111122223333:stateMachine:wait";

        var described = world.stepFunctions.client().describeStateMachine(it -> it.stateMachineArn(arn));

        assertThat(described.name()).isEqualTo("wait");
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(described.definition()).contains("\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 60");
        assertThatThrownBy(() -> world.stepFunctions.client().describeStateMachine(it -> it.stateMachineArn(arn + "s")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void describesAnExecution() {
        start("one", "{\"a\":1}");

        var running = world.describe(ONE);
        var ended = world.finish(ONE);

        assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(running.stopDate()).isNull();
        assertThat(running.output()).isNull();
        assertThat(ended.name()).isEqualTo("one");
        assertThat(ended.stateMachineArn()).isEqualTo(World.arn("wait"));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.startDate()).isEqualTo(World.START);
        assertThat(ended.stopDate()).isEqualTo(World.START.plusSeconds(60));
        assertThat(ended.input()).isEqualTo("{\"a\":1}");
        assertThat(ended.output()).isEqualTo("{\"a\":1}");
        assertThat(ended.error()).isNull();
    }

    @Test
    void leavesAnEndedExecutionAsItIsWhenItIsStopped() {
        world.finish(start("one", "{}"));

        var stopped = world.client.stopExecution(request -> request.executionArn(ONE));

        assertThat(stopped.stopDate()).isEqualTo(World.START.plusSeconds(60));
        assertThat(world.describe(ONE).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.describe(ONE).error()).isNull();
    }

    @Test
    void listsExecutionsLatestFirstByStatusAndPage() {
        world.finish(start("one", "{}"));
        start("two", "{}");
        start("three", "{}");

        assertThat(world.client
                        .listExecutionsPaginator(request ->
                                request.stateMachineArn(World.arn("wait")).maxResults(2))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("three", "two", "one");
        assertThat(world.client
                        .listExecutions(request ->
                                request.stateMachineArn(World.arn("wait")).statusFilter(ExecutionStatus.SUCCEEDED))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("one");
    }

    @Test
    void tellsTheHistoryInEitherOrder() {
        world.finish(start("one", "{}"));

        List<HistoryEvent> events = world.history(ONE);
        var reversed = world.client.getExecutionHistory(
                request -> request.executionArn(ONE).reverseOrder(true).maxResults(1));

        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Wait");
        assertThat(events.get(2).timestamp()).isEqualTo(World.START.plusSeconds(60));
        assertThat(reversed.events()).singleElement().isEqualTo(events.getLast());
        assertThat(reversed.nextToken()).isNotNull();
    }

    @Test
    void namesTheErrorOfATaskInTheHistory() {
        world.lambda.failing("work", 1, "dev.Boom");
        world.define("task", """
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "work"}, "TimeoutSeconds": 60}""");
        String arn = world.start("task", "{}");
        world.finish(arn);

        var events = world.history(arn);

        assertThat(events.get(2).taskScheduledEventDetails().parameters()).isEqualTo("{\"FunctionName\":\"work\"}");
        assertThat(events.get(2).taskScheduledEventDetails().timeoutInSeconds()).isEqualTo(60);
        assertThat(events.get(4).typeAsString()).isEqualTo("TaskFailed");
        assertThat(events.get(4).taskFailedEventDetails().error()).isEqualTo("dev.Boom");
        assertThat(events.get(5).executionFailedEventDetails().error()).isEqualTo("dev.Boom");
    }

    @Test
    void carriesOutWhatTheWireLosesTheReplyOf() {
        world.wire.add(call -> call.operation().equals("StartExecution") ? Fault.Effect.LOSE_REPLY : Fault.Effect.NONE);

        assertThatThrownBy(() -> start("one", "{}")).isInstanceOf(SdkClientException.class);

        assertThat(world.describe(ONE).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(world.wire.calls())
                .extracting(call -> call.service() + ":" + call.operation())
                .containsExactly("states:StartExecution", "states:DescribeExecution");
    }

    @Test
    void refusesOtherOperationsByName() {
        assertThatThrownBy(() -> world.client.listActivities())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("states:ListActivities is not simulated");
    }

    @Test
    void diesWhenKilledPastEveryCatcher() {
        world.lambda.taking("work", Duration.ofMinutes(1));
        world.define("task", """
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "work"}, "Retry": [{"ErrorEquals": ["States.ALL"]}],
                    "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "Task"}]}""");
        String arn = world.start("task", "{}");
        world.loop.runFor(Duration.ofSeconds(1));

        world.stepFunctions.kill(arn, "struck by lightning");
        world.loop.runFor(Duration.ofHours(1));

        assertThat(world.describe(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(world.describe(arn).error()).isEqualTo("States.Runtime");
        assertThat(world.describe(arn).cause()).isEqualTo("struck by lightning");
        assertThat(world.stepFunctions.path(arn)).containsExactly("Task");
    }

    @Test
    void letsAListenerFollowAndKillBetweenTwoStates() {
        List<String> heard = new ArrayList<>();
        world.stepFunctions.addListener(new ExecutionListener() {
            @Override
            public void executionStarted(String executionArn, Instant at, String input) {
                heard.add("started " + input);
            }

            @Override
            public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                heard.add(stateName + " " + Duration.between(World.START, at).toSeconds() + " " + input);
                if (stateName.equals("Pass")) {
                    world.stepFunctions.kill(executionArn, "crash");
                }
            }

            @Override
            public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
                heard.add("ended " + status);
            }
        });

        world.finish(start("one", "{}"));

        assertThat(heard).containsExactly("started {}", "Wait 0 {}", "Pass 60 {}", "ended FAILED");
        assertThat(world.historyTypes(ONE)).endsWith("PassStateEntered", "ExecutionFailed");
    }

    @Test
    void sendsAnEventWhenTheStatusChanges() {
        List<String> events = new ArrayList<>();
        world.stepFunctions.onStatusChange(events::add);

        start("one", "{\"a\":1}");
        assertThat(events).isEmpty();
        world.loop.runFor(Duration.ofMinutes(2));

        assertThat(events).hasSize(2);
        assertThat(detail(events.getFirst())).containsEntry("status", "RUNNING");
        assertThat(detail(events.getFirst()).get("stopDate")).isNull();
        Map<String, Object> ended = World.object(events.getLast());
        assertThat(ended)
                .containsEntry("detail-type", "Step Functions Execution Status Change")
                .containsEntry("source", "aws.states")
                .containsEntry("account", "111122223333")
                .containsEntry("region", "eu-west-1")
                .containsEntry("time", "2026-03-02T09:01:00Z")
                .containsEntry("resources", List.of(ONE));
        assertThat(detail(events.getLast()))
                .containsEntry("executionArn", ONE)
                .containsEntry("stateMachineArn", World.arn("wait"))
                .containsEntry("name", "one")
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("startDate", World.START.toEpochMilli())
                .containsEntry("stopDate", World.START.plusSeconds(60).toEpochMilli())
                .containsEntry("input", "{\"a\":1}")
                .containsEntry("output", "{\"a\":1}");
    }

    private static Map<String, Object> detail(String event) {
        return World.object(Payload.toJson(World.object(event).get("detail")));
    }

    @Test
    void runsTheSameFromTheSameSeed() {
        assertThat(tokensOf(new World(5))).isEqualTo(tokensOf(new World(5))).isNotEqualTo(tokensOf(new World(6)));
    }

    private static List<String> tokensOf(World world) {
        world.runStates("""
                "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true,
                    "Arguments": {"FunctionName": "ask", "Payload": "{% $states.context.Task.Token %}"},
                    "TimeoutSeconds": 10, "Retry": [{"ErrorEquals": ["States.ALL"], "JitterStrategy": "FULL"}]}""");
        return world.lambda.payloads("ask");
    }

    private String start(String name, String input) {
        return world.client
                .startExecution(request ->
                        request.stateMachineArn(World.arn("wait")).name(name).input(input))
                .executionArn();
    }
}
