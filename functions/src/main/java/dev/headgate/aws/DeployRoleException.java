package dev.headgate.aws;

import dev.headgate.config.Target;

/** The deploy role of an environment's account may not be assumed: no retry helps, somebody has to change the account. */
public final class DeployRoleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeployRoleException(Target target, Throwable cause) {
        super(
                "The role " + target.roleArn() + " of account " + target.account()
                        + " may not be assumed with external id \""
                        + target.externalId()
                        + "\". Deploy the account-access stack " + stack(target) + " into that account, and"
                        + " check that the role's trust policy names this function's role and that external id. AWS says: "
                        + cause.getMessage(),
                cause);
    }

    /** As {@code StackNames} names it; the role is of that stack, and says the same of installation and environment. */
    private static String stack(Target target) {
        String role = target.roleArn().substring(target.roleArn().lastIndexOf('/') + 1);
        return role.replaceFirst("headgate-deploy-", "headgate-access-");
    }
}
