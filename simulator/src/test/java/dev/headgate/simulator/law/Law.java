package dev.headgate.simulator.law;

import java.util.function.Consumer;

/** One promise, held against a run as it happens. A law may remember: each run has laws of its own. */
public interface Law {

    /** The promise, in one sentence. */
    String promise();

    /**
     * After every event.
     *
     * @param broken takes how the promise was broken, in words
     */
    default void observe(Moment now, Consumer<String> broken) {}

    /** A function asks AWS for something that changes a target account; it has not happened yet. */
    default void asked(Moment now, Act act, Consumer<String> broken) {}

    /** A deployment has just reached its outcome. */
    default void reached(Moment now, Ending ending, Consumer<String> broken) {}

    /** The run is over. */
    default void atEnd(Moment now, Consumer<String> broken) {}
}
