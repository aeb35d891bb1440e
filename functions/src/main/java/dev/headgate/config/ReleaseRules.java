package dev.headgate.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How releases reach one environment.
 *
 * @param bake time at 100 % green during which blue is kept; zero ends blue at once
 * @param alarms CloudWatch alarm names in the environment's account; one in ALARM rolls back
 * @param blockScanFindings refuse an image with a finding of this severity or worse; empty: the scan is not looked at
 * @param turnTimeout how long a deployment waits for the environment to be free
 */
public record ReleaseRules(
        Strategy strategy,
        Duration bake,
        List<Gate> gates,
        List<String> alarms,
        Optional<Severity> blockScanFindings,
        Duration turnTimeout) {
    public ReleaseRules {
        gates = List.copyOf(gates);
        alarms = List.copyOf(alarms);
        if (gates.stream().map(Gate::before).distinct().count() < gates.size()) {
            throw new IllegalArgumentException("one gate at most may stand before each of deployment and traffic");
        }
        if (bake.isNegative()) {
            throw new IllegalArgumentException("bake must not be negative, not " + bake);
        }
        if (!turnTimeout.isPositive()) {
            throw new IllegalArgumentException("turnTimeout must be positive, not " + turnTimeout);
        }
    }

    public Optional<Gate> gate(Gate.Before before) {
        return gates.stream().filter(gate -> gate.before() == before).findFirst();
    }
}
