package dev.headgate.simulator.seeded.handler;

import dev.headgate.simulator.seeded.simulator.world.SeededWorld;

/** Could tell a simulated world from AWS. */
record HandlerThatKnowsASimulator(SeededWorld world) {}
