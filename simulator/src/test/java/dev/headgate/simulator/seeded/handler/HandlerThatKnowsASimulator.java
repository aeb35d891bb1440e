package dev.headgate.simulator.seeded.handler;

import dev.headgate.simulator.seeded.simulator.installation.SeededInstallation;

/** Could tell a simulated installation from AWS. */
record HandlerThatKnowsASimulator(SeededInstallation installation) {}
