package dev.headgate.simulator.seeded.simulator.environment.ecs;

import dev.headgate.simulator.seeded.simulator.environment.service.ServiceThatKnowsItsApi;

/** Tells of a service. */
public record SeededApi(ServiceThatKnowsItsApi service) {}
