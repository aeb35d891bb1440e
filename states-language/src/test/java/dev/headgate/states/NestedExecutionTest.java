package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

class NestedExecutionTest {

    private static final String CHILD = "arn:aws:states:eu-west-1:111122223333:execution:child:one";

    private static final String PARENT = """
            "Run": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "End": true,
                "Arguments": {"StateMachineArn": "arn:aws:states:eu-west-1:111122223333:stateMachine:child",
                    "Name": "one", "Input": {"n": "{% $states.input.n %}"}},
                "Output": "{% $states.result %}"}""";

    private final World world = new World();

    @Test
    void returnsItsDescriptionWithTheOutputAsJson() {
        world.define("child", """
                "Wait": {"Type": "Wait", "Seconds": 30, "Next": "Double"},
                "Double": {"Type": "Pass", "Output": {"twice": "{% $states.input.n * 2 %}"}, "End": true}""");

        var execution = world.runStates(PARENT, "{\"n\": 4}");

        assertThat(World.object(execution.output()))
                .isEqualTo(Map.ofEntries(
                        Map.entry("ExecutionArn", CHILD),
                        Map.entry("StateMachineArn", World.arn("child")),
                        Map.entry("Name", "one"),
                        Map.entry("Status", "SUCCEEDED"),
                        Map.entry("StartDate", World.START.toEpochMilli()),
                        Map.entry("StopDate", World.START.plusSeconds(30).toEpochMilli()),
                        Map.entry("Input", Map.of("n", 4)),
                        Map.entry("InputDetails", Map.of("Included", true)),
                        Map.entry("Output", Map.of("twice", 8)),
                        Map.entry("OutputDetails", Map.of("Included", true)),
                        Map.entry("RedriveCount", 0),
                        Map.entry("RedriveStatus", "NOT_REDRIVABLE"),
                        Map.entry("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven")));
    }

    @Test
    void isSubmittedBetweenItsStartAndItsEnd() {
        String parent = startWithLongChild();
        world.finish(parent);

        assertThat(world.historyTypes(parent))
                .containsSubsequence("TaskStarted", "TaskSubmitted", "TaskSucceeded")
                .doesNotHaveDuplicates();
        assertThat(World.object(world.events(parent, HistoryEventType.TASK_SUBMITTED)
                        .getFirst()
                        .taskSubmittedEventDetails()
                        .output()))
                .isEqualTo(Map.of("ExecutionArn", CHILD, "StartDate", World.START.toEpochMilli()));
    }

    @Test
    void takesANullForNoInput() {
        world.define("child", """
                "Pass": {"Type": "Pass", "End": true}""");

        var execution = world.runStates(PARENT.replace("{\"n\": \"{% $states.input.n %}\"}", "null"));

        assertThat(World.object(execution.output()))
                .containsEntry("Input", Map.of())
                .containsEntry("Output", Map.of());
    }

    @Test
    void failsTheStateWithItsDescriptionAsTheCause() {
        world.define("child", """
                "Fail": {"Type": "Fail", "Error": "RolledBack", "Cause": "sick"}""");

        var execution = world.runStates(PARENT, "{\"n\": 4}");

        assertThat(execution.error()).isEqualTo("States.TaskFailed");
        assertThat(cause(execution))
                .containsEntry("ExecutionArn", CHILD)
                .containsEntry("Status", "FAILED")
                .containsEntry("Error", "RolledBack")
                .containsEntry("Cause", "sick")
                .doesNotContainKey("Output");
    }

    @Test
    void failsTheStateWhenItTimesOut() {
        world.register("child", """
                {"QueryLanguage": "JSONata", "TimeoutSeconds": 60, "StartAt": "Wait", "States": {
                    "Wait": {"Type": "Wait", "Seconds": 600, "End": true}}}""");

        var execution = world.runStates(PARENT, "{\"n\": 4}");

        assertThat(execution.error()).isEqualTo("States.TaskFailed");
        assertThat(cause(execution))
                .containsEntry("Status", "TIMED_OUT")
                .containsEntry("RedriveStatus", "REDRIVABLE")
                .doesNotContainKeys("Error", "Cause");
        assertThat(world.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void failsTheStateWhenItIsStopped() {
        String parent = startWithLongChild();

        world.stop(CHILD);

        assertThat(world.finish(parent).error()).isEqualTo("States.TaskFailed");
        assertThat(cause(world.describe(parent))).containsEntry("Status", "ABORTED");
    }

    @Test
    void isStoppedWithItsParent() {
        String parent = startWithLongChild();
        assertThat(world.describe(CHILD).status()).isEqualTo(ExecutionStatus.RUNNING);

        world.stop(parent);

        assertThat(world.describe(CHILD).status()).isEqualTo(ExecutionStatus.ABORTED);
        assertThat(world.executions.get(CHILD).stopDate()).contains(World.START.plusSeconds(60));
    }

    @Test
    void failsTheStateWhenItCannotStart() {
        world.define("child", """
                "Pass": {"Type": "Pass", "End": true}""");
        world.runStates(PARENT, "{\"n\": 1}");

        var execution = world.runStates(PARENT, "{\"n\": 2}");

        assertThat(execution.error()).isEqualTo("StepFunctions.ExecutionAlreadyExistsException");
        assertThat(execution.cause()).contains(CHILD);
    }

    @Test
    void failsTheStateWhenThereIsNoSuchStateMachine() {
        var execution = world.runStates(PARENT, "{\"n\": 1}");

        assertThat(execution.error()).isEqualTo("StepFunctions.StateMachineDoesNotExistException");
        assertThat(execution.cause())
                .matches("State Machine Does Not Exist: '" + World.arn("child") + "' \\(Service: AWSStepFunctions;"
                        + " Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: [-0-9a-f]{36};"
                        + " Proxy: null\\)");
    }

    private String startWithLongChild() {
        world.define("child", """
                "Wait": {"Type": "Wait", "Seconds": 600, "End": true}""");
        world.define("machine", PARENT);
        String parent = world.start("machine", "{\"n\": 4}");
        world.loop.runFor(Duration.ofMinutes(1));
        return parent;
    }

    private static Map<String, Object> cause(World.Description execution) {
        return World.object(execution.cause());
    }
}
