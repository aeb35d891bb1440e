package dev.headgate.simulator.seeded.simulator.cloud;

import dev.headgate.simulator.seeded.simulator.world.SeededWorld;

/** Looks up to what is built of it. */
public record CloudThatKnowsAWorld(SeededWorld world) {}
