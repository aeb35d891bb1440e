package dev.headgate.simulator.endpoint;

import java.util.function.Supplier;

/** Where calls to the simulated accounts are carried out. */
interface CallPlace {

    /** Has something done there and waits for it; throws what it throws. */
    <T> T call(Supplier<T> task);
}
