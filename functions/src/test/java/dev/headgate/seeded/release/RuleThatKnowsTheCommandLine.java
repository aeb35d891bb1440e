package dev.headgate.seeded.release;

import dev.headgate.seeded.cli.Command;

/** Looks at how it was started. */
record RuleThatKnowsTheCommandLine(Command command) {}
