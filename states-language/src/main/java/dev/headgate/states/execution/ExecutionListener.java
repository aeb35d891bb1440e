package dev.headgate.states.execution;

import java.time.Instant;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Follows executions. It is called within the event it reports and may stop or kill the execution. */
public interface ExecutionListener {

    /**
     * An execution was started, and has entered no state yet.
     *
     * @param input JSON
     */
    default void executionStarted(String executionArn, Instant at, String input) {}

    /**
     * A state was entered, here or within a Map or Parallel state.
     *
     * @param input JSON
     */
    default void stateEntered(String executionArn, String stateName, Instant at, String input) {}

    /** An execution that had ended runs again, from the state that it ended in. */
    default void executionRedriven(String executionArn, Instant at) {}

    /** An execution has its final status. */
    default void executionEnded(String executionArn, ExecutionStatus status, Instant at) {}
}
