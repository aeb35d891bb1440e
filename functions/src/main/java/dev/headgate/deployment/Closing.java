package dev.headgate.deployment;

import java.time.Instant;

/**
 * How a deployment ended.
 *
 * @param reason a sentence for people
 * @param serving what serves production traffic now, in words
 */
public record Closing(Outcome outcome, String reason, String serving, Instant at) {}
