package dev.headgate.simulator.environment.service;

/**
 * A service as it stands before its first deployment.
 *
 * @param image what its main container runs
 */
public record ServiceSpec(
        String name,
        String cluster,
        String containerName,
        int port,
        String image,
        int desiredCount,
        ServiceShape shape) {

    public ServiceSpec {
        if (desiredCount < 0) {
            throw new IllegalArgumentException("desiredCount must not be negative, and is " + desiredCount);
        }
    }

    /** As Headgate's own stack makes it. */
    public ServiceSpec(String name, String cluster, String containerName, int port, String image, int desiredCount) {
        this(name, cluster, containerName, port, image, desiredCount, ServiceShape.OWN);
    }

    public ServiceSpec shaped(ServiceShape other) {
        return new ServiceSpec(name, cluster, containerName, port, image, desiredCount, other);
    }
}
