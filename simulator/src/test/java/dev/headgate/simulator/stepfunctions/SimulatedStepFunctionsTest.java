package dev.headgate.simulator.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.wire.Fault;
import dev.headgate.states.execution.ExecutionListener;
import dev.headgate.states.execution.LambdaRuntime.Reply;
import dev.headgate.states.expression.Payload;
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
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;

class SimulatedStepFunctionsTest {

    private static final String ONE = "arn:aws:states:eu-west-1:111122223333:execution:wait:one";

    private final StepFunctionsScene scene = new StepFunctionsScene();

    @BeforeEach
    void define() {
        scene.define("wait", """
                "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Pass"},
                "Pass": {"Type": "Pass", "End": true}""");
    }

    @Test
    void startsTheSameNameAndInputOnlyOnceWhileItRuns() {
        assertThat(start("one", "{\"a\":1}")).isEqualTo(ONE);
        scene.loop.runFor(Duration.ofSeconds(10));

        assertThat(start("one", "{\"a\":1}")).isEqualTo(ONE);
        scene.loop.runFor(Duration.ofMinutes(2));

        assertThat(scene.stepFunctions.path(ONE)).containsExactly("Wait", "Pass");
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
        scene.finish(start("one", "{}"));

        assertThatThrownBy(() -> start("one", "{}")).isInstanceOf(ExecutionAlreadyExistsException.class);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> scene.start("nobody", "{}")).isInstanceOf(StateMachineDoesNotExistException.class);
        assertThatThrownBy(() -> scene.describe(ONE)).isInstanceOf(ExecutionDoesNotExistException.class);
        assertThatThrownBy(() -> scene.describe("one"))
                .isInstanceOf(InvalidArnException.class)
                .hasMessageContaining("Invalid Arn: 'Invalid ARN prefix: one'");
        assertThatThrownBy(() -> start("a".repeat(81), "{}")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start("a b", "{}")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start("a:b", "{}")).isInstanceOf(InvalidNameException.class);
        assertThatThrownBy(() -> start("one", "{")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(() -> start("one", "\"" + "x".repeat(262_144) + "\""))
                .isInstanceOfSatisfying(
                        SfnException.class,
                        refused -> assertThat(refused.awsErrorDetails().errorCode())
                                .isEqualTo("ValidationException"));
        assertThatThrownBy(() -> scene.stepFunctions.path(ONE)).isInstanceOf(ExecutionDoesNotExistException.class);
    }

    @Test
    void describesAStateMachineAsItWasDefined() {
        String arn = "arn:aws:states:eu-west-1:111122223333:stateMachine:wait";

        var described = scene.stepFunctions.client().describeStateMachine(it -> it.stateMachineArn(arn));

        assertThat(described.name()).isEqualTo("wait");
        assertThat(described.status()).isEqualTo(StateMachineStatus.ACTIVE);
        assertThat(described.definition()).contains("\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 60");
        assertThatThrownBy(() -> scene.stepFunctions.client().describeStateMachine(it -> it.stateMachineArn(arn + "s")))
                .isInstanceOf(StateMachineDoesNotExistException.class);
    }

    @Test
    void describesAnExecution() {
        start("one", "{\"a\":1}");

        var running = scene.describe(ONE);
        var ended = scene.finish(ONE);

        assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(running.stopDate()).isNull();
        assertThat(running.output()).isNull();
        assertThat(ended.name()).isEqualTo("one");
        assertThat(ended.stateMachineArn()).isEqualTo(StepFunctionsScene.arn("wait"));
        assertThat(ended.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.startDate()).isEqualTo(StepFunctionsScene.START);
        assertThat(ended.stopDate()).isEqualTo(StepFunctionsScene.START.plusSeconds(60));
        assertThat(ended.input()).isEqualTo("{\"a\":1}");
        assertThat(ended.output()).isEqualTo("{\"a\":1}");
        assertThat(ended.error()).isNull();
    }

