package dev.headgate.simulator.seeded.simulator.environment.service;

import dev.headgate.simulator.seeded.simulator.environment.SeededAccount;

/** Looks up to what is made of it. */
public record ServiceThatKnowsItsAccount(SeededAccount account) {}
