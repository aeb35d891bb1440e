package dev.headgate.testing.seeded.simulator;

public final class World {}
