package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.states.execution.LambdaRuntime.Reply;
import dev.headgate.states.execution.MissedHeartbeat;
import dev.headgate.states.execution.RefusedRequestException;
import dev.headgate.states.execution.RefusedRequestException.Reason;
import dev.headgate.states.execution.WaitingTask;
import dev.headgate.states.expression.Payload;
import dev.headgate.states.expression.StateError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class TaskTokenTest {

    private static final String APPROVAL = """
            "Approve": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true,
                "Arguments": {"FunctionName": "ask", "Payload": "{%% $states.context.Task.Token %%}"},
                "TimeoutSeconds": 3600 %s}""";

    private final World world = new World();

    @BeforeEach
    void define() {
        world.define("approval", APPROVAL.formatted(""));
        world.define("patient", APPROVAL.formatted("""
                , "Retry": [{"ErrorEquals": ["States.Timeout"], "MaxAttempts": 1}]"""));
        world.define("pulse", APPROVAL.formatted(", \"HeartbeatSeconds\": 60"));
    }

    @Test
    void waitsUntilSomebodySendsSuccess() {
        String arn = begin("approval");
        world.loop.runFor(Duration.ofMinutes(50));
        assertThat(world.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);

        succeed(token(0), "{\"by\":\"ann\"}");

        assertThat(world.finish(arn).output()).isEqualTo("{\"by\":\"ann\"}");
    }

    @Test
    void failsWithWhatSomebodySends() {
        String arn = begin("approval");

        waiting(0).fail(new StateError("Rejected", "not today"));

        assertThat(world.finish(arn).error()).isEqualTo("Rejected");
        assertThat(world.describe(arn).cause()).isEqualTo("not today");
    }

    @Test
    void timesOutWhenNobodyAnswers() {
        String arn = begin("approval");

        assertThat(world.finish(arn).error()).isEqualTo("States.Timeout");
        assertThat(world.elapsed()).isEqualTo(Duration.ofHours(1));
        assertThat(world.historyTypes(arn)).contains("TaskSubmitted", "TaskTimedOut");
    }

    @Test
    void refusesASecondAnswer() {
        begin("approval");
        succeed(token(0), "1");

        assertRefused(Reason.TASK_TIMED_OUT, () -> succeed(token(0), "1"));
    }

    @Test
    void refusesAnAnswerAfterTheTimeout() {
        world.finish(begin("approval"));

        assertRefused(Reason.TASK_TIMED_OUT, () -> succeed(token(0), "1"));
    }

    @Test
    void refusesAnAnswerToAnExecutionThatWasStopped() {
        String arn = begin("approval");
        world.stop(arn);

        assertRefused(Reason.TASK_TIMED_OUT, () -> succeed(token(0), "1"));
    }

    @Test
    void refusesATokenThatWasNeverIssued() {
        begin("approval");

        assertRefused(Reason.INVALID_TOKEN, () -> succeed("guessed", "1"));
    }

    @Test
    void hasANewTokenForEachAttempt() {
        String arn = begin("patient");
        world.loop.runFor(Duration.ofMinutes(61));

        assertThat(tokens()).hasSize(2).doesNotHaveDuplicates();
        assertRefused(Reason.TASK_TIMED_OUT, () -> succeed(token(0), "1"));
        succeed(token(1), "2");
        assertThat(world.finish(arn).output()).isEqualTo("2");
    }

    @Test
    void countsADuplicateReplyOfTheFunctionOnce() {
        world.lambda.replyingTwice();

        String arn = begin("approval");

        assertThat(world.historyTypes(arn)).filteredOn("TaskSubmitted"::equals).hasSize(1);
    }

    @Test
    void failsAtOnceWhenTheFunctionFails() {
        world.lambda.failing("ask", 1, "dev.NoMail");

        String arn = begin("approval");

        assertThat(world.finish(arn).error()).isEqualTo("dev.NoMail");
        assertThat(world.elapsed()).isZero();
        assertRefused(Reason.TASK_TIMED_OUT, () -> succeed(token(0), "1"));
    }

    @Test
    void maySucceedBeforeTheFunctionHasReturned() {
        world.lambda.taking("ask", Duration.ofSeconds(10));
        world.lambda.script("ask", token -> {
            world.loop.after(Duration.ofSeconds(1), "a quick answer", () -> succeed(unquoted(token), "1"));
            return new Reply.FunctionError("dev.TooLate", "ignored");
        });

        String arn = begin("approval");

        assertThat(world.finish(arn).output()).isEqualTo("1");
        world.loop.runFor(Duration.ofMinutes(1));
        assertThat(world.describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    /** As documented; it was never recorded. */
    @Test
    void failsOfAMissedHeartbeatByItsNameWhereStepFunctionsIsSaidTo() {
        world.executions.missedHeartbeat(MissedHeartbeat.HAS_AN_ERROR_OF_ITS_OWN);

        String arn = begin("pulse");

        assertThat(world.finish(arn).error()).isEqualTo("States.HeartbeatTimeout");
        assertThat(world.describe(arn).cause()).isEmpty();
    }

    /** As recorded on 2024-04-18: the error of any other time-out, and no cause. */
    @Test
    void timesOutWithoutHeartbeats() {
        String arn = begin("pulse");
        world.loop.runFor(Duration.ofSeconds(50));
        waiting(0).heartbeat();

        assertThat(world.finish(arn).error()).isEqualTo("States.Timeout");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(110));
        assertRefused(Reason.TASK_TIMED_OUT, () -> waiting(0).heartbeat());
    }

    /** As recorded on 2024-04-29: {@code {"Error":null,"Cause":null}}. */
    @Test
    void handsOnAsNullWhatWhoeverAnswersLeavesUnsaid() {
        world.define("caught", APPROVAL.formatted("""
                , "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]""") + """
                , "Caught": {"Type": "Succeed"}""");
        String arn = begin("caught");
        waiting(0).fail(StateError.reported(Optional.empty(), Optional.empty()));

        assertThat(world.finish(arn).output()).isEqualTo("{\"Error\":null,\"Cause\":null}");
        assertThat(world.events(arn, HistoryEventType.TASK_FAILED))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.taskFailedEventDetails().error()).isNull();
                    assertThat(event.taskFailedEventDetails().cause()).isNull();
                });
    }

    @Test
    void cannotOutliveItsTimeoutByHeartbeats() {
        String arn = begin("pulse");
        for (int minute = 0; minute < 119; minute++) {
            world.loop.runFor(Duration.ofSeconds(30));
            waiting(0).heartbeat();
        }

        assertThat(world.finish(arn).error()).isEqualTo("States.Timeout");
    }

    private String begin(String machine) {
        String arn = world.start(machine, "{}");
        world.loop.runFor(Duration.ZERO);
        return arn;
    }

    private void succeed(String token, String output) {
        world.executions.waitingFor(token).succeed(Payload.parse(output));
    }

    private static void assertRefused(Reason reason, ThrowingCallable request) {
        assertThat(catchThrowableOfType(RefusedRequestException.class, request).reason())
                .isEqualTo(reason);
    }

    private WaitingTask waiting(int attempt) {
        return world.executions.waitingFor(token(attempt));
    }

    private String token(int attempt) {
        return tokens().get(attempt);
    }

    private List<String> tokens() {
        return world.lambda.payloads("ask").stream()
                .map(TaskTokenTest::unquoted)
                .toList();
    }

    private static String unquoted(String json) {
        return json.substring(1, json.length() - 1).replace("\\/", "/");
    }
}
