package dev.headgate.config;

import dev.headgate.json.Beside;

/**
 * Where an environment's service lives and the role that may deploy there.
 *
 * @param account twelve digits
 * @param service the ECS service's name
 * @param backend who moves its traffic
 * @param roleArn the deploy role in that account, assumable only with {@code externalId}
 */
public record Target(
        String account,
        String region,
        String cluster,
        String service,
        @Beside Backend backend,
        String roleArn,
        String externalId) {}
