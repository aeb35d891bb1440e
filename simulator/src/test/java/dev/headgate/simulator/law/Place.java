package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;

/** One service in one environment. */
public record Place(String service, String environment) {

    static Place of(Deployment deployment) {
        return new Place(
                deployment.plan().release().service(),
                deployment.plan().environment().name());
    }

    /** What the lock of a deployment here is called. */
    String lockName() {
        return service + "/" + environment;
    }

    @Override
    public String toString() {
        return lockName();
    }
}
