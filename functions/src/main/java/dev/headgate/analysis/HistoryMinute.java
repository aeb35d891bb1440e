package dev.headgate.analysis;

/**
 * One minute of blue's before the first traffic weight moved.
 *
 * @param n requests
 * @param x errors
 */
public record HistoryMinute(double n, double x) {}
