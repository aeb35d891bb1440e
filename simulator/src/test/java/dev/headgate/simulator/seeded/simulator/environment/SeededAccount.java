package dev.headgate.simulator.seeded.simulator.environment;

import dev.headgate.simulator.seeded.simulator.environment.service.ServiceThatKnowsItsAccount;

/** Is made of services. */
public record SeededAccount(ServiceThatKnowsItsAccount service) {}
