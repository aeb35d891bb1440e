package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.definition.Diagnostic;
import dev.headgate.states.definition.StateMachine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionDiagnostic;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResponse;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionResultCode;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionSeverity;

/** Tells whether a state machine could be made of a definition, and if not, all that is wrong with it. */
final class Validation {

    private static final int MOST_RESULTS = 100;

    private Validation() {}

    /** Nothing is told that is no error: every diagnostic is one. */
    static ValidateStateMachineDefinitionResponse validate(ValidateStateMachineDefinitionRequest request) {
        new Constraints()
                .present("definition", request.definition())
                .oneOf("type", request.typeAsString(), StateMachineType.knownValues())
                .oneOf("severity", request.severityAsString(), ValidateStateMachineDefinitionSeverity.knownValues())
                .page(request.maxResults(), null, MOST_RESULTS, 0)
                .check();
        List<Diagnostic> found = Stream.concat(
                        ofType(request.type()), StateMachine.diagnose(request.definition()).stream())
                .toList();
        int most = Optional.ofNullable(request.maxResults())
                .filter(results -> results > 0)
                .orElse(MOST_RESULTS);
        return ValidateStateMachineDefinitionResponse.builder()
                .result(
                        found.isEmpty()
                                ? ValidateStateMachineDefinitionResultCode.OK
                                : ValidateStateMachineDefinitionResultCode.FAIL)
                .diagnostics(found.stream().limit(most).map(Validation::told).toList())
                .truncated(found.size() > most)
                .build();
    }

    /** What CreateStateMachine refuses here, for whatever definition. */
    private static Stream<Diagnostic> ofType(@Nullable StateMachineType type) {
        return type == StateMachineType.EXPRESS
                ? Stream.of(new Diagnostic(
                        "STATE_MACHINE_TYPE_NOT_SUPPORTED", "State machines of the type EXPRESS are not simulated", ""))
                : Stream.empty();
    }

    private static ValidateStateMachineDefinitionDiagnostic told(Diagnostic diagnostic) {
        return ValidateStateMachineDefinitionDiagnostic.builder()
                .severity(ValidateStateMachineDefinitionSeverity.ERROR)
                .code(diagnostic.code())
                .message(diagnostic.message())
                .location(diagnostic.location().isEmpty() ? null : diagnostic.location())
                .build();
    }
}
