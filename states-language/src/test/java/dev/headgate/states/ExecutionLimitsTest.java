package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.states.definition.TooLarge;
import dev.headgate.states.execution.RefusedRequestException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class ExecutionLimitsTest {

    private static final String LARGE_RESULT = """
            "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                "Arguments": {"FunctionName": "large"}, "Output": 1,
                "Catch": [%s]},
            "Caught": {"Type": "Succeed", "Output": "caught"}""";

    private final World world = new World();

    @Test
    void failsWhenTheHistoryIsFull() {
        world.define("machine", """
                "Ping": {"Type": "Choice", "Choices": [{"Condition": false, "Next": "End"}], "Default": "Pong"},
                "Pong": {"Type": "Wait", "Seconds": 1, "Next": "Ping"},
                "End": {"Type": "Succeed"}""");
        String arn = world.start("machine", "{}");

        var execution = world.finish(arn);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("States.Runtime");
        assertThat(execution.cause()).contains("25000");
        assertThat(world.historyTypes(arn)).hasSize(25_000).endsWith("ChoiceStateExited", "ExecutionFailed");
    }

    @Test
    void recordsAboutNineEventsForAPoll() {
        world.define("machine", """
                "Wait": {"Type": "Wait", "Seconds": 15, "Next": "Watch"},
                "Watch": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "WhatNext",
                    "Arguments": {"FunctionName": "watch"}},
                "WhatNext": {"Type": "Choice", "Choices": [{"Condition": true, "Next": "Done"}]},
                "Done": {"Type": "Succeed"}""");
        String arn = world.start("machine", "{}");
        world.finish(arn);

        assertThat(world.historyTypes(arn))
                .containsExactly(
                        "ExecutionStarted",
                        "WaitStateEntered",
                        "WaitStateExited",
                        "TaskStateEntered",
                        "TaskScheduled",
                        "TaskStarted",
                        "TaskSucceeded",
                        "TaskStateExited",
                        "ChoiceStateEntered",
                        "ChoiceStateExited",
                        "SucceedStateEntered",
                        "SucceedStateExited",
                        "ExecutionSucceeded");
    }

    @Test
    void failsAStateWhoseResultIsTooLargePastItsWildcard() {
        world.lambda.returning("large", "\"" + "x".repeat(262_144) + "\"");

        var execution =
                world.runStates(LARGE_RESULT.formatted("{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}"));

        assertThat(execution.error()).isEqualTo("States.DataLimitExceeded");
    }

    /** As recorded on 2024-03-21. */
    @Test
    void failsTheTaskWhoseResultIsTooLarge() {
        world.lambda.returning("large", "\"" + "x".repeat(262_144) + "\"");
        world.define("machine", LARGE_RESULT.formatted("{\"ErrorEquals\": [\"Other\"], \"Next\": \"Caught\"}"));
        String arn = world.start("machine", "{}");

        assertThat(world.finish(arn).cause())
                .isEqualTo("The state/task 'lambda' returned a result with a size exceeding the maximum number of bytes"
                        + " service limit.");
        assertThat(world.historyTypes(arn)).endsWith("TaskStarted", "TaskFailed", "ExecutionFailed");
    }

    /** As recorded, against AWS's own documentation. */
    @Test
    void letsAResultTooLargeBeCaughtByItsWildcardWhereStepFunctionsIsSaidTo() {
        world.executions.tooLarge(TooLarge.IS_CAUGHT_BY_THE_WILDCARD);
        world.lambda.returning("large", "\"" + "x".repeat(262_144) + "\"");

        assertThat(world.runStates(LARGE_RESULT.formatted("{\"ErrorEquals\": [\"States.ALL\"], \"Next\": \"Caught\"}"))
                        .output())
                .isEqualTo("\"caught\"");
    }

    @Test
    void letsAResultTooLargeBeCaughtByName() {
        world.lambda.returning("large", "\"" + "x".repeat(262_144) + "\"");

        assertThat(world.runStates(LARGE_RESULT.formatted(
                                "{\"ErrorEquals\": [\"States.DataLimitExceeded\"], \"Next\": \"Caught\"}"))
                        .output())
                .isEqualTo("\"caught\"");
    }

    @Test
    void countsBytesAndNotCharacters() {
        world.define("machine", """
                "Pad": {"Type": "Pass", "Output": "{% $join($map([1..1000], function($i) {$states.input})) %}", "End": true}""");

        assertThat(world.run("machine", "\"" + "x".repeat(150) + "\"").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.run("machine", "\"" + "é".repeat(150) + "\"").error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void refusesAnInputTooLarge() {
        world.define("machine", """
                "Pass": {"Type": "Pass", "End": true}""");

        assertThatThrownBy(() -> world.start("machine", "\"" + "x".repeat(262_144) + "\""))
                .isInstanceOf(RefusedRequestException.class)
                .hasMessageContaining("262144");
    }

    /** As recorded of a Wait past 24,855 days, which is 2^31 seconds. */
    @Test
    void diesOfAWaitThatIsTooLong() {
        String wait = """
                "Wait": {"Type": "Wait", "Timestamp": "{% $states.input %}", "Next": "Done"},
                "Done": {"Type": "Succeed"}""";

        var execution = world.runStates(wait, "\"2094-03-20T12:14:08Z\"");

        assertThat(execution.error()).isEqualTo("States.Runtime");
        assertThat(execution.cause())
                .isEqualTo("An error occurred while executing the state 'Wait' (entered at the event id #2)."
                        + " Wait state delay is too long.");
        assertThat(world.elapsed()).isZero();
        assertThat(world.runStates(wait, "\"2094-03-20T12:14:07Z\"").status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void timesOutAsAWhole() {
        world.register("machine", """
                {"QueryLanguage": "JSONata", "StartAt": "Wait", "TimeoutSeconds": 90, "States": {
                    "Wait": {"Type": "Wait", "Seconds": 600, "End": true}}}""");
        String arn = world.start("machine", "{}");

        var execution = world.finish(arn);

        assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
        // As recorded of DescribeExecution, 2024-03-10: the status is all that is said.
        assertThat(execution.error()).isEmpty();
        assertThat(execution.cause()).isEmpty();
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(90));
        assertThat(world.historyTypes(arn)).last().isEqualTo("ExecutionTimedOut");
    }
}
