package dev.headgate.release;

import dev.headgate.config.Environment;
import dev.headgate.json.Stored;

/**
 * All that a deployment needs to know, fixed when the release was planned.
 *
 * @param deploymentId also the name of its Step Functions execution: a second start of the same is the same
 * @param container the container whose image is replaced
 * @param backendStrategy the traffic backend's own name of the environment's strategy
 */
public record DeploymentPlan(
        String deploymentId,
        Release release,
        Environment environment,
        String container,
        int port,
        @Stored("deploymentConfig") String backendStrategy) {

    /** The same, with traffic moved in one step: how blue is brought back. */
    public DeploymentPlan allAtOnce() {
        return new DeploymentPlan(deploymentId, release, environment.allAtOnce(), container, port, backendStrategy);
    }

    /**
     * The same, for an image that served before: nobody is asked about it again, and its scan is not looked at, for what
     * serves now is worse.
     */
    public DeploymentPlan bringingBack(Image image) {
        return new DeploymentPlan(
                deploymentId, release.of(image), environment.withoutGates(), container, port, backendStrategy);
    }

    /** What the lock is for: one deployment at a time of this service here. */
    public String lockName() {
        return release.service() + "/" + environment.name();
    }
}
