package dev.headgate.simulator.seeded.simulator.world;

import dev.headgate.simulator.seeded.simulator.cloud.CloudThatKnowsAWorld;

/** May know clouds. */
public record SeededWorld(CloudThatKnowsAWorld cloud) {}
