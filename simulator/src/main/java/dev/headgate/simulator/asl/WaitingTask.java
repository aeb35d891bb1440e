package dev.headgate.simulator.asl;

/** An attempt of a Task state that waits for whoever has its token. */
interface WaitingTask extends Completion {

    /** Starts the time to the next heartbeat anew. */
    void heartbeat();
}
