package dev.headgate.deployment;

/**
 * Why something could not be seen.
 *
 * @param throttled only because AWS takes no more calls just now: that passes, and says nothing of green
 */
public record Unseen(String why, boolean throttled) {}
