package dev.headgate.simulator.asl;

/** How the delay before a retry is spread. */
enum JitterStrategy {
    NONE,
    /** Anything from nothing to the whole delay. */
    FULL
}
