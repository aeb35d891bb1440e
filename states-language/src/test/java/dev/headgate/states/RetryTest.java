package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.states.execution.LambdaRuntime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class RetryTest {

    private static final String TASK = """
            "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                "Arguments": {"FunctionName": "work", "Payload": "{%% $states.context.State.RetryCount %%}"},
                "Output": "{%% $states.result.Payload %%}", "Retry": [%s]}""";

    private final World world = new World();

    @Test
    void waitsLongerBeforeEachRetry() {
        world.lambda.failing("work", 3, "dev.Busy");

        var execution = world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.Busy"], "IntervalSeconds": 2, "MaxAttempts": 3, "BackoffRate": 3}"""));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(world.lambda.intervals("work")).containsExactly(2L, 6L, 18L);
    }

    @Test
    void triesThreeTimesMoreWithDoublingSecondsWhereNothingIsSaid() {
        world.lambda.failing("work", 99, "dev.Busy");

        var execution = world.runStates(TASK.formatted("{\"ErrorEquals\": [\"dev.Busy\"]}"));

        assertThat(execution.error()).isEqualTo("dev.Busy");
        assertThat(world.lambda.intervals("work")).containsExactly(1L, 2L, 4L);
    }

    @Test
    void neverWaitsLongerThanTheMaximumDelay() {
        world.lambda.failing("work", 4, "dev.Busy");

        world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.Busy"], "IntervalSeconds": 10, "MaxAttempts": 4, "MaxDelaySeconds": 25}"""));

        assertThat(world.lambda.intervals("work")).containsExactly(10L, 20L, 25L, 25L);
    }

    @Test
    void spreadsTheDelayWithFullJitterFromTheSeed() {
        String retry = TASK.formatted("""
                {"ErrorEquals": ["dev.Busy"], "IntervalSeconds": 1000, "BackoffRate": 1, "JitterStrategy": "FULL"}""");

        List<Long> intervals = jittered(7, retry);

        assertThat(intervals).hasSize(3).allMatch(seconds -> seconds < 1000).doesNotHaveDuplicates();
        assertThat(jittered(7, retry)).isEqualTo(intervals);
        assertThat(jittered(8, retry)).isNotEqualTo(intervals);
    }

    private static List<Long> jittered(long seed, String states) {
        World world = new World(seed);
        world.lambda.failing("work", 99, "dev.Busy");
        world.runStates(states);
        return world.lambda.intervals("work");
    }

    @Test
    void countsTheAttemptsOfEachRetrierByItself() {
        String[] errors = {"dev.A", "dev.B", "dev.A", "dev.B"};
        world.lambda.script("work", payload -> {
            int attempt = world.lambda.invocations("work").size();
            return attempt <= errors.length
                    ? new LambdaRuntime.Reply.FunctionError(errors[attempt - 1], "boom")
                    : new LambdaRuntime.Reply.Payload(payload);
        });

        var execution = world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.A"], "IntervalSeconds": 10, "MaxAttempts": 2},
                {"ErrorEquals": ["dev.B"], "IntervalSeconds": 100, "MaxAttempts": 2}"""));

        assertThat(execution.output()).isEqualTo("4");
        assertThat(world.lambda.intervals("work")).containsExactly(10L, 100L, 20L, 200L);
    }

    @Test
    void failsWhenTheFirstRetrierThatMatchesIsUsedUp() {
        world.lambda.failing("work", 99, "dev.Busy");

        var execution = world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.Busy"], "MaxAttempts": 1}, {"ErrorEquals": ["States.ALL"], "MaxAttempts": 5}"""));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(world.lambda.invocations("work")).hasSize(2);
    }

    @Test
    void doesNotRetryWithoutAttempts() {
        world.lambda.failing("work", 99, "dev.Busy");

        world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.Busy"], "MaxAttempts": 0}, {"ErrorEquals": ["States.ALL"]}"""));

        assertThat(world.lambda.invocations("work")).hasSize(1);
    }

    @Test
    void startsToCountAnewOnTheNextVisit() {
        world.lambda.failing("work", 1, "dev.Busy");
        String twice = """
                "Again": {"Type": "Map", "Items": [1, 2], "MaxConcurrency": 1, "End": true,
                    "ItemProcessor": {"StartAt": "Task", "States": {%s}}}""".formatted(TASK.formatted("{\"ErrorEquals\": [\"dev.Busy\"], \"MaxAttempts\": 1}"));

        assertThat(world.runStates(twice).output()).isEqualTo("[1,0]");
    }

    @Test
    void countsItsRetriesInTheContextObject() {
        world.lambda.failing("work", 2, "dev.Busy");

        world.runStates(TASK.formatted("{\"ErrorEquals\": [\"States.TaskFailed\"]}"));

        assertThat(world.lambda.payloads("work")).containsExactly("0", "1", "2");
    }

    @Test
    void taskFailedDoesNotMatchATimeout() {
        world.lambda.taking("work", Duration.ofHours(1));
        String timed = TASK.replace("\"End\"", "\"TimeoutSeconds\": 60, \"End\"");

        var execution = world.runStates(timed.formatted("{\"ErrorEquals\": [\"States.TaskFailed\"]}"));

        assertThat(execution.error()).isEqualTo("States.Timeout");
        assertThat(world.lambda.invocations("work")).hasSize(1);
        assertThat(world.elapsed()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void ignoresTheLateReplyOfATaskThatTimedOut() {
        world.lambda.taking("work", Duration.ofSeconds(90));
        world.lambda.script("work", payload -> {
            world.lambda.taking("work", payload.equals("0") ? Duration.ofSeconds(90) : Duration.ofSeconds(50));
            return new LambdaRuntime.Reply.Payload(payload);
        });
        String timed = TASK.replace("\"End\"", "\"TimeoutSeconds\": 60, \"End\"");

        var execution =
                world.runStates(timed.formatted("{\"ErrorEquals\": [\"States.Timeout\"], \"IntervalSeconds\": 1}"));

        assertThat(execution.output()).isEqualTo("1");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(111));
    }
}
