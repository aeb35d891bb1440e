package dev.headgate.states.execution;

/** An attempt of a Task state that waits for whoever has its token. */
public interface WaitingTask extends Completion {

    /** Starts the time to the next heartbeat anew. */
    void heartbeat();
}
