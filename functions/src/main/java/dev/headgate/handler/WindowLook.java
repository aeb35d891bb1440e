package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.window.Opening;
import java.time.Duration;
import java.time.Instant;

/** Looks whether production traffic of a deployment may begin to move. */
@FunctionalInterface
public interface WindowLook {

    /** For what moves none. */
    WindowLook ALWAYS_OPEN = (deployment, needs, now) -> new Opening.Open();

    /**
     * What is known now.
     *
     * @param needs how long it has to be open from now on
     */
    Opening at(Deployment deployment, Duration needs, Instant now);
}
