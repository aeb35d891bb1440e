package dev.headgate.cli.seeded.terminal;

import dev.headgate.cli.seeded.RootCommand;

/** Knows the root, and closes a cycle. */
public record TerminalThatKnowsTheRoot(RootCommand root) {}
