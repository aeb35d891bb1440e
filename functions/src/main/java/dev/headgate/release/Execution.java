package dev.headgate.release;

import java.time.Instant;

/**
 * The Step Functions execution that asks for a plan.
 *
 * @param startedAt as Step Functions says, so that planning again after a lost reply comes to the same plan
 */
public record Execution(String arn, String name, Instant startedAt) {}
