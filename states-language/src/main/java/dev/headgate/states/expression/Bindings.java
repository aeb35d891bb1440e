package dev.headgate.states.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can see.
 *
 * @param states the value of {@code $states}
 */
public record Bindings(Map<String, @Nullable Object> states, Variables variables, ExpressionFunctions functions) {

    /** Adds {@code $states.result} or {@code $states.errorOutput}. */
    public Bindings with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(states);
        more.put(name, value);
        return new Bindings(more, variables, functions);
    }

    void bindTo(Jsonata.Frame frame) {
        functions.bindTo(frame);
        variables.forEach((name, value) -> frame.bind(name, value == null ? Jsonata.NULL_VALUE : value));
        frame.bind("states", states);
    }
}