    @Test
    void leavesAnEndedExecutionAsItIsWhenItIsStopped() {
        scene.finish(start("one", "{}"));

        var stopped = scene.client.stopExecution(request -> request.executionArn(ONE));

        assertThat(stopped.stopDate()).isEqualTo(StepFunctionsScene.START.plusSeconds(60));
        assertThat(scene.describe(ONE).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(scene.describe(ONE).error()).isNull();
    }

    @Test
    void listsExecutionsLatestFirstByStatusAndPage() {
        scene.finish(start("one", "{}"));
        start("two", "{}");
        start("three", "{}");

        assertThat(scene.client
                        .listExecutionsPaginator(request -> request.stateMachineArn(StepFunctionsScene.arn("wait"))
                                .maxResults(2))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("three", "two", "one");
        assertThat(scene.client
                        .listExecutions(request -> request.stateMachineArn(StepFunctionsScene.arn("wait"))
                                .statusFilter(ExecutionStatus.SUCCEEDED))
                        .executions())
                .extracting(ExecutionListItem::name)
                .containsExactly("one");
    }

    @Test
    void tellsTheHistoryInEitherOrder() {
        scene.finish(start("one", "{}"));

        List<HistoryEvent> events = scene.history(ONE);
        var reversed = scene.client.getExecutionHistory(
                request -> request.executionArn(ONE).reverseOrder(true).maxResults(1));

        assertThat(events).extracting(HistoryEvent::id).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(events.get(1).stateEnteredEventDetails().name()).isEqualTo("Wait");
        assertThat(events.get(2).timestamp()).isEqualTo(StepFunctionsScene.START.plusSeconds(60));
        assertThat(reversed.events()).singleElement().isEqualTo(events.getLast());
        assertThat(reversed.nextToken()).isNotNull();
    }

    @Test
    void namesTheErrorOfATaskInTheHistory() {
        scene.reply = new Reply.FunctionError("dev.Boom", "boom");
        scene.define("task", """
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "work"}, "TimeoutSeconds": 60}""");
        String arn = scene.start("task", "{}");
        scene.finish(arn);

        var events = scene.history(arn);

        assertThat(events.get(2).taskScheduledEventDetails().parameters()).isEqualTo("{\"FunctionName\":\"work\"}");
        assertThat(events.get(2).taskScheduledEventDetails().timeoutInSeconds()).isEqualTo(60);
        assertThat(events.get(4).typeAsString()).isEqualTo("TaskFailed");
        assertThat(events.get(4).taskFailedEventDetails().error()).isEqualTo("dev.Boom");
        assertThat(events.get(5).executionFailedEventDetails().error()).isEqualTo("dev.Boom");
    }

    @Test
    void carriesOutWhatTheWireLosesTheReplyOf() {
        scene.wire.add(call -> call.operation().equals("StartExecution") ? Fault.Effect.LOSE_REPLY : Fault.Effect.NONE);

        assertThatThrownBy(() -> start("one", "{}")).isInstanceOf(SdkClientException.class);

        assertThat(scene.describe(ONE).status()).isEqualTo(ExecutionStatus.RUNNING);
        assertThat(scene.wire.calls())
                .extracting(call -> call.service() + ":" + call.operation())
                .containsExactly("states:StartExecution", "states:DescribeExecution");
    }

    @Test
    void refusesOtherOperationsByName() {
        assertThatThrownBy(() -> scene.client.listActivities())
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("states:ListActivities is not simulated");
    }

    @Test
    void redrivesFromTheStateThatDidNotSucceed() {
        scene.duration = Duration.ofMinutes(1);
        scene.define("task", """
                "Before": {"Type": "Pass", "Next": "Task"},
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                  "Arguments": {"FunctionName": "work"}}
                """);
        String arn = scene.start("task", "{}");
        scene.loop.runFor(Duration.ofSeconds(10));
        scene.client.stopExecution(request -> request.executionArn(arn));
        scene.client.redriveExecution(request -> request.executionArn(arn));
        assertThat(scene.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        scene.loop.runFor(Duration.ofMinutes(5));

        assertThat(scene.describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(scene.describe(arn).redriveCount()).isEqualTo(1);
        assertThat(scene.stepFunctions.path(arn)).containsExactly("Before", "Task", "Task");
        assertThatThrownBy(() -> scene.client.redriveExecution(request -> request.executionArn(arn)))
                .hasMessageContaining("not redrivable");
    }

    @Test
    void diesWhenKilledPastEveryCatcher() {
        scene.duration = Duration.ofMinutes(1);
        scene.define("task", """
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "work"}, "Retry": [{"ErrorEquals": ["States.ALL"]}],
                    "Catch": [{"ErrorEquals": ["States.TaskFailed"], "Next": "Task"}]}""");
        String arn = scene.start("task", "{}");
        scene.loop.runFor(Duration.ofSeconds(1));

        scene.stepFunctions.kill(arn, "struck by lightning");
        scene.loop.runFor(Duration.ofHours(1));

        assertThat(scene.describe(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(scene.describe(arn).error()).isEqualTo("States.Runtime");
        assertThat(scene.describe(arn).cause()).isEqualTo("struck by lightning");
        assertThat(scene.stepFunctions.path(arn)).containsExactly("Task");
    }

    @Test
    void letsAListenerFollowAndKillBetweenTwoStates() {
        List<String> heard = new ArrayList<>();
        scene.stepFunctions.addListener(new ExecutionListener() {
            @Override
            public void executionStarted(String executionArn, Instant at, String input) {
                heard.add("started " + input);
            }

            @Override
            public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                heard.add(stateName + " "
                        + Duration.between(StepFunctionsScene.START, at).toSeconds() + " " + input);
                if (stateName.equals("Pass")) {
                    scene.stepFunctions.kill(executionArn, "crash");
                }
            }

            @Override
            public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
                heard.add("ended " + status);
            }
        });

        scene.finish(start("one", "{}"));

        assertThat(heard).containsExactly("started {}", "Wait 0 {}", "Pass 60 {}", "ended FAILED");
        assertThat(scene.history(ONE))
                .extracting(HistoryEvent::typeAsString)
                .endsWith("PassStateEntered", "ExecutionFailed");
    }

    @Test
    void sendsAnEventWhenTheStatusChanges() {
        List<String> events = new ArrayList<>();
        scene.stepFunctions.onStatusChange(events::add);

        start("one", "{\"a\":1}");
        assertThat(events).isEmpty();
        scene.loop.runFor(Duration.ofMinutes(2));

        assertThat(events).hasSize(2);
        assertThat(detail(events.getFirst())).containsEntry("status", "RUNNING");
        assertThat(detail(events.getFirst()).get("stopDate")).isNull();
        Map<String, Object> ended = StepFunctionsScene.object(events.getLast());
        assertThat(ended)
                .containsEntry("detail-type", "Step Functions Execution Status Change")
                .containsEntry("source", "aws.states")
                .containsEntry("account", "111122223333")
                .containsEntry("region", "eu-west-1")
                .containsEntry("time", "2026-03-02T09:01:00Z")
                .containsEntry("resources", List.of(ONE));
        assertThat(detail(events.getLast()))
                .containsEntry("executionArn", ONE)
                .containsEntry("stateMachineArn", StepFunctionsScene.arn("wait"))
                .containsEntry("name", "one")
                .containsEntry("status", "SUCCEEDED")
                .containsEntry("startDate", StepFunctionsScene.START.toEpochMilli())
                .containsEntry(
                        "stopDate", StepFunctionsScene.START.plusSeconds(60).toEpochMilli())
                .containsEntry("input", "{\"a\":1}")
                .containsEntry("output", "{\"a\":1}");
    }

    private static Map<String, Object> detail(String event) {
        return StepFunctionsScene.object(
                Payload.toJson(StepFunctionsScene.object(event).get("detail")));
    }

    @Test
    void runsTheSameFromTheSameSeed() {
        assertThat(tokensOf(5)).isEqualTo(tokensOf(5)).isNotEqualTo(tokensOf(6));
    }

    private static List<String> tokensOf(long seed) {
        StepFunctionsScene scene = new StepFunctionsScene(seed);
        scene.define("ask", """
                "Ask": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true,
                    "Arguments": {"FunctionName": "ask", "Payload": "{% $states.context.Task.Token %}"},
                    "TimeoutSeconds": 10, "Retry": [{"ErrorEquals": ["States.ALL"], "JitterStrategy": "FULL"}]}""");
        scene.finish(scene.start("ask", "{}"));
        return scene.payloads();
    }

    private String start(String name, String input) {
        return scene.client
                .startExecution(request -> request.stateMachineArn(StepFunctionsScene.arn("wait"))
                        .name(name)
                        .input(input))
                .executionArn();
    }
}
