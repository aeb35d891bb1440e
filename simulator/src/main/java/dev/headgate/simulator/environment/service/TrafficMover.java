package dev.headgate.simulator.environment.service;

import java.util.Optional;

/** Who moves a service's traffic, as far as somebody must know who only looks on. */
public interface TrafficMover {

    /**
     * A deployment that moves it now.
     *
     * @param status in the mover's own words
     */
    record Movement(String deploymentId, String status) {}

    Optional<Movement> movement();

    /** Whether it plays green's part: it comes, or a deployment left it behind. */
    boolean isGreen(RunningTaskSet set);

    /** Grows with whatever begins or ends. */
    long changes();
}
