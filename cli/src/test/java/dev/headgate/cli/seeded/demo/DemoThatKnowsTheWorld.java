package dev.headgate.cli.seeded.demo;

import dev.headgate.simulator.installation.World;

/** Breaks: what a demo shows, it sees as a client. */
record DemoThatKnowsTheWorld(World world) {}
