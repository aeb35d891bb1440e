package dev.headgate.states.expression;

import com.dashjoin.jsonata.Jsonata;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
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

    /** @param names that the expression mentions: the others it cannot see anyway */
    void bindTo(Jsonata.Frame frame, Set<String> names) {
        functions.bindTo(frame, names);
        variables.forEach((name, value) -> {
            if (names.contains(name)) {
                frame.bind(name, value == null ? Jsonata.NULL_VALUE : value);
            }
        });
        frame.bind("states", states);
    }
}
