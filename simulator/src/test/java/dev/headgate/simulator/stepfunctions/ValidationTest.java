package dev.headgate.simulator.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** A definition is validated without a state machine being made of it. */
class ValidationTest {

    private static final String RIGHT = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""";
    private static final String WRONG = """
            {"QueryLanguage": "JSONata", "StartAt": "A", "States": {
                "A": {"Type": "Wait", "Seconds": -1, "End": true}, "B": {"Type": "Succeed"}}}""";

    private final StepFunctionsScene scene = new StepFunctionsScene();

    private ValidateStateMachineDefinitionResponse validate(String definition) {
        return scene.client.validateStateMachineDefinition(it -> it.definition(definition));
    }

    @Test
    void isOkWhereNothingIsWrong() {
        assertThat(validate(RIGHT).result()).isEqualTo(ValidateStateMachineDefinitionResultCode.OK);
        assertThat(validate(RIGHT).diagnostics()).isEmpty();
        assertThat(validate(RIGHT).truncated()).isFalse();
        assertThat(scene.client.listStateMachines().stateMachines()).isEmpty();
    }

    @Test
    void failsWithEverythingThatIsWrongAndWhere() {
        ValidateStateMachineDefinitionResponse told = validate(WRONG);

        assertThat(told.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(told.diagnostics())
                .extracting(ValidateStateMachineDefinitionDiagnostic::location)
                .containsExactly("/States/A/Seconds", "/States/B");
        assertThat(told.diagnostics())
                .allSatisfy(diagnostic ->
                        assertThat(diagnostic.severity()).isEqualTo(ValidateStateMachineDefinitionSeverity.ERROR));
    }

    @Test
    void saysWhereItTellsLessThanItFound() {
        var told = scene.client.validateStateMachineDefinition(
                it -> it.definition(WRONG).maxResults(1));

        assertThat(told.diagnostics()).hasSize(1);
        assertThat(told.truncated()).isTrue();
        assertThatThrownBy(() -> scene.client.validateStateMachineDefinition(
                        it -> it.definition(WRONG).maxResults(101)))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void failsForATypeThatCannotBeMade() {
        var told = scene.client.validateStateMachineDefinition(
                it -> it.definition(RIGHT).type(StateMachineType.EXPRESS));

        assertThat(told.result()).isEqualTo(ValidateStateMachineDefinitionResultCode.FAIL);
        assertThat(told.diagnostics())
                .singleElement()
                .satisfies(diagnostic -> assertThat(diagnostic.message()).contains("not simulated"));
    }
}
