package dev.headgate.simulator.stepfunctions;

import dev.headgate.states.definition.Diagnostic;
import dev.headgate.states.execution.RefusedRequestException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionLimitExceededException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidArnException;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.MissingRequiredParameterException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StateMachineDeletingException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.StateMachineTypeNotSupportedException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;
import software.amazon.awssdk.services.sfn.model.ValidationException;

/** The errors with which Step Functions answers a request. */
final class Refusal {

    private Refusal() {}

    /** The same refusal as a client has it. */
    static SfnException of(RefusedRequestException refused) {
        String message = String.valueOf(refused.getMessage());
        return switch (refused.reason()) {
            case EXECUTION_ALREADY_EXISTS ->
                refusal(ExecutionAlreadyExistsException.builder(), "ExecutionAlreadyExists", message);
            case EXECUTION_LIMIT_EXCEEDED ->
                refusal(ExecutionLimitExceededException.builder(), "ExecutionLimitExceeded", message);
            case EXECUTION_DOES_NOT_EXIST ->
                refusal(ExecutionDoesNotExistException.builder(), "ExecutionDoesNotExist", message);
            case STATE_MACHINE_DOES_NOT_EXIST ->
                refusal(StateMachineDoesNotExistException.builder(), "StateMachineDoesNotExist", message);
            case STATE_MACHINE_DELETING -> deleting(message);
            case INVALID_ARN -> refusal(InvalidArnException.builder(), "InvalidArn", message);
            case INVALID_NAME -> refusal(InvalidNameException.builder(), "InvalidName", message);
            case INVALID_EXECUTION_INPUT ->
                refusal(InvalidExecutionInputException.builder(), "InvalidExecutionInput", message);
            case INVALID_TOKEN -> refusal(InvalidTokenException.builder(), "InvalidToken", message);
            case TASK_TIMED_OUT -> refusal(TaskTimedOutException.builder(), "TaskTimedOut", message);
            case VALIDATION -> validation(message);
        };
    }

    static SfnException validation(String message) {
        return refusal(ValidationException.builder(), "ValidationException", message);
    }

    static SfnException invalidToken() {
        return refusal(InvalidTokenException.builder(), "InvalidToken", "Invalid Token: 'Invalid token'");
    }

    static SfnException invalidOutput(@Nullable String why) {
        return refusal(InvalidOutputException.builder(), "InvalidOutput", "Invalid Output: '" + why + "'");
    }

    static SfnException invalidDefinition(List<Diagnostic> diagnostics) {
        return unsuitableDefinition("Invalid State Machine Definition: '"
                + diagnostics.stream().map(Diagnostic::inWords).collect(Collectors.joining(", ")) + "'");
    }

    /** A definition without a fault, with which the operation can do nothing. */
    static SfnException unsuitableDefinition(String message) {
        return refusal(InvalidDefinitionException.builder(), "InvalidDefinition", message);
    }

    static SfnException machineAlreadyExists(String arn) {
        return refusal(
                StateMachineAlreadyExistsException.builder(),
                "StateMachineAlreadyExists",
                "State Machine Already Exists: '" + arn + "'");
    }

    static SfnException machineDeleting(String arn) {
        return deleting("State Machine is being deleted: '" + arn + "'");
    }

    private static SfnException deleting(String message) {
        return refusal(StateMachineDeletingException.builder(), "StateMachineDeleting", message);
    }

    static SfnException typeNotSupported(String message) {
        return refusal(StateMachineTypeNotSupportedException.builder(), "StateMachineTypeNotSupported", message);
    }

    static SfnException missingParameter(String message) {
        return refusal(MissingRequiredParameterException.builder(), "MissingRequiredParameter", message);
    }

    static SfnException notRedrivable(String executionArn) {
        return refusal(
                ExecutionNotRedrivableException.builder(),
                "ExecutionNotRedrivable",
                "Execution is not redrivable: '" + executionArn + "'");
    }

    private static SfnException refusal(SfnException.Builder builder, String code, String message) {
        AwsErrorDetails details = AwsErrorDetails.builder()
                .serviceName("Sfn")
                .errorCode(code)
                .errorMessage(message)
                .build();
        return (SfnException) builder.message(message)
                .statusCode(400)
                .awsErrorDetails(details)
                .build();
    }
}
