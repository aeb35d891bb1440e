package dev.headgate.analysis;

import java.util.Optional;

/**
 * What the load balancer said about green's targets in one minute.
 *
 * @param healthyHosts the minute's minimum; empty when none was reported
 * @param desiredHosts how many there should be
 * @param requests requests for green
 * @param connectionErrors requests for which no connection to a target came about
 */
public record HealthMinute(
        Optional<Double> healthyHosts, double desiredHosts, double requests, double connectionErrors) {
    public HealthMinute {
        healthyHosts.ifPresent(hosts -> requireCount("healthyHosts", hosts));
        requireCount("desiredHosts", desiredHosts);
        requireCount("requests", requests);
        requireCount("connectionErrors", connectionErrors);
    }

    private static void requireCount(String name, double value) {
        if (!(value >= 0 && value <= MinuteRow.MOST)) {
            throw new IllegalArgumentException(name + " must be an observed count of 0 or more, not " + value);
        }
    }
}
