package dev.headgate.seeded.cli;

/** The command line, which a rule must not know. */
public record Command() {}
