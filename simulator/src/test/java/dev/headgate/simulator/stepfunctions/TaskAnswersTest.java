package dev.headgate.simulator.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.states.execution.MissedHeartbeat;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** What whoever has a task token can send. */
class TaskAnswersTest {

    private final StepFunctionsScene scene = new StepFunctionsScene();
    private String arn = "";

    @BeforeEach
    void ask() {
        scene.define("approval", """
                "Approve": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "End": true,
                    "Arguments": {"FunctionName": "ask", "Payload": "{% $states.context.Task.Token %}"},
                    "TimeoutSeconds": 3600, "HeartbeatSeconds": 60}""");
        arn = scene.start("approval", "{}");
        scene.loop.runFor(Duration.ZERO);
    }

    @Test
    void endsTheTaskWithWhatIsSent() {
        succeed(token(), "{\"by\":\"ann\"}");

        assertThat(scene.finish(arn).output()).isEqualTo("{\"by\":\"ann\"}");
    }

    @Test
    void failsTheTaskWithWhatIsSent() {
        scene.client.sendTaskFailure(
                request -> request.taskToken(token()).error("Rejected").cause("not today"));

        assertThat(scene.finish(arn).error()).isEqualTo("Rejected");
        assertThat(scene.describe(arn).cause()).isEqualTo("not today");
    }

    @Test
    void keepsTheTaskAliveByHeartbeats() {
        scene.loop.runFor(Duration.ofSeconds(50));
        scene.client.sendTaskHeartbeat(request -> request.taskToken(token()));

        // The error as recorded on 2024-04-18; AWS documents States.HeartbeatTimeout.
        assertThat(scene.finish(arn).error()).isEqualTo("States.Timeout");
        assertThat(scene.describe(arn).cause()).isNull();
        assertThat(scene.loop.instant()).isEqualTo(StepFunctionsScene.START.plusSeconds(110));
        assertThatThrownBy(() -> scene.client.sendTaskHeartbeat(request -> request.taskToken(token())))
                .isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void failsByItsNameOfAMissedHeartbeatWhereStepFunctionsIsSaidTo() {
        scene.stepFunctions.missedHeartbeat(MissedHeartbeat.HAS_AN_ERROR_OF_ITS_OWN);

        assertThat(scene.finish(arn).error()).isEqualTo("States.HeartbeatTimeout");
    }

    /** As recorded on 2024-04-29. */
    @Test
    void failsTheTaskWithNeitherErrorNorCauseWhereNeitherIsSent() {
        scene.client.sendTaskFailure(request -> request.taskToken(token()));

        assertThat(scene.finish(arn).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(scene.describe(arn).error()).isNull();
        assertThat(scene.describe(arn).cause()).isNull();
    }

    @Test
    void tellsWhetherAnExecutionCanBeRedriven() {
        assertThat(scene.describe(arn).redriveStatus()).isEqualTo(ExecutionRedriveStatus.NOT_REDRIVABLE);
        assertThat(scene.describe(arn).redriveStatusReason()).isEqualTo("Execution is RUNNING and cannot be redriven");

        assertThat(scene.finish(arn).redriveStatus()).isEqualTo(ExecutionRedriveStatus.REDRIVABLE);
        assertThat(scene.describe(arn).redriveStatusReason()).isNull();
    }

    @Test
    void refusesASecondAnswer() {
        succeed(token(), "1");

        assertThatThrownBy(() -> succeed(token(), "1")).isInstanceOf(TaskTimedOutException.class);
    }

    @Test
    void refusesATokenThatWasNeverIssued() {
        assertThatThrownBy(() -> succeed("guessed", "1")).isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void refusesAnOutputThatIsNotJsonAndKeepsWaiting() {
        assertThatThrownBy(() -> succeed(token(), "yes")).isInstanceOf(InvalidOutputException.class);
        assertThatThrownBy(() -> succeed(token(), "{} {}")).isInstanceOf(InvalidOutputException.class);

        succeed(token(), "true");
        assertThat(scene.finish(arn).output()).isEqualTo("true");
    }

    private void succeed(String token, String output) {
        scene.client.sendTaskSuccess(request -> request.taskToken(token).output(output));
    }

    private String token() {
        String json = scene.payloads().getFirst();
        return json.substring(1, json.length() - 1).replace("\\/", "/");
    }
}
