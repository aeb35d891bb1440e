package dev.headgate.states;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

class PassAndChoiceTest {

    private static final String CHOICE = """
            "Which": {"Type": "Choice",
                "Choices": [
                    {"Condition": "{% $states.input.n > 10 %}", "Next": "Big", "Assign": {"by": "rule"}},
                    {"Condition": "{% $states.input.n > 5 %}", "Next": "Big", "Output": "from the rule"}],
                "Default": "Small", "Assign": {"by": "default"}, "Output": "from the state"},
            "Big": {"Type": "Succeed", "Output": {"in": "{% $states.input %}", "by": "{% $exists($by) ? $by : '-' %}"}},
            "Small": {"Type": "Succeed", "Output": {"in": "{% $states.input %}", "by": "{% $by %}"}}""";

    private final World world = new World();

    @Test
    void passHandsItsInputOnUnlessItHasAnOutput() {
        assertThat(world.runStates("""
                "Pass": {"Type": "Pass", "Next": "Shape"},
                "Shape": {"Type": "Pass", "End": true, "Output": {"was": "{% $states.input.a %}", "text": "as it is"}}""", """
                {"a": 5}""").output()).isEqualTo("""
                {"was":5,"text":"as it is"}""");
    }

    @Test
    void choiceTakesTheFirstRuleThatHolds() {
        assertThat(world.runStates(CHOICE, "{\"n\": 11}").output()).isEqualTo("""
                {"in":{"n":11},"by":"rule"}""");
        assertThat(world.runStates(CHOICE, "{\"n\": 6}").output()).isEqualTo("""
                {"in":"from the rule","by":"-"}""");
    }

    @Test
    void choiceAssignsAndOutputsOfItsOwnOnlyByDefault() {
        assertThat(world.runStates(CHOICE, "{\"n\": 1}").output()).isEqualTo("""
                {"in":"from the state","by":"default"}""");
    }

    @Test
    void choiceWithoutAMatchOrADefaultFails() {
        var execution = world.runStates("""
                "Which": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "Never"}]},
                "Never": {"Type": "Succeed"}""");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("States.NoChoiceMatched");
    }

    @Test
    void choiceFailsOnAConditionThatIsNeitherTrueNorFalse() {
        var execution = world.runStates("""
                "Which": {"Type": "Choice", "Choices": [{"Condition": "{% 'yes' %}", "Next": "Never"}]},
                "Never": {"Type": "Succeed"}""");

        assertThat(execution.error()).isEqualTo("States.QueryEvaluationError");
        assertThat(execution.cause())
                .endsWith("The JSONata expression ''yes'' specified for the field 'Choices[0]/Condition' returned an"
                        + " unexpected result type. Expected 'boolean', but was 'string' for value: \"yes\"");
    }

    @Test
    void waitLetsSecondsPass() {
        world.runStates("""
                "Wait": {"Type": "Wait", "Seconds": "{% $states.input.minutes * 60 %}", "End": true}""", """
                {"minutes": 5}""");

        assertThat(world.elapsed()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void waitEndsAtATimestampOrAtOnceWhenItHasPassed() {
        world.runStates("""
                "Later": {"Type": "Wait", "Timestamp": "2026-03-02T10:30:00Z", "Next": "Past"},
                "Past": {"Type": "Wait", "Timestamp": "{% '2026-03-02T08:00:00Z' %}", "End": true}""");

        assertThat(world.elapsed()).isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void waitFailsOnSecondsThatAreNotAWholeNumber() {
        assertThat(world.runStates("""
                "Wait": {"Type": "Wait", "Seconds": "{% 1.5 %}", "End": true}""").error()).isEqualTo("States.QueryEvaluationError");
    }

    @Test
    void failNamesItsErrorAndCause() {
        var execution = world.runStates("""
                "Fail": {"Type": "Fail", "Error": "NeedsHuman", "Cause": "{% 'because ' & $states.input.why %}"}""", """
                {"why": "of this"}""");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(execution.error()).isEqualTo("NeedsHuman");
        assertThat(execution.cause()).isEqualTo("because of this");
    }

    @Test
    void succeedShapesTheOutputOfTheExecution() {
        var execution = world.runStates("""
                "Succeed": {"Type": "Succeed", "Output": ["{% $states.input.a + 1 %}", null, 2.5]}""", "{\"a\": 1}");

        assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(execution.output()).isEqualTo("[2,null,2.5]");
    }
}
