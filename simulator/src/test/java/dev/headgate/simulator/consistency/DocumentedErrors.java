package dev.headgate.simulator.consistency;

import java.util.Set;

/** Names of errors that no Java class of ours has, and where AWS documents them. */
final class DocumentedErrors {

    /** docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html, "Error names". */
    private static final Set<String> STATES_LANGUAGE = Set.of(
            "States.ALL",
            "States.BranchFailed",
            "States.DataLimitExceeded",
            "States.ExceedToleratedFailureThreshold",
            "States.HeartbeatTimeout",
            "States.IntrinsicFailure",
            "States.ItemReaderFailed",
            "States.NoChoiceMatched",
            "States.Permissions",
            "States.QueryEvaluationError",
            "States.ResultWriterFailed",
            "States.Runtime",
            "States.TaskFailed",
            "States.Timeout");

    /** docs.aws.amazon.com/step-functions/latest/dg/sfn-best-practices.html, "Handle transient Lambda service exceptions". */
    static final Set<String> TRANSIENT_OF_LAMBDA = Set.of(
            "Lambda.ServiceException",
            "Lambda.AWSLambdaException",
            "Lambda.SdkClientException",
            "Lambda.TooManyRequestsException");

    /** docs.aws.amazon.com/lambda/latest/dg/snapstart-troubleshooting.html: for as long as a snapshot is made anew. */
    static final String NOT_READY = "Lambda.SnapStartNotReadyException";

    /**
     * docs.aws.amazon.com/step-functions/latest/dg/concepts-nested-workflows.html has the first in its example; the others
     * follow the same scheme, service and exception, as Lambda's do.
     */
    private static final Set<String> STEP_FUNCTIONS = Set.of(
            "StepFunctions.ExecutionLimitExceeded",
            "StepFunctions.ExecutionLimitExceededException",
            "StepFunctions.SdkClientException",
            "StepFunctions.ThrottlingException");

    private DocumentedErrors() {}

    /** A documented name, or the full name of an exception on the class path, as Lambda reports what a handler throws. */
    static boolean exists(String error) {
        return STATES_LANGUAGE.contains(error)
                || TRANSIENT_OF_LAMBDA.contains(error)
                || error.equals(NOT_READY)
                || STEP_FUNCTIONS.contains(error)
                || isThrowable(error);
    }

    private static boolean isThrowable(String name) {
        try {
            return Throwable.class.isAssignableFrom(
                    Class.forName(name, false, DocumentedErrors.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
