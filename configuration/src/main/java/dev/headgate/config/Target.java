package dev.headgate.config;

/**
 * Where an environment's service lives and the role that may deploy there.
 *
 * @param account twelve digits
 * @param service the ECS service's name
 * @param application the CodeDeploy application
 * @param deploymentGroup the CodeDeploy deployment group of that service
 * @param roleArn the deploy role in that account, assumable only with {@code externalId}
 */
public record Target(
        String account,
        String region,
        String cluster,
        String service,
        String application,
        String deploymentGroup,
        String roleArn,
        String externalId) {

    /** Who moves its traffic. */
    public Backend backend() {
        return Backend.CODEDEPLOY;
    }
}
