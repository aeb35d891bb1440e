package dev.headgate.simulator.seeded.simulator.environment.service;

import dev.headgate.simulator.seeded.simulator.environment.ecs.SeededApi;

/** Knows who tells of it. */
public record ServiceThatKnowsItsApi(SeededApi api) {}
