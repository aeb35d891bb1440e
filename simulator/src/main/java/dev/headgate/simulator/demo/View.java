package dev.headgate.simulator.demo;

/** Somebody who watches a run: told after everything that happens, whether it shows or not. */
interface View {

    void changed(RunObserver run);
}
