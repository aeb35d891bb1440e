package dev.headgate.seeded.handler;

import dev.headgate.seeded.config.RuleThatKnowsAHandler;

/** Knows another handler, and closes a cycle. */
public record FirstHandler(SecondHandler next, RuleThatKnowsAHandler rule) {}
