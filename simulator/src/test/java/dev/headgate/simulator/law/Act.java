package dev.headgate.simulator.law;

/**
 * A call by which a function changes a target account.
 *
 * @param operation as the API names it: {@code CreateDeployment}
 * @param deploymentId the deployment that the function was invoked for
 * @param executionArn the execution that invoked it
 */
public record Act(String operation, String deploymentId, String executionArn) {}
