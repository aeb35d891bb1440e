package dev.headgate.handler;

/** There is no record of this deployment: it was never opened, or its id is mistyped. */
public final class UnknownDeploymentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownDeploymentException(String deploymentId) {
        super("No deployment has the id " + deploymentId
                + ". Ids look like web-prod-1f2e3d4c5b6a and are the names of deployment executions.");
    }
}
