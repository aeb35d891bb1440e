package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;

/** Somebody who knows nothing of releases runs a state machine of their own, with the SDK over HTTP. */
@Timeout(120)
class StrangersMachineTest {

    private static final String ROLE = "arn:aws:iam::111122223333:role/stranger";

    private static final String ORDERS = """
            {"QueryLanguage": "JSONata", "StartAt": "Price", "TimeoutSeconds": 86400, "States": {
              "Price": {"Type": "Pass", "Assign": {"total": "{% $sum($states.input.items.price) %}"}, "Next": "IsFree"},
              "IsFree": {"Type": "Choice", "Default": "WaitForStock",
                "Choices": [{"Condition": "{% $total = 0 %}", "Next": "Done"}]},
              "WaitForStock": {"Type": "Wait", "Seconds": 90, "Next": "Label"},
              "Label": {"Type": "Map", "Items": "{% $states.input.items %}", "MaxConcurrency": 1, "Next": "Ship",
                "ItemProcessor": {"StartAt": "Print", "States": {"Print": {"Type": "Pass", "End": true,
                  "Output": "{% $uppercase($states.input.name) %}"}}}},
              "Ship": {"Type": "Parallel", "Next": "Bill", "Branches": [
                {"StartAt": "Truck", "States": {"Truck": {"Type": "Pass", "Output": "truck", "End": true}}},
                {"StartAt": "Mail", "States": {"Mail": {"Type": "Pass", "Output": "mail", "End": true}}}]},
              "Bill": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "TimeoutSeconds": 60,
                "Arguments": {"FunctionName": "%s", "Payload": {"total": "{%% $total %%}"}},
                "Retry": [{"ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 1, "IntervalSeconds": 5}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Output": "{%% $states.errorOutput.Error %%}", "Next": "Owed"}],
                "Output": "{%% $states.result.Payload %%}", "Next": "Done"},
              "Owed": {"Type": "Pass", "Next": "Done"},
              "Done": {"Type": "Succeed"}}}""".replace("{% ", "{%% ").replace(" %}", " %%}");

    private final EndpointScene scene = new EndpointScene();
    private final SfnClient states = scene.wire().stepFunctions();

    @AfterEach
    void close() {
        scene.close();
    }

    private String create(String name, String definition) {
        return states.createStateMachine(
                        it -> it.name(name).definition(definition).roleArn(ROLE))
                .stateMachineArn();
    }

    private String start(String machine, String input) {
        return states.startExecution(it -> it.stateMachineArn(machine).input(input))
                .executionArn();
    }

    private DescribeExecutionResponse finish(String execution) {
        scene.runFor(Duration.ofHours(1));
        return states.describeExecution(it -> it.executionArn(execution));
    }

    private List<HistoryEvent> history(String execution) {
        return states
                .getExecutionHistoryPaginator(it -> it.executionArn(execution).maxResults(7))
                .events()
                .stream()
                .toList();
    }

