package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {

    private final World world = new World();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            $states.input.n                          | 5
            $states.input.n + 1                      | 6
            10 / 2                                   | 5
            5.0                                      | 5
            1 / 4                                    | 0.25
            $states.input.big + 1                    | 12345678902
            $states.input.nothing                    | null
            {'a': $states.input.nothing}             | {"a":null}
            {'a': $states.input.missing}             | {}
            [1..3]                                   | [1,2,3]
            $map([1, 2], function($x) {$x * 1.5})    | [1.5,3]
            $states.input.nothing = null             | true
            'a' & $states.input.n                    | "a5"
            $partition([1, 2, 3, 4, 5], 2)           | [[1,2],[3,4],[5]]
            $range(0, 10, 5)                         | [0,5,10]
            $range(3, 1, -1)                         | [3,2,1]
            $range(1, 9, 9)                          | 1
            $range(1, 9, 9)[]                        | [1]
            $hash('headgate', 'SHA-1')               | "28b4722464aff9d235304d629f0f604a3b98d00f"
            $parse('{"a": [1, null]}').a[0]          | 1
            $parse('null')                           | null
            $random(7) = $random(7)                  | true
            $length($uuid())                         | 36
            $now()                                   | "2026-03-02T09:00:00.000Z"
            $millis()                                | 1772442000000
            $states.context.Execution.Name           | "one"
            $states.context.Execution.Input.n        | 5
            $states.context.Execution.StartTime      | "2026-03-02T09:00:00.000Z"
            $states.context.State.Name               | "Evaluate"
            $exists($states.context.State.RetryCount) | false
            $states.context.StateMachine.Name        | "machine"
            """)
    void evaluatesTo(String expression, String json) {
        assertThat(evaluate(expression)).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$states.input.missing",
                "$nobody",
                "$states.result",
                "n",
                "$error('boom')",
                "1 + 'a'",
                "function($x) {$x}",
                "{'f': $sum}",
                "$range(1, 2, 0)",
                "$hash('a', 'CRC')",
                "$partition([1], 0)",
                "$parse('{')"
            })
    void failsTheStateOnWhatThrowsOrIsNotDefined(String expression) {
        world.define("machine", """
                "Evaluate": {"Type": "Pass", "End": true, "Output": "{%% %s %%}"}""".formatted(expression));

        var execution = world.run("machine", "{}");

        assertThat(execution.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(execution.cause()).contains(expression).contains("'Output'");
    }

    @Test
    void saysWhichFieldWasNotDefined() {
        var execution = world.runStates("""
                "Pass": {"Type": "Pass", "End": true, "Assign": {"weights": ["{% $states.input.green %}"]}}""");

        assertThat(execution.cause())
                .isEqualTo("An error occurred while executing the state 'Pass' (entered at the event id #2)."
                        + " The JSONata expression '$states.input.green' specified for the field"
                        + " 'Assign/weights[0]' returned nothing (undefined).");
    }

    @Test
    void takesStringsWithoutBothDelimitersLiterally() {
        assertThat(world.runStates("""
                "Pass": {"Type": "Pass", "End": true, "Output": ["{% a", " {% $x %}", "$states.input", "{%%"]}""").output()).isEqualTo("""
                        ["{% a"," {% $x %}","$states.input","{%%"]""");
    }

    @Test
    void readsVirtualTime() {
        assertThat(world.runStates("""
                "Wait": {"Type": "Wait", "Seconds": 90, "Next": "Read"},
                "Read": {"Type": "Pass", "End": true, "Output": ["{% $now() %}", "{% $now('[H01]:[m01]:[s01]') %}",
                    "{% $states.context.State.EnteredTime %}"]}""").output()).isEqualTo("""
                        ["2026-03-02T09:01:30.000Z","09:01:30","2026-03-02T09:01:30.000Z"]""");
        assertThat(world.elapsed()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void drawsTheSameFromTheSameSeed() {
        String states = """
                "Draw": {"Type": "Pass", "End": true, "Output": ["{% $random() %}", "{% $uuid() %}"]}""";

        String output = new World(42).runStates(states).output();

        assertThat(new World(42).runStates(states).output()).isEqualTo(output);
        assertThat(new World(43).runStates(states).output()).isNotEqualTo(output);
    }

    private String evaluate(String expression) {
        String escaped = expression.replace("\"", "\\\"");
        world.define("machine", """
                "Evaluate": {"Type": "Pass", "End": true, "Output": "{%% %s %%}"}""".formatted(escaped));
        String arn = world.executions
                .start(World.arn("machine"), Optional.of("one"), "{\"n\": 5, \"big\": 12345678901, \"nothing\": null}")
                .arn();
        return world.finish(arn).output();
    }
}
