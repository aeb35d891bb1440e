package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.states.execution.LambdaRuntime.Reply;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class CatchTest {

    private static final String TASK = """
            "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Fine",
                "Arguments": {"FunctionName": "work"}, "Catch": [%s]},
            "Fine": {"Type": "Succeed", "Output": "fine"},
            "First": {"Type": "Succeed", "Output": ["first", "{%% $states.input %%}"]},
            "Second": {"Type": "Succeed", "Output": ["second", "{%% $states.input %%}"]}""";

    private static final String EACH = """
            {"ErrorEquals": ["dev.Never"], "Next": "First"}, {"ErrorEquals": ["dev.Boom"], "Next": "Second"}""";

    private final World world = new World();

    @Test
    void goesToTheFirstCatcherThatMatches() {
        world.lambda.failing("work", 1, "dev.Boom");

        var execution = world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.Other"], "Next": "Second"},
                {"ErrorEquals": ["dev.Boom"], "Next": "First", "Output": 1},
                {"ErrorEquals": ["States.ALL"], "Next": "Second"}"""));

        assertThat(execution.output()).isEqualTo("[\"first\",1]");
    }

    @Test
    void handsTheErrorOutputOn() {
        world.lambda.failing("work", 1, "dev.Boom");

        assertThat(world.runStates(TASK.formatted(EACH)).output()).isEqualTo("""
                ["second",{"Error":"dev.Boom","Cause":\
                "{\\"errorMessage\\":\\"boom\\",\\"errorType\\":\\"dev.Boom\\",\\"stackTrace\\":[]}"}]""");
    }

    @Test
    void shapesItsOutputFromTheErrorOutput() {
        world.lambda.script("work", payload -> new Reply.ServiceError("Lambda.TooManyRequestsException", "slow down"));

        assertThat(world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.Other"], "Next": "Second"},
                {"ErrorEquals": ["States.ALL"], "Next": "First", "Assign": {"why": 1},
                 "Output": "{% $states.errorOutput.Error & ': ' & $states.errorOutput.Cause %}"}""")).output())
                .isEqualTo("[\"first\",\"Lambda.TooManyRequestsException: slow down\"]");
    }

    @Test
    void failsWithTheErrorThatNothingCatches() {
        world.lambda.failing("work", 1, "dev.Unknown");

        var execution = world.runStates(TASK.formatted(EACH));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("dev.Unknown");
        assertThat(execution.cause()).contains("\"errorMessage\":\"boom\"");
    }

    @Test
    void failsWhenACatcherItselfCannotBeEvaluated() {
        world.lambda.failing("work", 1, "dev.Boom");

        var execution = world.runStates(TASK.formatted("""
                {"ErrorEquals": ["dev.Boom"], "Next": "First", "Output": "{% $missing %}"},
                {"ErrorEquals": ["States.ALL"], "Next": "Second"}"""));

        assertThat(execution.error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void catchesWhatTheStateItselfCannotEvaluate() {
        String undefinedArgument = """
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                    "Arguments": {"FunctionName": "{% $states.input.function %}"},
                    "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Caught"}]},
                "Caught": {"Type": "Succeed", "Output": "caught"}""";

        assertThat(world.runStates(undefinedArgument).output()).isEqualTo("\"caught\"");
    }
}
