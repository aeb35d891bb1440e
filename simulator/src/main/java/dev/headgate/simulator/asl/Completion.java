package dev.headgate.simulator.asl;

import org.jspecify.annotations.Nullable;

/** Hears how something ends that a state or an execution waits for. */
interface Completion {

    void succeed(@Nullable Object result);

    void fail(StateError error);
}
