package dev.headgate.states.seeded.execution;

import dev.headgate.states.seeded.expression.ExpressionThatKnowsAnExecution;

/** May know expressions. */
public record SeededExecution(ExpressionThatKnowsAnExecution expression) {}
