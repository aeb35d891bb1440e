package dev.headgate.cli.seeded.doctor;

/** A command that stands alone. */
public record OtherCommand() {}
