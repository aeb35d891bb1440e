package dev.headgate.states.execution;

/** One attempt at what a Task, Map or Parallel state is there for. It completes once, or is cancelled. */
interface Activity {

    /** Begins.
     *
     * @throws StateFailedException where it cannot even begin */
    void start();

    /** Ends it in silence; whatever still arrives for it is ignored. Harmless when it has ended. */
    void cancel();
}
