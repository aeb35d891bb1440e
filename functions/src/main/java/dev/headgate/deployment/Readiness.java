package dev.headgate.deployment;

import java.util.List;

/** Whether a deployment may start now. */
public sealed interface Readiness {

    /** Everything is fit; this is what serves. */
    record Ready(Revision blue) implements Readiness {}

    /** Something is going on that passes by itself. */
    record NotYet(String why) implements Readiness {}

    /** Something is wrong that waiting does not cure; every fault with its cure. */
    record Refused(List<Fault> faults) implements Readiness {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
