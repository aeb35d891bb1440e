package dev.headgate.simulator.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.states.execution.LambdaRuntime.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.TestExecutionStatus;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** A single state is tried out as TestState does it; what it answers was recorded. */
class TestStateTest {

    private static final String TASK = """
            {"Type": "Task", "QueryLanguage": "JSONata", "Resource": "arn:aws:states:::lambda:invoke",
             "Arguments": {"FunctionName": "work", "Payload": "{%% $states.input.cost %%}"}, %s "Next": "Then"}""";

    private final StepFunctionsScene scene = new StepFunctionsScene();

    private TestStateResponse test(String definition, String input) {
        return scene.client.testState(it -> it.definition(definition)
                .roleArn("arn:aws:iam::111122223333:role/mine")
                .input(input)
                .inspectionLevel(InspectionLevel.DEBUG));
    }

    @Test
    void tellsTheOutputAndTheNextStateWhetherItIsThereOrNot() {
        TestStateResponse told = scene.client.testState(it -> it.definition("""
                {"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% $states.input.a + 1 %}", "Next": "Then"}""").input("{\"a\": 1}"));

        assertThat(told.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(told.output()).isEqualTo("2");
        assertThat(told.nextState()).isEqualTo("Then");
        assertThat(told.error()).isNull();
        assertThat(told.inspectionData()).isNull();
    }

    @Test
    void takesTheWayThatTheInputMeans() {
        String choice = """
                {"Type": "Choice", "QueryLanguage": "JSONata", "Default": "Ask", "Choices": [
                    {"Condition": "{% $states.input.cost < 10 %}", "Next": "Approved"}]}""";

        assertThat(test(choice, "{\"cost\": 9}").nextState()).isEqualTo("Approved");
        assertThat(test(choice, "{\"cost\": 10}").nextState()).isEqualTo("Ask");
        assertThat(test(choice, "{\"cost\": 10}").inspectionData().input()).isEqualTo("{\"cost\": 10}");
        assertThat(test(choice, "{\"cost\": 10}").inspectionData().variables()).isNull();
    }

    @Test
    void failsWithTheErrorOfTheState() {
        TestStateResponse told = test(
                "{\"Type\": \"Fail\", \"QueryLanguage\": \"JSONata\", \"Error\": \"SomeFailure\", \"Cause\": \"of it\"}",
                "{}");

        assertThat(told.status()).isEqualTo(TestExecutionStatus.FAILED);
        assertThat(told.error()).isEqualTo("SomeFailure");
        assertThat(told.cause()).isEqualTo("of it");
        assertThat(told.output()).isNull();
    }

    @Test
    void seesTheVariablesThatItIsGivenAndTellsThemWithItsOwn() {
        TestStateResponse told = scene.client.testState(
                it -> it.definition("""
                {"Type": "Pass", "QueryLanguage": "JSONata", "Assign": {"total": "{% $price * 2 %}"},
                 "Output": "{% $price %}", "End": true}""").variables("{\"price\": 4}").inspectionLevel(InspectionLevel.DEBUG));

        assertThat(told.output()).isEqualTo("4");
        assertThat(told.nextState()).isNull();
        assertThat(told.inspectionData().variables()).isEqualTo("{\"price\":4,\"total\":8}");
    }

    @Test
    void waitsAsLongAsTheStateDoes() {
        TestStateResponse told =
                test("{\"Type\": \"Wait\", \"QueryLanguage\": \"JSONata\", \"Seconds\": 90, \"End\": true}", "[1]");

        assertThat(told.output()).isEqualTo("[1]");
        assertThat(scene.loop.instant()).isEqualTo(StepFunctionsScene.START.plusSeconds(90));
    }

    @Test
    void takesFiveMinutesAtMost() {
        TestStateResponse told =
                test("{\"Type\": \"Wait\", \"QueryLanguage\": \"JSONata\", \"Seconds\": 301, \"End\": true}", "{}");

        assertThat(told.status()).isEqualTo(TestExecutionStatus.FAILED);
        assertThat(told.error()).isEqualTo("States.Timeout");
        assertThat(scene.loop.instant()).isEqualTo(StepFunctionsScene.START.plus(Duration.ofMinutes(5)));
    }

    @Test
    void invokesTheFunctionAndShowsWhatWasSentAndWhatCameBack() {
        scene.reply = new Reply.Payload("{\"approved\":true}");

        TestStateResponse told = test(TASK.formatted("\"Output\": \"{% $states.result.Payload %}\","), "{\"cost\": 9}");

        assertThat(scene.payloads()).containsExactly("9");
        assertThat(told.status()).isEqualTo(TestExecutionStatus.SUCCEEDED);
        assertThat(told.output()).isEqualTo("{\"approved\":true}");
        assertThat(told.inspectionData().afterArguments()).isEqualTo("{\"FunctionName\":\"work\",\"Payload\":9}");
        assertThat(told.inspectionData().result()).contains("\"Payload\":{\"approved\":true}", "\"StatusCode\":200");
        assertThat(told.inspectionData().errorDetails()).isNull();
    }

    @Test
    void saysWhichRetrierWouldTryAgainAndDoesNot() {
        scene.reply = new Reply.FunctionError("dev.Boom", "no");

        TestStateResponse told = test(TASK.formatted("""
                "Retry": [{"ErrorEquals": ["dev.Other"]}, {"ErrorEquals": ["dev.Boom"], "IntervalSeconds": 7}],
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}],"""), "{\"cost\": 9}");

        assertThat(told.status()).isEqualTo(TestExecutionStatus.RETRIABLE);
        assertThat(told.error()).isEqualTo("dev.Boom");
        assertThat(told.nextState()).isNull();
        assertThat(told.inspectionData().errorDetails().retryIndex()).isEqualTo(1);
        assertThat(told.inspectionData().errorDetails().retryBackoffIntervalSeconds())
                .isEqualTo(7);
        assertThat(scene.payloads()).hasSize(1);
    }

    @Test
    void goesWhereTheErrorIsCaught() {
        scene.reply = new Reply.FunctionError("dev.Boom", "no");

        TestStateResponse told = test(TASK.formatted("""
                "Catch": [{"ErrorEquals": ["dev.Other"], "Next": "Other"},
                    {"ErrorEquals": ["States.ALL"], "Output": "{% $states.errorOutput.Error %}", "Next": "Caught"}],"""), "{\"cost\": 9}");

        assertThat(told.status()).isEqualTo(TestExecutionStatus.CAUGHT_ERROR);
        assertThat(told.error()).isEqualTo("dev.Boom");
        assertThat(told.nextState()).isEqualTo("Caught");
        assertThat(told.output()).isEqualTo("\"dev.Boom\"");
        assertThat(told.inspectionData().errorDetails().catchIndex()).isEqualTo(1);
    }

    @Test
    void testsOneStateOfAWholeDefinition() {
        TestStateResponse told = scene.client.testState(it -> it.stateName("B").definition("""
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                    "A": {"Type": "Pass", "Next": "B"},
                    "B": {"Type": "Pass", "Output": "{% $states.context.State.Name %}", "Next": "C"},
                    "C": {"Type": "Succeed"}}}"""));

        assertThat(told.output()).isEqualTo("\"B\"");
        assertThat(told.nextState()).isEqualTo("C");
    }

    @Test
    void isHeardOfByNobody() {
        List<String> events = new ArrayList<>();
        scene.stepFunctions.onStatusChange(events::add);

        test("{\"Type\": \"Succeed\", \"QueryLanguage\": \"JSONata\"}", "{}");
        scene.loop.runFor(Duration.ofMinutes(1));

        assertThat(events).isEmpty();
        assertThat(scene.client.listStateMachines().stateMachines()).isEmpty();
    }

    /** As recorded in December 2025. */
    @Test
    void refusesWhatItCannotTest() {
        assertThatThrownBy(() -> test("""
                {"Type": "Map", "QueryLanguage": "JSONata", "End": true, "ItemProcessor": {"StartAt": "A", "States": {
                    "A": {"Type": "Succeed"}}}}""", "[]"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("TestState API does not support Map or Parallel states. Supported state types"
                        + " include: [Task, Wait, Pass, Succeed, Fail, Choice]");
        assertThatThrownBy(
                        () -> test(TASK.formatted("").replace("lambda:invoke", "lambda:invoke.waitForTaskToken"), ""))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("invoke.waitForTaskToken");
        assertThatThrownBy(() -> scene.client.testState(it -> it.definition(TASK.formatted(""))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("RoleArn must be specified when testing a Task state");
        assertThatThrownBy(() -> scene.client.testState(
                        it -> it.definition(TASK.formatted("")).mock(mock -> mock.result("1"))))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("not simulated");
    }

    @Test
    void refusesAStateAnInputAndVariablesThatAreWrong() {
        String pass = "{\"Type\": \"Pass\", \"QueryLanguage\": \"JSONata\", \"End\": true}";

        assertThatThrownBy(() -> test("{\"Type\": \"Pass\", \"End\": true}", "{}"))
                .isInstanceOf(InvalidDefinitionException.class)
                .hasMessageContaining("SCHEMA_VALIDATION_FAILED: is missing: must be JSONata, for JSONPath is not"
                        + " supported at /QueryLanguage");
        assertThatThrownBy(() -> test(pass, "{")).isInstanceOf(InvalidExecutionInputException.class);
        assertThatThrownBy(
                        () -> scene.client.testState(it -> it.definition(pass).variables("[1]")))
                .isInstanceOf(ValidationException.class);
        assertThatThrownBy(() -> scene.client.testState(
                        it -> it.definition("{}").stateName("no").definition("""
                        {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("'no'");
    }
}
