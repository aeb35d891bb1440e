package dev.headgate.deployment;

import java.time.Instant;

/**
 * What a look at everything saw, where it stands for a while: until then only the minutes are read.
 *
 * @param until from then on everything is looked at again
 * @param version of the deployment's record after that look: whoever has said something to it since has changed it
 */
public record StandingLook(Observation seen, Instant until, long version) {

    /** Whether it still stands for this deployment. */
    public boolean isOf(Deployment deployment, Instant now) {
        return now.isBefore(until) && version == deployment.version();
    }
}
