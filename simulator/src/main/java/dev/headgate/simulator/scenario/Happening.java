package dev.headgate.simulator.scenario;

import java.time.Instant;

/**
 * Something that goes wrong, or that somebody does, in a run.
 *
 * @param what a sentence without its full stop
 */
public record Happening(Instant at, String what) {}
