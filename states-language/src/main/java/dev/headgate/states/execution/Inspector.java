package dev.headgate.states.execution;

import dev.headgate.states.definition.Catcher;
import dev.headgate.states.definition.Retrier;
import dev.headgate.states.definition.Transition;
import dev.headgate.states.expression.StateError;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks on while the states of an execution run, and may end it with the first. */
interface Inspector {

    /** Of an execution that nobody looks into. */
    Inspector NONE = new Inspector() {};

    /**
     * A Task state is about to call a service.
     *
     * @param arguments writes them as JSON
     */
    default void sends(Supplier<String> arguments) {}

    /** What a state is there for has been done. */
    default void hasResult(@Nullable Object result) {}

    /** A state has failed and is to be tried again after this time; false where it shall fail for good instead. */
    default boolean letsRetry(Retrier retrier, Duration after) {
        return true;
    }

    /** A state has failed, and goes where its catcher says. */
    default void isCaught(Catcher catcher, StateError error) {}

    /** A state is left; false where the execution shall end there. */
    default boolean letsGoOn(Transition transition) {
        return true;
    }
}
