package dev.headgate.states.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.states.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateMachineTest {

    @Test
    void refusesWithAllFaultsAtOnceByPlace() {
        assertThat(faults("""
                {"QueryLanguage": "JSONPath", "StartAt": "Open", "TimeoutSeconds": 0, "States": {
                  "Open": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "InputPath": "$.a",
                           "Arguments": {"Payload": "{% $states.input. %}"}, "Next": "Nowhere"},
                  "Lost": {"Type": "Succeed", "Result": 1},
                  "Odd": {"Type": "Activity"}}}"""))
                .containsExactly(
                        "deployment.QueryLanguage: must be JSONata",
                        "deployment.States.Open.Resource: not supported: arn:aws:states:::sqs:sendMessage (only"
                                + " arn:aws:states:::lambda:invoke, arn:aws:states:::lambda:invoke.waitForTaskToken,"
                                + " arn:aws:states:::states:startExecution.sync:2)",
                        "deployment.States.Open.Arguments.Payload: not JSONata: Unexpected end of expression",
                        "deployment.States.Open.InputPath: not supported in a JSONata state",
                        "deployment.States.Lost.Result: not supported in a JSONata state",
                        "deployment.States.Odd.Type: Step Functions has no state type Activity",
                        "deployment.TimeoutSeconds: must be a whole number from 1 to 99999999, not 0",
                        "deployment.States.Open.Next: no state is named Nowhere",
                        "deployment.States.Lost: cannot be reached from Open");
    }

    @Test
    void namesTheMachineAndEveryFaultInItsMessage() {
        var refused = catchThrowableOfType(
                InvalidDefinitionException.class, () -> StateMachine.parse("release", "{\"States\": {}}"));

        assertThat(refused)
                .hasMessageContaining("The definition of release has faults:")
                .hasMessageContaining("release.StartAt: is missing")
                .hasMessageContaining("release.QueryLanguage: is missing: must be JSONata");
    }

    @Test
    void refusesWhatIsNotJson() {
        assertThat(faults("{")).singleElement().asString().startsWith("deployment: Not JSON: ");
        assertThat(faults("[]")).containsExactly("deployment: must be an object, not an empty list");
    }

    @Test
    void refusesAStartThatIsNotThere() {
        assertThat(faults("""
                {"QueryLanguage": "JSONata", "StartAt": "B", "States": {"A": {"Type": "Succeed"}}}""")).containsExactly("deployment.StartAt: no state is named B");
    }

    @Test
    void refusesMissingFields() {
        assertThat(faultsOf("""
                "Task": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Arguments": {"Payload": 1},
                         "Next": "Map"},
                "Map": {"Type": "Map", "Next": "Parallel"},
                "Parallel": {"Type": "Parallel", "Branches": [], "Next": "Wait"},
                "Wait": {"Type": "Wait", "Next": "Choice"},
                "Choice": {"Type": "Choice"}"""))
                .containsExactly(
                        "deployment.States.Task.Arguments.FunctionName: is missing",
                        "deployment.States.Map.ItemProcessor: is missing",
                        "deployment.States.Map.ItemProcessor.States: is missing",
                        "deployment.States.Map.ItemProcessor.StartAt: is missing",
                        "deployment.States.Parallel.Branches: is empty",
                        "deployment.States.Wait.Seconds: exactly one of Seconds and Timestamp is needed",
                        "deployment.States.Choice.Choices: is missing");
    }

    @Test
    void refusesAStateThatNeitherEndsNorGoesOnOrDoesBoth() {
        assertThat(faultsOf("""
                "A": {"Type": "Pass"}""")).containsExactly("deployment.States.A.Next: is missing, and so is End");
        assertThat(faultsOf("""
                "A": {"Type": "Pass", "Next": "A", "End": true}""")).containsExactly("deployment.States.A.Next: contradicts End");
    }

    @Test
    void refusesAnEndThatIsADanglingDefaultOrCatch() {
        assertThat(faultsOf("""
                "A": {"Type": "Choice", "Default": "X",
                      "Choices": [{"Condition": true, "Next": "B"}, {"Condition": "yes", "Next": "Y"}]},
                "B": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "C", "States": {
                        "C": {"Type": "Pass", "End": true}}}],
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Z"}]}"""))
                .containsExactly(
                        "deployment.States.A.Choices[1].Condition: must be a JSONata expression, true or false",
                        "deployment.States.A.Choices[1].Next: no state is named Y",
                        "deployment.States.A.Default: no state is named X",
                        "deployment.States.B.Catch[0].Next: no state is named Z");
    }

    @Test
    void refusesAWildcardThatIsNotAloneAndLast() {
        assertThat(faultsOf("""
                "A": {"Type": "Parallel", "End": true,
                      "Branches": [{"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}],
                      "Retry": [{"ErrorEquals": ["States.ALL", "Other"]}, {"ErrorEquals": []}],
                      "Catch": [{"ErrorEquals": ["States.All"], "Next": "A"}]}"""))
                .containsExactly(
                        "deployment.States.A.Retry[0].ErrorEquals: States.ALL must stand alone",
                        "deployment.States.A.Retry[0].ErrorEquals: States.ALL must come last",
                        "deployment.States.A.Retry[1].ErrorEquals: must name at least one error",
                        "deployment.States.A.Catch[0].ErrorEquals: Step Functions has no error States.All");
    }

    @Test
    void refusesRetriersOutOfRange() {
        assertThat(faultsOf("""
                "A": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true,
                      "Arguments": {"FunctionName": "f"}, "HeartbeatSeconds": 5, "TimeoutSeconds": "5",
                      "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 9, "MaxDelaySeconds": 9, "BackoffRate": 0.5,
                                 "JitterStrategy": "HALF", "MaxRetries": 1}]}"""))
                .containsExactly(
                        "deployment.States.A.TimeoutSeconds: must be a whole number from 1 to 99999999, not \"5\"",
                        "deployment.States.A.Retry[0].BackoffRate: must be a number of at least 1.0, not 0.5",
                        "deployment.States.A.Retry[0].JitterStrategy: must be NONE or FULL, not \"HALF\"",
                        "deployment.States.A.Retry[0].MaxDelaySeconds: must be greater than IntervalSeconds",
                        "deployment.States.A.Retry[0].MaxRetries: unknown or not supported here");
    }

    @Test
    void refusesToAssignAVariableOfAnOuterScope() {
        assertThat(faultsOf("""
                "A": {"Type": "Pass", "Assign": {"x": 1}, "Next": "B"},
                "B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C", "States": {
                        "C": {"Type": "Pass", "Assign": {"x": 2, "y": 3}, "End": true}}}}"""))
                .containsExactly("deployment.States.B.ItemProcessor.States.C.Assign.x:"
                        + " belongs to an outer scope, which this scope may only read");
    }

    /** As AWS does, which has recorded such a definition; the assignment itself was never reached. */
    @Test
    void takesAVariableOfABranchThatOnlyTheCatchAroundItSets() {
        String parallel = """
                "A": {"Type": "Parallel", "End": true, %s "Branches": [{"StartAt": "B", "States": {
                        "B": {"Type": "Pass", "Assign": {"x": 2}, "End": true}}}],
                      "Catch": [{"ErrorEquals": ["States.ALL"], "Assign": {"x": 1}, "Next": "C"}]},
                "C": {"Type": "Pass", "End": true}""";

        assertThat(StateMachine.parse("deployment", World.definition(parallel.formatted("")))
                        .stateNames())
                .containsExactly("A", "B", "C");
        assertThat(faultsOf(parallel.formatted("\"Assign\": {\"x\": 3},"))).hasSize(1);
    }

    @Test
    void refusesVariableNamesThatCannotBeRead() {
        assertThat(faultsOf("""
                "A": {"Type": "Pass", "Assign": {"states": 1, "a-b": 2}, "End": true}"""))
                .containsExactly(
                        "deployment.States.A.Assign.states: is reserved",
                        "deployment.States.A.Assign.a-b: not a variable name: letters, digits and _, at most 80,"
                                + " a letter first");
    }

    @Test
    void refusesTwoStatesOfOneNameInTheWholeMachine() {
        assertThat(faultsOf("""
                "A": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "A", "States": {
                        "A": {"Type": "Pass", "End": true}}}}""")).containsExactly("deployment: more than one state is named A");
    }

    @Test
    void refusesADistributedMap() {
        assertThat(faultsOf("""
                "A": {"Type": "Map", "End": true, "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED"},
                      "StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}, "ToleratedFailureCount": 1}"""))
                .containsExactly(
                        "deployment.States.A.ItemProcessor.ProcessorConfig.Mode: only INLINE is supported",
                        "deployment.States.A.ToleratedFailureCount: unknown or not supported here");
    }

    @Test
    void refusesEvalWhichStepFunctionsDoesNotHave() {
        assertThat(faultsOf("""
                "A": {"Type": "Pass", "Output": ["{% $eval('1') %}"], "End": true}"""))
                .containsExactly("deployment.States.A.Output[0]: not JSONata: Step Functions has no $eval, use $parse");
    }

    @Test
    void listsItsStatesInTheOrderOfTheDefinition() {
        StateMachine machine = StateMachine.parse("deployment", """
                {"Comment": "Why", "Version": "1.0", "QueryLanguage": "JSONata", "StartAt": "A", "States": {
                  "A": {"Type": "Map", "Comment": "Why", "QueryLanguage": "JSONata", "Next": "C",
                        "ItemProcessor": {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true}}}},
                  "C": {"Type": "Succeed"}}}""");

        assertThat(machine.name()).isEqualTo("deployment");
        assertThat(machine.stateNames()).containsExactly("A", "B", "C");
    }

    private static List<String> faultsOf(String states) {
        return faults(World.definition(states));
    }

    private static List<String> faults(String json) {
        return catchThrowableOfType(InvalidDefinitionException.class, () -> StateMachine.parse("deployment", json))
                .faults();
    }
}
