package dev.headgate.states.execution;

import org.jspecify.annotations.Nullable;

/** The item a Map iteration runs for: {@code $states.context.Map.Item}. */
record MapItem(int index, @Nullable Object value) {}
