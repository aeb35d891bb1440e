package dev.headgate.config.task;

import java.time.Duration;
import java.util.List;

/**
 * What ECS runs in a container to learn whether it is healthy, beside what the load balancer asks.
 *
 * @param command after {@code CMD}, or {@code CMD-SHELL} where a shell shall run it
 * @param startPeriod for which failures do not count
 */
public record HealthCheck(
        List<String> command, Duration interval, Duration timeout, int retries, Duration startPeriod) {
    public HealthCheck {
        command = List.copyOf(command);
    }
}
