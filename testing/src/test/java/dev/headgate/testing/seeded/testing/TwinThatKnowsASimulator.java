package dev.headgate.testing.seeded.testing;

import dev.headgate.testing.seeded.simulator.World;

public record TwinThatKnowsASimulator(World world) {}
