package dev.headgate.deployment;

import java.time.Instant;

/**
 * Somebody's word that what serves is to stay as it is, and that the lock is to be free.
 *
 * @param by whoever says so, as the input names them
 * @param at when the execution that says so was started
 */
public record Settlement(String by, String reason, Instant at) {}
