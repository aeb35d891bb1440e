package dev.headgate.cli.demo;

import dev.headgate.simulator.scenario.UnfitConfigurationException;
import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Tells of what a caller from outside has broken in a demo, which goes on.
 *
 * @param isServed whether there are callers from outside; where there are none, a fault is the program's, and ends it
 */
record SimulationFaults(PrintWriter err, boolean isServed) implements Consumer<Throwable> {

    @Override
    public void accept(Throwable fault) {
        if (fault instanceof UnfitConfigurationException unfit) {
            throw unfit;
        }
        if (!isServed) {
            throw new IllegalStateException("the simulation failed", fault);
        }
        err.println("A fault of the simulation, which goes on: " + fault);
    }
}
