package dev.headgate.states.execution;

import dev.headgate.states.expression.StateError;
import org.jspecify.annotations.Nullable;

/** Hears how something ends that a state or an execution waits for. */
public interface Completion {

    void succeed(@Nullable Object result);

    void fail(StateError error);
}
