package dev.headgate.seeded.config;

import dev.headgate.seeded.handler.FirstHandler;

/** Knows a package above its own. */
public record RuleThatKnowsAHandler(FirstHandler handler) {}
