package dev.headgate.cli.demo;

/** Somebody who watches a run: told after everything that happens, whether it shows or not. */
interface View {

    void changed(RunObserver run);

    /** The run is over: nothing changes any more. */
    default void ended(RunObserver run) {}
}
