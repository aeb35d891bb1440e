package dev.headgate.simulator.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.asl.LambdaRuntime.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

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

        world.client.sendTaskFailure(
                request -> request.taskToken(token(0)).error("Rejected").cause("not today"));

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

        assertThatThrownBy(() -> succeed(token(0), "1")).isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void refusesAnAnswerAfterTheTimeout() {
        world.finish(begin("approval"));

        assertThatThrownBy(() -> succeed(token(0), "1")).isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void refusesAnAnswerToAnExecutionThatWasStopped() {
        String arn = begin("approval");
        world.client.stopExecution(request -> request.executionArn(arn));

        assertThatThrownBy(() -> succeed(token(0), "1")).isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void refusesATokenThatWasNeverIssued() {
        begin("approval");

        assertThatThrownBy(() -> succeed("guessed", "1")).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void refusesAnOutputThatIsNotJsonAndKeepsWaiting() {
        String arn = begin("approval");

        assertThatThrownBy(() -> succeed(token(0), "yes")).isInstanceOf(InvalidOutputException.class);
        assertThatThrownBy(() -> succeed(token(0), "{} {}")).isInstanceOf(InvalidOutputException.class);

        succeed(token(0), "true");
        assertThat(world.finish(arn).output()).isEqualTo("true");
    }

    @Test
    void hasANewTokenForEachAttempt() {
        String arn = begin("patient");
        world.loop.runFor(Duration.ofMinutes(61));

        assertThat(tokens()).hasSize(2).doesNotHaveDuplicates();
        assertThatThrownBy(() -> succeed(token(0), "1")).isInstanceOf(TaskTimedOutException.class);
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
        assertThatThrownBy(() -> succeed(token(0), "1")).isInstanceOf(TaskTimedOutException.class);
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

    @Test
    void timesOutWithoutHeartbeats() {
        String arn = begin("pulse");
        world.loop.runFor(Duration.ofSeconds(50));
        world.client.sendTaskHeartbeat(request -> request.taskToken(token(0)));

        assertThat(world.finish(arn).error()).isEqualTo("States.HeartbeatTimeout");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(110));
        assertThatThrownBy(() -> world.client.sendTaskHeartbeat(request -> request.taskToken(token(0))))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void cannotOutliveItsTimeoutByHeartbeats() {
        String arn = begin("pulse");
        for (int minute = 0; minute < 119; minute++) {
            world.loop.runFor(Duration.ofSeconds(30));
            world.client.sendTaskHeartbeat(request -> request.taskToken(token(0)));
        }

        assertThat(world.finish(arn).error()).isEqualTo("States.Timeout");
    }

    private String begin(String machine) {
        String arn = world.start(machine, "{}");
        world.loop.runFor(Duration.ZERO);
        return arn;
    }

    private void succeed(String token, String output) {
        world.client.sendTaskSuccess(request -> request.taskToken(token).output(output));
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
