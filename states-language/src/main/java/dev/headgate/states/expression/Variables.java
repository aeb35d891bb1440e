package dev.headgate.states.expression;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The variables of one scope: a state machine's, a Parallel branch's or a Map iteration's. */
public final class Variables {

    private final Optional<Variables> outer;
    private final Map<String, @Nullable Object> values = new HashMap<>();

    private Variables(Optional<Variables> outer) {
        this.outer = outer;
    }

    /** A scope within no other. */
    public static Variables none() {
        return new Variables(Optional.empty());
    }

    /** A scope that reads this one and ends with its workflow. */
    public Variables inner() {
        return new Variables(Optional.of(this));
    }

    /** Sets variables of this scope. */
    public void assign(Map<String, @Nullable Object> assigned) {
        values.putAll(assigned);
    }

    /** Those of this scope, by name. */
    public Map<String, @Nullable Object> values() {
        return new TreeMap<>(values);
    }

    /** Outer scopes first. */
    void forEach(BiConsumer<String, @Nullable Object> action) {
        outer.ifPresent(scope -> scope.forEach(action));
        values.forEach(action);
    }
}
