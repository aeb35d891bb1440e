package dev.headgate.aws;

import java.util.Optional;
import java.util.function.Supplier;

/** A value made when it is first asked for, and only then: building an SDK client is what a cold start is made of. */
final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> source;
    private Optional<T> value = Optional.empty();

    Lazy(Supplier<T> source) {
        this.source = source;
    }

    @Override
    public synchronized T get() {
        T made = value.orElseGet(source);
        value = Optional.of(made);
        return made;
    }
}
