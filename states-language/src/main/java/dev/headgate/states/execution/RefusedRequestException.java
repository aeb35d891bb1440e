package dev.headgate.states.execution;

import dev.headgate.states.expression.StateError;
import org.jspecify.annotations.Nullable;

/** Something was asked for that Step Functions refuses; the message says what, in its words. */
public final class RefusedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why it was refused. */
    public enum Reason {
        EXECUTION_ALREADY_EXISTS("ExecutionAlreadyExistsException"),
        EXECUTION_LIMIT_EXCEEDED("ExecutionLimitExceededException"),
        EXECUTION_DOES_NOT_EXIST("ExecutionDoesNotExistException"),
        STATE_MACHINE_DOES_NOT_EXIST("StateMachineDoesNotExistException"),
        STATE_MACHINE_DELETING("StateMachineDeletingException"),
        INVALID_ARN("InvalidArnException"),
        INVALID_NAME("InvalidNameException"),
        INVALID_EXECUTION_INPUT("InvalidExecutionInputException"),
        INVALID_TOKEN("InvalidTokenException"),
        TASK_TIMED_OUT("TaskTimedOutException"),
        /** What AWS has no exception of its own for. */
        VALIDATION("SfnException");

        private final String exception;

        Reason(String exception) {
            this.exception = exception;
        }
    }

    private RefusedRequestException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What the state fails with that asked for it: the words of the client with which Step Functions calls itself. */
    StateError asError(String requestId) {
        return new StateError(
                "StepFunctions." + reason.exception,
                getMessage() + " (Service: AWSStepFunctions; Status Code: 400; Error Code: "
                        + reason.exception.replaceFirst("Exception$", "") + "; Request ID: " + requestId
                        + "; Proxy: null)");
    }

    static RefusedRequestException executionAlreadyExists(String executionArn) {
        return new RefusedRequestException(
                Reason.EXECUTION_ALREADY_EXISTS, "Execution Already Exists: '" + executionArn + "'");
    }

    static RefusedRequestException executionLimitExceeded() {
        return new RefusedRequestException(
                Reason.EXECUTION_LIMIT_EXCEEDED,
                "Execution Limit Exceeded: 'The maximum number of running executions has been reached'");
    }

    static RefusedRequestException executionDoesNotExist(String executionArn) {
        return new RefusedRequestException(
                Reason.EXECUTION_DOES_NOT_EXIST, "Execution Does Not Exist: '" + executionArn + "'");
    }

    static RefusedRequestException stateMachineDoesNotExist(String arn) {
        return new RefusedRequestException(
                Reason.STATE_MACHINE_DOES_NOT_EXIST, "State Machine Does Not Exist: '" + arn + "'");
    }

    static RefusedRequestException stateMachineDeleting(String arn) {
        return new RefusedRequestException(
                Reason.STATE_MACHINE_DELETING, "State Machine is being deleted: '" + arn + "'");
    }

    static RefusedRequestException invalidArn(String text) {
        return new RefusedRequestException(Reason.INVALID_ARN, "Invalid Arn: 'Invalid ARN prefix: " + text + "'");
    }

    static RefusedRequestException invalidName(String name) {
        return new RefusedRequestException(Reason.INVALID_NAME, "Invalid Name: '" + name + "'");
    }

    static RefusedRequestException invalidExecutionInput(@Nullable String why) {
        return new RefusedRequestException(
                Reason.INVALID_EXECUTION_INPUT, "Invalid State Machine Execution Input: '" + why + "'");
    }

    static RefusedRequestException invalidToken() {
        return new RefusedRequestException(Reason.INVALID_TOKEN, "Invalid Token: 'Invalid token'");
    }

    static RefusedRequestException taskTimedOut() {
        return new RefusedRequestException(
                Reason.TASK_TIMED_OUT, "Task Timed Out: 'Provided task does not exist anymore'");
    }

    static RefusedRequestException validation(String message) {
        return new RefusedRequestException(Reason.VALIDATION, message);
    }
}
