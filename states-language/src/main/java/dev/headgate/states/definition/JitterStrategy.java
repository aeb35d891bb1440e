package dev.headgate.states.definition;

/** How the delay before a retry is spread. */
public enum JitterStrategy {
    NONE,
    /** Anything from nothing to the whole delay. */
    FULL
}
