package dev.headgate.testing.seeded.testing;

public record First(Class<Second> other) {
    First() {
        this(Second.class);
    }
}
