package dev.headgate.function;

import com.amazonaws.services.lambda.runtime.Context;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Takes a Task's payload to the handler of its state.
 *
 * <p>Every payload names its state: {@code {"state": "{% $states.context.State.Name %}", …}}.
 */
public final class StateRouter {

    private final Map<String, Route<?>> routes = new LinkedHashMap<>();

    /** One step of a state machine. */
    @FunctionalInterface
    interface StateHandler<I> {
        Object handle(I input);
    }

    private record Route<I>(Class<I> inputType, StateHandler<I> handler) {
        Object handle(Object payload) {
            return handler.handle(Json.convert(payload, inputType));
        }
    }

    <I extends Record> StateRouter on(String state, Class<I> inputType, StateHandler<I> handler) {
        routes.put(state, new Route<>(inputType, handler));
        return this;
    }

    /** Names of the states that have a handler here. */
    public SortedSet<String> states() {
        return new TreeSet<>(routes.keySet());
    }

    /**
     * Handles a payload and returns what becomes the Task's result.
     *
     * @throws MalformedJsonException when the payload names no state, or is not what that state's handler takes
     */
    public Object handle(Object payload) {
        Object state = Json.object(payload, "$").get("state");
        Route<?> route = state instanceof String name ? routes.get(name) : null;
        if (route == null) {
            throw new MalformedJsonException("$.state must be one of " + states() + ", not " + state);
        }
        return route.handle(payload);
    }

    void handle(InputStream in, OutputStream out, Context context, StepLog log) throws IOException {
        Object payload = Json.tree(in);
        Json.write(
                StayActive.is(payload)
                        ? Map.of()
                        : log.tell("step", Json.object(payload, "$"), context, () -> handle(payload)),
                out);
    }
}
