package dev.headgate.benchmarks.coldstart;

/**
 * What one start came to, in milliseconds and megabytes.
 *
 * @param processor time that all its threads had until the first answer, whatever else the machine did
 *
 * @param start from the process's start, or from its restore, to the first answer
 * @param first from the first event to its answer
 * @param warm the median of the later ones
 */
record Measured(double start, double first, double warm, double memory, double processor) {}
