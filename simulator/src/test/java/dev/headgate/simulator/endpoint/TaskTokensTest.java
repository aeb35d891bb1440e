package dev.headgate.simulator.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.TaskFailedEventDetails;

/** Whoever holds a token answers for a state of a stranger's machine, with the SDK over HTTP. */
@Timeout(120)
class TaskTokensTest {

    private static final String ASK = """
            {"QueryLanguage": "JSONata", "StartAt": "Ask", "States": {"Ask": {"Type": "Task", "End": true,
              "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "TimeoutSeconds": 7200, "HeartbeatSeconds": 600,
              "Arguments": {"FunctionName": "headgate-WatchdogFunction",
                "Payload": {"token": "{% $states.context.Task.Token %}"}}MORE}}}""";

    private final EndpointScene scene = new EndpointScene();
    private final SfnClient states = scene.wire().stepFunctions();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void aFailureEndsTheExecutionWithItsErrorAndCause() {
        String execution = asking("");
        String token = token(execution);

        states.sendTaskFailure(it -> it.taskToken(token).error("Rejected").cause("not \"today\" — nor ü"));

        DescribeExecutionResponse described = described(execution);
        assertThat(described.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(described.error()).isEqualTo("Rejected");
        assertThat(described.cause()).isEqualTo("not \"today\" — nor ü");
        assertThat(failure(execution).error()).isEqualTo("Rejected");
    }

    @Test
    void aFailureThatSaysNothingEndsItWithNothing() {
        String execution = asking("");
        String token = token(execution);

        states.sendTaskFailure(it -> it.taskToken(token));

        DescribeExecutionResponse described = described(execution);
        assertThat(described.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(described.error()).isNull();
        assertThat(described.cause()).isNull();
        assertThat(failure(execution).error()).isNull();
        assertThat(failure(execution).cause()).isNull();
    }

    @Test
    void aCatcherHearsAsNullWhatAFailureDoesNotSay() {
        String nothing = asking(caught("States.ALL"));
        String ofNothing = token(nothing);
        String cause = asking(caught("States.TaskFailed"));
        String ofCause = token(cause);

        states.sendTaskFailure(it -> it.taskToken(ofNothing));
        states.sendTaskFailure(it -> it.taskToken(ofCause).cause("so it is"));

        assertThat(described(nothing).output()).isEqualTo("{\"Error\":null,\"Cause\":null}");
        assertThat(described(cause).output()).isEqualTo("{\"Error\":null,\"Cause\":\"so it is\"}");
    }

    @Test
    void aHeartbeatStartsItsTimeAnewAndOneThatIsMissedEndsTheTask() {
        String execution = asking("");
        String token = token(execution);

        for (int i = 0; i < 3; i++) {
            scene.runFor(Duration.ofSeconds(590));
            states.sendTaskHeartbeat(it -> it.taskToken(token));
        }
        scene.runFor(Duration.ofSeconds(590));

        assertThat(described(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
        scene.runFor(Duration.ofSeconds(20));
        assertThat(described(execution).error()).isEqualTo("States.Timeout");
        assertTimedOut(() -> states.sendTaskHeartbeat(it -> it.taskToken(token)));
    }

    @Test
    void theTokenOfATaskThatHasEndedIsRefused() {
        String execution = asking("");
        String token = token(execution);
        states.sendTaskSuccess(it -> it.taskToken(token).output("{\"yes\": true}"));

        assertTimedOut(() -> states.sendTaskSuccess(it -> it.taskToken(token).output("1")));
        assertTimedOut(() -> states.sendTaskFailure(it -> it.taskToken(token).error("TooLate")));
        assertTimedOut(() -> states.sendTaskHeartbeat(it -> it.taskToken(token)));
        assertThat(described(execution).output()).isEqualTo("{\"yes\":true}");
    }

    @Test
    void soIsThatOfAnExecutionThatWasStopped() {
        String execution = asking("");
        String token = token(execution);
        states.stopExecution(it -> it.executionArn(execution));

        assertTimedOut(() -> states.sendTaskFailure(it -> it.taskToken(token)));
    }

    @Test
    void aTokenThatWasNeverGivenAnAnswerThatIsNoJsonAndOneThatIsTooLongAreRefusedAndTheTaskWaitsOn() {
        String execution = asking("");
        String token = token(execution);

        assertRefused("InvalidToken", () -> states.sendTaskFailure(it -> it.taskToken("guessed")));
        assertRefused("InvalidToken", () -> states.sendTaskHeartbeat(it -> it.taskToken("guessed")));
        assertRefused(
                "InvalidOutput",
                () -> states.sendTaskSuccess(it -> it.taskToken(token).output("yes")));
        assertRefused(
                "ValidationException",
                () -> states.sendTaskFailure(it -> it.taskToken(token).error("e".repeat(257))));
        assertRefused(
                "ValidationException",
                () -> states.sendTaskFailure(it -> it.taskToken(token).cause("c".repeat(32_769))));

        assertThat(described(execution).status()).isEqualTo(ExecutionStatus.RUNNING);
    }

    private static void assertTimedOut(ThrowingCallable call) {
        assertRefused("TaskTimedOut", call);
    }

    private static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SfnException.class, it -> {
            assertThat(it.awsErrorDetails().errorCode()).isEqualTo(code);
            assertThat(it.statusCode()).isEqualTo(400);
        });
    }

    private static String caught(String error) {
        return """
                , "Catch": [{"ErrorEquals": ["%s"], "Next": "Caught"}]}, "Caught": {"Type": "Succeed\"""".formatted(error);
    }

    /**
     * An execution that waits for an answer.
     *
     * @param more of the state that asks, and states after it
     */
    private String asking(String more) {
        String name = "asking-" + states.listStateMachines().stateMachines().size();
        String machine = states.createStateMachine(it -> it.name(name)
                        .definition(ASK.replace("MORE", more))
                        .roleArn("arn:aws:iam::111122223333:role/stranger"))
                .stateMachineArn();
        String execution =
                states.startExecution(it -> it.stateMachineArn(machine)).executionArn();
        scene.runFor(Duration.ofMillis(1));
        return execution;
    }

    private DescribeExecutionResponse described(String execution) {
        scene.runFor(Duration.ofMillis(1));
        return states.describeExecution(it -> it.executionArn(execution));
    }

    private HistoryEvent event(String execution, HistoryEventType type) {
        return states.getExecutionHistory(it -> it.executionArn(execution)).events().stream()
                .filter(event -> event.type() == type)
                .findFirst()
                .orElseThrow();
    }

    private TaskFailedEventDetails failure(String execution) {
        return event(execution, HistoryEventType.TASK_FAILED).taskFailedEventDetails();
    }

    private String token(String execution) {
        return event(execution, HistoryEventType.TASK_SCHEDULED)
                .taskScheduledEventDetails()
                .parameters()
                .replaceAll(".*\"token\":\"([^\"]+)\".*", "$1")
                .replace("\\/", "/");
    }
}
