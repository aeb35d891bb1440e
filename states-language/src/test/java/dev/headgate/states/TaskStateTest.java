package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.states.execution.LambdaRuntime.Reply;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class TaskStateTest {

    private static final String TASK = """
            "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                "Arguments": {"FunctionName": "work", "Payload": {"state": "{% $states.context.State.Name %}", "n": null}}}""";

    private final World world = new World();

    @Test
    void invokesTheFunctionAndReturnsItsInvocation() {
        world.lambda.returning("work", "{\"healthy\":null,\"targets\":2}");

        assertThat(world.runStates(TASK).output()).isEqualTo("""
                {"StatusCode":200,"ExecutedVersion":"$LATEST","Payload":{"healthy":null,"targets":2}}""");
        assertThat(world.lambda.payloads("work")).containsExactly("{\"state\":\"Task\",\"n\":null}");
    }

    @Test
    void passesItsArgumentsAsOneExpressionToo() {
        world.runStates("""
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": "{% {'FunctionName': 'work', 'Payload': $states.input} %}"}""", "[1]");

        assertThat(world.lambda.payloads("work")).containsExactly("[1]");
    }

    @Test
    void refusesArgumentsTheServiceDoesNotTake() {
        var execution = world.runStates("""
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": "{% {'FunctionName': 'work', 'Qualifier': '1'} %}"}""");

        assertThat(execution.error()).isEqualTo("States.Runtime");
        assertThat(execution.cause()).contains("'Qualifier'");
    }

    @Test
    void countsADuplicateReplyOnce() {
        world.lambda.replyingTwice();

        String arn = startTwoTasks();
        world.finish(arn);
        world.loop.runFor(Duration.ofMinutes(1));

        assertThat(world.path(arn)).containsExactly("One", "Two");
        assertThat(world.historyTypes(arn)).filteredOn("TaskSucceeded"::equals).hasSize(2);
    }

    @Test
    void ignoresTheReplyThatComesAfterAnAbort() {
        world.lambda.taking("one", Duration.ofSeconds(10));
        String arn = startTwoTasks();
        world.loop.runFor(Duration.ofSeconds(5));

        world.executions.get(arn).abort(Optional.of("Operator"), Optional.of("enough"));
        world.loop.runFor(Duration.ofMinutes(1));

        assertThat(world.describe(arn).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(world.describe(arn).cause()).isEqualTo("enough");
        assertThat(world.path(arn)).containsExactly("One");
        assertThat(world.historyTypes(arn)).last().isEqualTo("ExecutionAborted");
    }

    @Test
    void timesOutAfterSecondsThatAreComputed() {
        world.lambda.taking("work", Duration.ofMinutes(15));

        var execution = world.runStates(
                TASK.replace("\"End\"", "\"TimeoutSeconds\": \"{% $states.input.limit * 60 %}\", \"End\""),
                "{\"limit\": 2}");

        assertThat(execution.error()).isEqualTo("States.Timeout");
        assertThat(world.elapsed()).isEqualTo(Duration.ofMinutes(2));
    }

    /** As recorded on 2024-03-10 and 2024-11-28: the history has no cause, and a catcher an empty one. */
    @Test
    void timesOutWithoutACause() {
        world.lambda.taking("work", Duration.ofMinutes(15));
        String limited = TASK.replace("\"End\": true", "\"TimeoutSeconds\": 60, \"End\": true");

        String arn = world.start(defined(limited), "{}");

        assertThat(world.finish(arn).cause()).isEmpty();
        assertThat(world.events(arn, HistoryEventType.TASK_TIMED_OUT).getFirst().taskTimedOutEventDetails())
                .matches(it -> it.error().equals("States.Timeout") && it.cause() == null);
        assertThat(world.events(arn, HistoryEventType.EXECUTION_FAILED)
                        .getFirst()
                        .executionFailedEventDetails())
                .matches(it -> it.error().equals("States.Timeout") && it.cause() == null);
        assertThat(world.runStates(limited.replace("\"End\": true", """
                        "Catch": [{"ErrorEquals": ["States.Timeout"], "Next": "Caught"}], "End": true""") + """
                        , "Caught": {"Type": "Succeed"}""").output())
                .isEqualTo("{\"Error\":\"States.Timeout\",\"Cause\":\"\"}");
    }

    /** Both are accepted by AWS, and change nothing of what a function that is quick enough returns. */
    @Test
    void takesHeartbeatsAndALogTypeOfAPlainInvocation() {
        assertThat(world.runStates(TASK.replace("\"FunctionName\"", "\"LogType\": \"None\", \"FunctionName\"")
                                .replace("\"End\"", "\"HeartbeatSeconds\": 5, \"End\""))
                        .status())
                .isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.lambda.payloads("work")).containsExactly("{\"state\":\"Task\",\"n\":null}");
    }

    @Test
    void doesNotTimeOutOnceItHasAReply() {
        world.lambda.taking("work", Duration.ofSeconds(59));

        String arn = world.start(defined(TASK.replace("\"End\"", "\"TimeoutSeconds\": 60, \"End\"")), "{}");
        world.loop.runFor(Duration.ofHours(1));

        assertThat(world.describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void surfacesTheFunctionsExceptionByItsFullClassName() {
        world.lambda.script(
                "work", payload -> new Reply.FunctionError("dev.headgate.traffic.GroupBusyException", "d-1 runs"));

        var execution = world.runStates(TASK);

        assertThat(execution.error()).isEqualTo("dev.headgate.traffic.GroupBusyException");
        assertThat(execution.cause()).isEqualTo("""
                {"errorMessage":"d-1 runs","errorType":"dev.headgate.traffic.GroupBusyException","stackTrace":[]}""");
    }

    private String startTwoTasks() {
        return world.start(defined("""
                "One": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Two",
                    "Arguments": {"FunctionName": "one"}},
                "Two": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "two"}}"""), "{}");
    }

    private String defined(String states) {
        world.define("machine", states);
        return "machine";
    }
}
