package dev.headgate.states.seeded.expression;

import dev.headgate.states.seeded.execution.SeededExecution;

/** Looks up to what runs it. */
public record ExpressionThatKnowsAnExecution(SeededExecution execution) {}
