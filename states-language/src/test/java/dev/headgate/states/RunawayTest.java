package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.states.definition.InvalidDefinitionException;
import dev.headgate.states.execution.RefusedRequestException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A state machine that asks for what never ends fails for itself, and nobody else notices. */
@Timeout(20)
class RunawayTest {

    private static final String ITSELF = """
            "Again": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2", "End": true,
                "Arguments": {"StateMachineArn": "%s"}}""".formatted(World.arn("machine"));

    private final World world = new World();

    @ParameterizedTest
    @ValueSource(
            strings = {
                // a call at the end of a function takes no stack, and no memory
                "($f := function($n) {$f($n + 1)}; $f(0))",
                "($f := function($n) {1 + $f($n + 1)}; $f(0))",
                "($f := function($n, $s) {$n = 0 ? $s : $f($n - 1, $s & $s)}; $f(50, 'ab'))",
                "($f := function($n, $v) {$n = 0 ? $v : $f($n - 1, [[$v]])}; $f(600, 1)[])",
                "($f := function($n, $v) {$n = 0 ? $v : $f($n - 1, {'a': $v})}; $f(50000, 1))",
                "$pad('', 2000000000)",
                "$pad('x', -2000000000, 'ab')",
                "$map([1..10000000], function($i) {$pad('', 4000000)})"
            })
    void anExpressionThatDoesNotEndFailsItsState(String expression) {
        var execution = world.runStates("""
                "Evaluate": {"Type": "Pass", "End": true, "Output": "{%% %s %%}"}""".formatted(expression));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("States.QueryEvaluationError");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$sum($map([1..100000], function($i) {$i % 2})) | 50000",
                "($f := function($n) {$n = 0 ? 0 : 1 + $f($n - 1)}; $f(100)) | 100",
                "($f := function($n, $v) {$n = 0 ? $v : $f($n - 1, $v + 1)}; $f(50000, 0)) | 50000",
                "$length($pad('', 100000)) | 100000",
                "$pad('a', 3) & $pad('a', -3, '#') | \"a  ##a\"",
                "$exists($pad($nothing, 2)) | false"
            })
    void whatIsLargeAndEndsHasItsResult(String row) {
        String[] parts = row.split(" \\| ", 2);

        var execution = world.runStates("""
                "Evaluate": {"Type": "Pass", "End": true, "Output": "{%% %s %%}"}""".formatted(parts[0]));

        assertThat(execution.cause()).isEmpty();
        assertThat(execution.output()).isEqualTo(parts[1]);
    }

    @Test
    void anExpressionOfTooManyPartsIsNoDefinition() {
        String deep = String.join("", Collections.nCopies(20_000, "("));

        assertThatThrownBy(() -> world.define("machine", """
                "Pass": {"Type": "Pass", "End": true, "Output": "{%% %s1 %%}"}""".formatted(deep)))
                .isInstanceOf(InvalidDefinitionException.class);
    }

    @Test
    void aValueThatGrowsDeeperWithEachStateFailsItsState() {
        var execution = world.runStates("""
                "Grow": {"Type": "Pass", "Output": [[["{% $states.input %}"]]], "Next": "Again"},
                "Again": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "Done"}], "Default": "Grow"},
                "Done": {"Type": "Succeed"}""");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("States.Runtime");
        assertThat(execution.cause()).contains("nested more than 500 deep");
    }

    @Test
    void anInputAsDeepAsThatEntersAMapInTheSameWay() {
        var execution = world.runStates(
                """
                "Map": {"Type": "Map", "Items": [1], "End": true, "ItemSelector": %s,
                    "ItemProcessor": {"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}}}""".formatted("[".repeat(30) + "\"{% $states.input %}\"" + "]".repeat(30)),
                "[".repeat(480) + "]".repeat(480));

        assertThat(execution.error()).isEqualTo("States.Runtime");
    }

    @Test
    void itemsPastTheLimitFailTheirMap() {
        var execution = world.runStates("""
                "Map": {"Type": "Map", "Items": "{% [1..1000000] %}", "End": true,
                    "ItemProcessor": {"StartAt": "Pass", "States": {"Pass": {"Type": "Pass", "End": true}}}}""");

        assertThat(execution.error()).isEqualTo("States.DataLimitExceeded");
    }

    @Test
    void aStateMachineThatStartsItselfIsRefusedAtSomeDepthAndAllOfThemFail() {
        world.define("machine", ITSELF);
        String first = world.start("machine", "{}");

        world.loop.runFor(Duration.ofSeconds(1));

        assertThat(world.describe(first).status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(world.describe(first).cause()).hasSize(32_768);
        assertThat(world.executions.of(World.arn("machine")))
                .hasSize(251)
                .allMatch(it -> it.status() == ExecutionStatus.FAILED);
        assertThat(world.executions
                        .of(World.arn("machine"))
                        .getFirst()
                        .error()
                        .orElseThrow()
                        .error())
                .isEqualTo("StepFunctions.ExecutionLimitExceededException");
        assertThat(world.loop.nextAt()).isEmpty();
    }

    @Test
    void theNextInstantTakesStartsAgain() {
        world.define("machine", ITSELF);
        world.start("machine", "{}");
        world.loop.runFor(Duration.ofSeconds(1));
        world.define("child", "\"Pass\": {\"Type\": \"Pass\", \"End\": true}");

        var execution = world.runStates(ITSELF.replace(World.arn("machine"), World.arn("child")));

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    }

    @Test
    void theFirstOfManyThatWaitForEachOtherStopsThemAll() {
        world.define("machine", ITSELF.replace("\"End\": true", """
                "End": true, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Wait"}]""") + """
                , "Wait": {"Type": "Wait", "Seconds": 600, "End": true}""");
        String first = world.start("machine", "{}");
        world.loop.runFor(Duration.ofSeconds(1));

        world.stop(first);

        assertThat(world.executions.of(World.arn("machine")))
                .extracting(it -> it.status())
                .containsOnly(ExecutionStatus.ABORTED);
    }

    @Test
    void aMachinesTimeBeginsAnewWhenItIsRedriven() {
        world.register("machine", """
                {"QueryLanguage": "JSONata", "StartAt": "Wait", "TimeoutSeconds": 90, "States": {
                    "Wait": {"Type": "Wait", "Seconds": 600, "End": true}}}""");
        String arn = world.start("machine", "{}");
        world.loop.runFor(Duration.ofMinutes(5));

        world.executions.get(arn).redrive(Optional.empty());
        world.loop.runFor(Duration.ofSeconds(89));
        assertThat(world.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
        world.loop.runFor(Duration.ofSeconds(2));

        assertThat(world.describe(arn).status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    }

    @Test
    void anInputNestedTooDeeplyIsRefused() {
        world.define("machine", "\"Pass\": {\"Type\": \"Pass\", \"End\": true}");

        for (int depth : List.of(1_100, 100_000)) {
            assertThatThrownBy(() -> world.executions.start(
                            World.arn("machine"), Optional.empty(), "[".repeat(depth) + "]".repeat(depth)))
                    .isInstanceOf(RefusedRequestException.class);
        }
        assertThat(world.run("machine", "[".repeat(900) + "]".repeat(900)).error())
                .isEqualTo("States.Runtime");
    }
}
