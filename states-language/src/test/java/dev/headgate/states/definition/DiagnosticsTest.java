package dev.headgate.states.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.headgate.states.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong with a definition, as it was recorded of ValidateStateMachineDefinition. */
class DiagnosticsTest {

    @Test
    void areNoneOfADefinitionThatIsRight() {
        assertThat(diagnose("""
                "A": {"Type": "Pass", "End": true}""")).isEmpty();
    }

    @Test
    void tellOfATextThatIsNotJsonWhereItBreaks() {
        assertThat(StateMachine.diagnose("not a definition")).singleElement().satisfies(told -> {
            assertThat(told.code()).isEqualTo("INVALID_JSON_DESCRIPTION");
            assertThat(told.message())
                    .isEqualTo("Unrecognized token 'not': was expecting (JSON String, Number, Array, Object or token"
                            + " 'null', 'true' or 'false')");
            assertThat(told.location()).isEqualTo("[line: 1, column: 1]");
        });
    }

    @Test
    void tellOfWhatIsNoObjectWithoutAPlace() {
        Diagnostic noObject = new Diagnostic("SCHEMA_VALIDATION_FAILED", "Definition must be a valid JSON object", "");

        assertThat(StateMachine.diagnose("")).containsExactly(noObject);
        assertThat(StateMachine.diagnose("[1]")).containsExactly(noObject);
    }

    @Test
    void tellAllFieldsAtOnceThatAnObjectLacks() {
        assertThat(StateMachine.diagnose("{\"QueryLanguage\": \"JSONata\"}"))
                .containsExactly(schema("These fields are required: [States, StartAt]", "/"));
        assertThat(diagnose("""
                "A": {"Type": "Choice", "Choices": [{"Condition": true}], "Default": "B"},
                "B": {"Type": "Succeed"}""")).containsExactly(schema("These fields are required: [Next]", "/States/A/Choices[0]"));
    }

    @Test
    void tellWhereAStateLeadsNowhereAndWhichNobodyReaches() {
        assertThat(diagnose("""
                "pass1": {"Type": "Pass", "Next": "pass3"},
                "pass2": {"Type": "Pass", "End": true}"""))
                .containsExactly(
                        new Diagnostic(
                                "MISSING_TRANSITION_TARGET", "Missing 'Next' target: pass3", "/States/pass1/Next"),
                        new Diagnostic(
                                "MISSING_TRANSITION_TARGET", "State \"pass2\" is not reachable.", "/States/pass2"));
    }

    @Test
    void tellOfAWorkflowThatNeverEndsAndThenOfNoUnreachableState() {
        assertThat(diagnose("""
                "A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "Next": "A"},
                "C": {"Type": "Pass", "Next": "A"}"""))
                .containsExactly(new Diagnostic("MISSING_END_STATE", "Workflow has no terminal state", ""));
    }

    @Test
    void tellThePlaceWithinAnotherStateWhateverItsNameIs() {
        assertThat(diagnose("""
                "A.B": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "C [1]", "States": {
                    "C [1]": {"Type": "Wait", "Seconds": -1, "End": true}}}}"""))
                .singleElement()
                .extracting(Diagnostic::location)
                .isEqualTo("/States/A.B/ItemProcessor/States/C [1]/Seconds");
    }

    @Test
    void tellTheStateOfTheLongestNameThatFits() {
        assertThat(diagnose("""
                "A": {"Type": "Pass", "Next": "A.B"}, "A.B": {"Type": "Wait", "Seconds": -1, "End": true}"""))
                .singleElement()
                .extracting(Diagnostic::location)
                .isEqualTo("/States/A.B/Seconds");
    }

    @Test
    void areAllInTheWordsOfARefusal() {
        assertThat(diagnose("""
                "A": {"Type": "Pass", "Next": "A"}"""))
                .extracting(Diagnostic::inWords)
                .containsExactly("MISSING_END_STATE: Workflow has no terminal state at null");
    }

    @Test
    void knowAStateThatIsInNoStateMachine() {
        assertThat(StateReader.alone("Alone", """
                {"Type": "Pass", "QueryLanguage": "JSONata", "Next": "Elsewhere"}""").name()).isEqualTo("Alone");
        assertThat(catchThrowableOfType(
                                InvalidDefinitionException.class,
                                () -> StateReader.alone("Alone", "{\"Type\": \"Pass\", \"End\": true}"))
                        .diagnostics())
                .containsExactly(
                        schema("is missing: must be JSONata, for JSONPath is not supported", "/QueryLanguage"));
    }

    private static Diagnostic schema(String message, String location) {
        return new Diagnostic("SCHEMA_VALIDATION_FAILED", message, location);
    }

    private static List<Diagnostic> diagnose(String states) {
        return StateMachine.diagnose(World.definition(states));
    }
}
