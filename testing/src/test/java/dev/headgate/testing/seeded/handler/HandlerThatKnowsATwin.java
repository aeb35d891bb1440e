package dev.headgate.testing.seeded.handler;

import dev.headgate.testing.seeded.testing.Second;

public record HandlerThatKnowsATwin(Second twin) {}
