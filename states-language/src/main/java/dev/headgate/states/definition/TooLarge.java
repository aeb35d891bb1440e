package dev.headgate.states.definition;

/**
 * What becomes of {@code States.DataLimitExceeded} in a state that answers {@code States.ALL}. AWS documents that the wildcard
 * does not match it; executions that were recorded show that it does.
 */
public enum TooLarge {
    PASSES_THE_WILDCARD,
    IS_CAUGHT_BY_THE_WILDCARD
}
