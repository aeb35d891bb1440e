package dev.headgate.cli.seeded.demo;

import dev.headgate.cli.seeded.doctor.OtherCommand;

/** Leans on a command beside it. */
record CommandThatKnowsAnother(OtherCommand other) {}
