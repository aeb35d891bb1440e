package dev.headgate.simulator.seeded.simulator.environment;

import dev.headgate.simulator.seeded.simulator.installation.SeededInstallation;

/** Looks up to what is built of it. */
public record EnvironmentThatKnowsAnInstallation(SeededInstallation installation) {}
