package dev.headgate.cli.seeded;

import dev.headgate.cli.seeded.terminal.TerminalThatKnowsTheRoot;

/** Knows the terminal, as it may. */
public record RootCommand(TerminalThatKnowsTheRoot terminal) {}
