package dev.headgate.simulator.asl;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;
import software.amazon.awssdk.services.sfn.model.InvalidExecutionInputException;
import software.amazon.awssdk.services.sfn.model.InvalidNameException;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** The errors with which Step Functions answers a request. */
final class Refusal {

    private Refusal() {}

    static SfnException executionAlreadyExists(String executionArn) {
        return refusal(
                ExecutionAlreadyExistsException.builder(),
                "ExecutionAlreadyExists",
                "Execution Already Exists: '" + executionArn + "'");
    }

    static SfnException executionDoesNotExist(String executionArn) {
        return refusal(
                ExecutionDoesNotExistException.builder(),
                "ExecutionDoesNotExist",
                "Execution Does Not Exist: '" + executionArn + "'");
    }

    static SfnException stateMachineDoesNotExist(String arn) {
        return refusal(
                StateMachineDoesNotExistException.builder(),
                "StateMachineDoesNotExist",
                "State Machine Does Not Exist: '" + arn + "'");
    }

    static SfnException invalidName(String name) {
        return refusal(InvalidNameException.builder(), "InvalidName", "Invalid Name: '" + name + "'");
    }

    static SfnException invalidExecutionInput(@Nullable String why) {
        return refusal(
                InvalidExecutionInputException.builder(),
                "InvalidExecutionInput",
                "Invalid State Machine Execution Input: '" + why + "'");
    }

    static SfnException invalidOutput(@Nullable String why) {
        return refusal(InvalidOutputException.builder(), "InvalidOutput", "Invalid Output: '" + why + "'");
    }

    static SfnException invalidToken() {
        return refusal(InvalidTokenException.builder(), "InvalidToken", "Invalid Token: 'Invalid token'");
    }

    static SfnException taskTimedOut() {
        return refusal(
                TaskTimedOutException.builder(),
                "TaskTimedOut",
                "Task Timed Out: 'Provided task does not exist anymore'");
    }

    static SfnException notRedrivable(String executionArn) {
        return refusal(
                ExecutionNotRedrivableException.builder(),
                "ExecutionNotRedrivable",
                "Execution is not redrivable: '" + executionArn + "'");
    }

    static SfnException validation(String message) {
        return refusal(SfnException.builder(), "ValidationException", message);
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
