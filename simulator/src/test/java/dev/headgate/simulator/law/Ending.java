package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import java.time.Instant;

/**
 * A deployment reached its outcome.
 *
 * @param deployment its record, closed
 * @param lastLook when its execution last looked at what serves
 */
public record Ending(Deployment deployment, Instant lastLook) {}
