package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VariablesTest {

    private final World world = new World();

    @Test
    void areComputedFromTheirValuesOnEntry() {
        assertThat(world.runStates("""
                "Set": {"Type": "Pass", "Assign": {"a": 1, "b": 2}, "Next": "Swap"},
                "Swap": {"Type": "Pass", "Assign": {"a": "{% $b %}", "b": "{% $a %}"},
                         "Output": "{% $a %}", "Next": "Read"},
                "Read": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $a %}", "{% $b %}"], "End": true}""").output()).isEqualTo("[1,2,1]");
    }

    @Test
    void keepNullApartFromNotDefined() {
        assertThat(world.runStates("""
                "Set": {"Type": "Pass", "Assign": {"a": null}, "Next": "Read"},
                "Read": {"Type": "Pass", "Output": ["{% $a %}", "{% $exists($a) %}", "{% $exists($b) %}"], "End": true}""").output()).isEqualTo("[null,true,false]");
    }

    @Test
    void ofAnOuterScopeAreReadWithin() {
        assertThat(world.runStates("""
                "Set": {"Type": "Pass", "Assign": {"factor": 10}, "Next": "Map"},
                "Map": {"Type": "Map", "Items": [1, 2], "End": true, "ItemProcessor": {"StartAt": "Multiply", "States": {
                    "Multiply": {"Type": "Pass", "Assign": {"product": "{% $factor * $states.input %}"}, "Next": "Within"},
                    "Within": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Read", "States": {
                        "Read": {"Type": "Pass", "Output": "{% $product + $factor %}", "End": true}}}]}}}}""").output()).isEqualTo("[[20],[30]]");
    }

    @Test
    void ofAnInnerScopeEndWithIt() {
        assertThat(world.runStates("""
                "Map": {"Type": "Map", "Items": [1, 2], "Next": "After", "ItemProcessor": {"StartAt": "Set", "States": {
                    "Set": {"Type": "Pass", "Output": "{% $exists($seen) %}", "Assign": {"seen": true}, "End": true}}}},
                "After": {"Type": "Pass", "Output": ["{% $states.input %}", "{% $exists($seen) %}"], "End": true}""").output()).isEqualTo("[[false,false],false]");
    }

    @Test
    void areNotSetByAStateThatFails() {
        assertThat(world.runStates("""
                "Try": {"Type": "Parallel", "Assign": {"a": 1, "b": "{% $missing %}"}, "Next": "Read",
                    "Branches": [{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}],
                    "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Read",
                               "Assign": {"caught": "{% $states.errorOutput.Error %}"}}]},
                "Read": {"Type": "Pass", "Output": ["{% $exists($a) %}", "{% $caught %}"], "End": true}""").output()).isEqualTo("[false,\"States.QueryEvaluationError\"]");
    }
}
