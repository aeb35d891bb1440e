package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/** What the history of an execution says, held to histories that were recorded of Step Functions. */
class HistoryTest {

    private static final String ITEMS = """
            "Map": {"Type": "Map", "Items": "{%% $states.input %%}", "End": true, %s
                "ItemProcessor": {"StartAt": "Work", "States": {"Work": {
                    "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "work", "Payload": "{%% $states.input %%}"}}}}}""";

    private static final String ONCE_MORE = """
            "Retry": [{"ErrorEquals": ["dev.Boom"], "MaxAttempts": 1, "IntervalSeconds": 5}],""";

    private final World world = new World();

    @Test
    void tellsTheVariablesThatAStateSetEachAsJson() {
        String arn = run("""
                "Set": {"Type": "Pass", "Assign": {"one": 1, "text": "{% $states.input.t %}"}, "Next": "Leave"},
                "Leave": {"Type": "Pass", "End": true}""", "{\"t\": \"a\"}");

        assertThat(world.events(arn, HistoryEventType.PASS_STATE_EXITED))
                .extracting(event -> event.stateExitedEventDetails().assignedVariables())
                .containsExactly(Map.of("one", "1", "text", "\"a\""), Map.of());
        assertThat(world.events(arn, HistoryEventType.PASS_STATE_EXITED)
                        .getFirst()
                        .stateExitedEventDetails()
                        .assignedVariablesDetails()
                        .truncated())
                .isFalse();
    }

    @Test
    void tellsWhereAnEvaluationFailedAndBeginsItsCauseWithTheState() {
        String arn = run("""
                "First": {"Type": "Pass", "Next": "Second"},
                "Second": {"Type": "Pass", "End": true, "Output": {"result": "{% $missing %}"}}""", "{}");

        String cause = "An error occurred while executing the state 'Second' (entered at the event id #4)."
                + " The JSONata expression '$missing' specified for the field 'Output/result' returned nothing"
                + " (undefined).";
        var details =
                world.events(arn, HistoryEventType.EVALUATION_FAILED).getFirst().evaluationFailedEventDetails();
        assertThat(details.location()).isEqualTo("Output/result");
        assertThat(details.state()).isEqualTo("Second");
        assertThat(details.cause()).isEqualTo(cause);
        assertThat(world.describe(arn).cause()).isEqualTo(cause);
    }

    @Test
    void failsAMapWhoseItemsAreNoArrayAndSaysWhatTheyWere() {
        String arn = run(ITEMS.formatted(""), "1");

        assertThat(world.historyTypes(arn))
                .containsExactly(
                        "ExecutionStarted", "MapStateEntered", "EvaluationFailed", "MapStateFailed", "ExecutionFailed");
        assertThat(world.describe(arn).cause())
                .isEqualTo("An error occurred while executing the state 'Map' (entered at the event id #2)."
                        + " The JSONata expression '$states.input' specified for the field 'Items' returned an"
                        + " unexpected result type. Expected 'array', but was 'number' for value: 1");
    }

    @Test
    void doesNotFailAMapThatIsTriedAgain() {
        world.lambda.failing("work", 1, "dev.Boom");

        String arn = run(ITEMS.formatted(ONCE_MORE), "[1]");

        assertThat(world.historyTypes(arn))
                .contains("MapIterationFailed", "MapStateSucceeded")
                .doesNotContain("MapStateFailed");
    }

    @Test
    void failsAMapOnceThatIsTriedInVain() {
        world.lambda.failing("work", 9, "dev.Boom");

        String arn = run(ITEMS.formatted(ONCE_MORE), "[1]");

        assertThat(world.historyTypes(arn)).endsWith("MapIterationFailed", "MapStateFailed", "ExecutionFailed");
        assertThat(world.events(arn, HistoryEventType.MAP_ITERATION_FAILED)).hasSize(2);
        assertThat(world.events(arn, HistoryEventType.MAP_STATE_FAILED)).hasSize(1);
    }

    @Test
    void failsAParallelOnceThatIsTriedInVain() {
        world.lambda.failing("work", 9, "dev.Boom");

        String arn = run("""
                "Parallel": {"Type": "Parallel", "End": true, %s "Branches": [
                    {"StartAt": "Work", "States": {"Work": {
                        "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                        "Arguments": {"FunctionName": "work"}}}},
                    {"StartAt": "Pause", "States": {"Pause": {"Type": "Wait", "Seconds": 600, "End": true}}}]}""".formatted(ONCE_MORE), "{}");

        assertThat(world.historyTypes(arn))
                .endsWith("TaskFailed", "WaitStateAborted", "ParallelStateFailed", "ExecutionFailed");
        assertThat(world.events(arn, HistoryEventType.PARALLEL_STATE_FAILED)).hasSize(1);
    }

    @Test
    void abortsTheOtherIterationsWithTheOneThatFails() {
        world.lambda.failing("work", 1, "dev.Boom");
        world.lambda.taking("work", Duration.ofSeconds(10));

        String arn = run(ITEMS.formatted(""), "[1, 2]");

        assertThat(world.historyTypes(arn))
                .endsWith(
                        "TaskFailed",
                        "MapIterationFailed",
                        "TaskStateAborted",
                        "MapIterationAborted",
                        "MapStateFailed",
                        "ExecutionFailed");
        assertThat(world.events(arn, HistoryEventType.MAP_ITERATION_ABORTED)
                        .getFirst()
                        .mapIterationAbortedEventDetails()
                        .index())
                .isEqualTo(1);
    }

    /** As recorded on 2025-07-22. */
    @Test
    void followsEachIterationByItself() {
        String arn = run("""
                "Map": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Process", "States": {
                    "Process": {"Type": "Pass", "End": true}}}}""", "[1]");

        assertThat(previous(arn)).containsExactly(0L, 0L, 2L, 3L, 4L, 5L, 6L, 7L, 7L, 9L);
    }

    /** As recorded on 2024-03-10, where the iterations began. */
    @Test
    void beginsAllIterationsWithTheMap() {
        String arn = run(ITEMS.formatted(""), "[1, 2]");

        assertThat(previous(arn).subList(0, 7)).containsExactly(0L, 0L, 2L, 3L, 3L, 4L, 6L);
    }

    /** As recorded on 2024-05-06. */
    @Test
    void followsNothingWhereItIsStopped() {
        world.define("machine", "\"Wait\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}");
        String arn = world.start("machine", "{}");
        world.loop.runFor(Duration.ofSeconds(1));

        world.stop(arn);

        assertThat(world.historyTypes(arn)).containsExactly("ExecutionStarted", "WaitStateEntered", "ExecutionAborted");
        assertThat(previous(arn)).containsExactly(0L, 0L, 0L);
    }

    @Test
    void countsTheRetriesOfStatesThatCanBeTriedAgainAndOfNoOthers() {
        world.lambda.failing("work", 1, "dev.Boom");
        String counting = ITEMS.formatted(ONCE_MORE + "\"Output\": \"{% $states.context.State.RetryCount %}\",");

        assertThat(world.runStates(counting, "[1]").output()).isEqualTo("1");
        assertThat(world.runStates("""
                "Pass": {"Type": "Pass", "End": true, "Output": "{% $keys($states.context.State) %}"}""").output()).isEqualTo("[\"Name\",\"EnteredTime\"]");
    }

    private String run(String states, String input) {
        world.define("machine", states);
        String arn = world.start("machine", input);
        world.finish(arn);
        return arn;
    }

    private List<Long> previous(String arn) {
        return world.executions.get(arn).history().stream()
                .map(HistoryEvent::previousEventId)
                .toList();
    }
}
