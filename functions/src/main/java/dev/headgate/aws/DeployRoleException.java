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
                        + "\". Deploy the account-access stack of this environment into that account, and"
                        + " check that the role's trust policy names this function's role and that external id. AWS says: "
                        + cause.getMessage(),
                cause);
    }
}
