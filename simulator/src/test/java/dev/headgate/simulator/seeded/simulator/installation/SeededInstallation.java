package dev.headgate.simulator.seeded.simulator.installation;

import dev.headgate.simulator.seeded.simulator.environment.EnvironmentThatKnowsAnInstallation;

/** May know environments. */
public record SeededInstallation(EnvironmentThatKnowsAnInstallation environment) {}
