package dev.headgate.states.execution;

import java.util.function.Consumer;

/** Runs the Lambda functions that Task states invoke. */
@FunctionalInterface
public interface LambdaRuntime {

    /**
     * Invokes a function and replies later, from the event loop.
     *
     * @param functionName a name or an ARN, as the definition's FunctionName says
     * @param payload JSON
     * @param reply only the first reply counts, and none once the task has timed out or was aborted
     */
    void invoke(String functionName, String payload, Consumer<Reply> reply);

    /** How an invocation ends. */
    sealed interface Reply {

        /** The function returned. */
        record Payload(String json) implements Reply {}

        /**
         * The function threw.
         *
         * @param errorType the exception's full class name
         */
        record FunctionError(String errorType, String errorMessage) implements Reply {}

        /**
         * Lambda itself failed.
         *
         * @param error such as {@code Lambda.TooManyRequestsException}
         */
        record ServiceError(String error, String cause) implements Reply {}
    }
}
