package dev.headgate.config.task;

import java.util.Locale;
import java.util.Optional;

/**
 * A container beside the one that is released.
 *
 * @param essential whether the task ends with it
 * @param port on which the task's other containers and its load balancer's network reach it; empty: none
 * @param logRouter what of FireLens takes the other containers' logs in it; empty: it is no log router
 */
public record Sidecar(
        String image, Container container, boolean essential, Optional<Integer> port, Optional<LogRouter> logRouter) {

    /** What FireLens knows. */
    public enum LogRouter {
        FLUENTBIT,
        FLUENTD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
