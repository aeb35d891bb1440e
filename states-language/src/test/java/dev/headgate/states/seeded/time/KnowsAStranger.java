package dev.headgate.states.seeded.time;

import dev.headgate.states.execution.ExecutionListener;

/** Knows a class from outside its root. */
record KnowsAStranger(ExecutionListener stranger) {}