    @Test
    void takesEveryWayThatItsDefinitionHas() {
        String machine = create("orders", ORDERS.formatted("nobody"));

        String execution =
                start(machine, "{\"items\": [{\"name\": \"tea\", \"price\": 3}, {\"name\": \"pot\", \"price\": 9}]}");

        assertThat(finish(execution).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(states.describeExecution(it -> it.executionArn(execution)).output())
                .isEqualTo("\"Lambda.ResourceNotFoundException\"");
        assertThat(history(execution).stream()
                        .filter(event -> event.type() == HistoryEventType.PARALLEL_STATE_ENTERED)
                        .map(event -> event.stateEnteredEventDetails().input()))
                .containsExactly("[\"TEA\",\"POT\"]");
        assertThat(history(execution))
                .extracting(HistoryEvent::typeAsString)
                .containsSubsequence(
                        "ExecutionStarted",
                        "PassStateExited",
                        "ChoiceStateEntered",
                        "WaitStateEntered",
                        "MapStateStarted",
                        "MapIterationStarted",
                        "MapIterationSucceeded",
                        "MapStateSucceeded",
                        "ParallelStateStarted",
                        "ParallelStateSucceeded",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskFailed",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskFailed",
                        "TaskStateExited",
                        "PassStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void leavesByAChoiceWhereItCan() {
        String execution = start(create("orders", ORDERS.formatted("nobody")), "{\"items\": [{\"price\": 0}]}");

        assertThat(finish(execution).output()).isEqualTo("{\"items\": [{\"price\": 0}]}".replace(" ", ""));
        assertThat(history(execution))
                .extracting(HistoryEvent::typeAsString)
                .endsWith("ChoiceStateExited", "SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded");
    }

    @Test
    void tellsWhatATaskWasAskedForAndWhere() {
        String execution =
                start(create("orders", ORDERS.formatted("nobody")), "{\"items\": [{\"name\": \"a\", \"price\": 3}]}");
        scene.runFor(Duration.ofHours(1));

        var scheduled = history(execution).stream()
                .filter(event -> event.type() == HistoryEventType.TASK_SCHEDULED)
                .findFirst()
                .orElseThrow()
                .taskScheduledEventDetails();

        assertThat(scheduled.resourceType()).isEqualTo("lambda");
        assertThat(scheduled.resource()).isEqualTo("invoke");
        assertThat(scheduled.region()).isEqualTo("us-east-1");
        assertThat(scheduled.timeoutInSeconds()).isEqualTo(60);
        assertThat(scheduled.parameters()).isEqualTo("{\"FunctionName\":\"nobody\",\"Payload\":{\"total\":3}}");
    }

    @Test
    void invokesAFunctionByItsName() {
        String execution = start(
                create("orders", ORDERS.formatted("headgate-WatchdogFunction")),
                "{\"items\": [{\"name\": \"a\", \"price\": 3}]}");

        scene.runFor(Duration.ofHours(1));

        assertThat(history(execution))
                .extracting(HistoryEvent::typeAsString)
                .contains("TaskScheduled")
                .doesNotContain("MapStateFailed");
        assertThat(states.describeExecution(it -> it.executionArn(execution)).output())
                .doesNotContain("ResourceNotFound");
    }

    @Test
    void answersATaskByItsToken() {
        String execution = start(create("asking", """
                {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
                  "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 7200,
                  "HeartbeatSeconds": 1800, "Arguments": {"FunctionName": "headgate-WatchdogFunction",
                  "Payload": {"token": "{% $states.context.Task.Token %}"}}}}}"""), "{}");
        scene.runFor(Duration.ofMillis(1));
        String token = token(execution);

        states.sendTaskHeartbeat(it -> it.taskToken(token));
        states.sendTaskSuccess(it -> it.taskToken(token).output("{\"yes\": true}"));

        assertThat(finish(execution).output()).isEqualTo("{\"yes\":true}");
        assertThatThrownBy(
                        () -> states.sendTaskFailure(it -> it.taskToken(token).error("TooLate")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() ->
                        states.sendTaskSuccess(it -> it.taskToken("guessed").output("1")))
                .isInstanceOf(InvalidTokenException.class);
    }

    private String token(String execution) {
        String sent = history(execution).stream()
                .filter(event -> event.type() == HistoryEventType.TASK_SCHEDULED)
                .findFirst()
                .orElseThrow()
                .taskScheduledEventDetails()
                .parameters();
        return sent.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1").replace("\\/", "/");
    }

    @Test
    void triesAStateOutWhileTimePasses() {
        var waited = scene.whileTimePasses(
                () -> states.testState(it -> it.definition("""
                {"Type": "Wait", "QueryLanguage": "JSONata", "Seconds": 60, "Next": "Then"}""").input("[1]")));
        assertThat(waited.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(waited.output()).isEqualTo("[1]");
        assertThat(waited.nextState()).isEqualTo("Then");

        var refused = scene.whileTimePasses(
                () -> states.testState(it -> it.definition("""
                        {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::lambda:invoke",
                         "Arguments": {"FunctionName": "nobody"}, "End": true,
                         "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}]}""").roleArn(ROLE).inspectionLevel(InspectionLevel.DEBUG)));
        assertThat(refused.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
        assertThat(refused.nextState()).isEqualTo("Sorry");
        assertThat(refused.inspectionData().errorDetails().catchIndex()).isZero();
        assertThat(scene.inLoop(scene.accounts::areIdle)).isTrue();
    }

    @Test
    void letsTimePassUntilATestIsAnswered() {
        CompletableFuture<TestStateResponse> answer = CompletableFuture.supplyAsync(() -> states.testState(it ->
                it.definition("{\"Type\": \"Wait\", \"QueryLanguage\": \"JSONata\", \"Seconds\": 60, \"End\": true}")));

        while (scene.inLoop(scene.accounts::areIdle)) {
            assertThat(answer).isNotDone();
        }
        scene.runFor(Duration.ofMinutes(2));

        assertThat(answer.join().status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(scene.inLoop(scene.accounts::areIdle)).isTrue();
    }

    @Test
    void isSeenInItsOwnRegionAloneAndLetsTimePassThere() {
        WireClients wire = scene.wire();
        SfnClient elsewhere = new WireClients(
                        wire.http(), wire.endpoint(), wire.account(), Region.of(EndpointScene.ABROAD))
                .stepFunctions();
        String machine = elsewhere
                .createStateMachine(it ->
                        it.name("orders").definition(ORDERS.formatted("nobody")).roleArn(ROLE))
                .stateMachineArn();
        String execution = elsewhere
                .startExecution(it -> it.stateMachineArn(machine).input("{\"items\": []}"))
                .executionArn();

        assertThat(states.listStateMachines().stateMachines())
                .extracting(StateMachineListItem::name)
                .containsExactly("headgate-deployment", "headgate-release");
        assertThat(scene.inLoop(scene.accounts::areIdle)).isFalse();
        scene.runFor(Duration.ofHours(1));
        assertThat(elsewhere.describeExecution(it -> it.executionArn(execution)).status())
                .isNotEqualTo(ExecutionStatus.RUNNING);
        assertThat(scene.inLoop(scene.accounts::areIdle)).isTrue();
    }
}
