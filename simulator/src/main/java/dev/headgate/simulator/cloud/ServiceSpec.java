package dev.headgate.simulator.cloud;

import java.time.Duration;
import java.util.List;

/**
 * A service as it stands before its first deployment.
 *
 * @param image what its main container runs
 * @param readyWait how long a deployment waits at READY_WAIT before it is stopped; zero means it never waits
 * @param terminationWait how long blue is kept at 100 % green
 * @param alarms the deployment group's, by name; each is made, in OK
 */
public record ServiceSpec(
        String name,
        String cluster,
        String application,
        String deploymentGroup,
        String containerName,
        int port,
        String image,
        int desiredCount,
        Duration readyWait,
        Duration terminationWait,
        List<String> alarms) {

    public ServiceSpec {
        if (desiredCount < 0) {
            throw new IllegalArgumentException("desiredCount must not be negative, and is " + desiredCount);
        }
        if (readyWait.isNegative() || terminationWait.isNegative()) {
            throw new IllegalArgumentException("waits must not be negative: " + readyWait + ", " + terminationWait);
        }
        alarms = List.copyOf(alarms);
    }
}
