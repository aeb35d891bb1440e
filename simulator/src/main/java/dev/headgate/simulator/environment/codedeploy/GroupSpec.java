package dev.headgate.simulator.environment.codedeploy;

import java.time.Duration;
import java.util.List;

/**
 * A deployment group as a stack makes it.
 *
 * @param readyWait how long a deployment waits at READY_WAIT before it is stopped; zero means it never waits
 * @param terminationWait how long blue is kept at 100 % green
 * @param alarms by name; each is made, in OK
 */
public record GroupSpec(
        String application, String name, Duration readyWait, Duration terminationWait, List<String> alarms) {

    public GroupSpec {
        if (readyWait.isNegative() || terminationWait.isNegative()) {
            throw new IllegalArgumentException("waits must not be negative: " + readyWait + ", " + terminationWait);
        }
        alarms = List.copyOf(alarms);
    }
}
