package dev.headgate.aws;

import dev.headgate.config.Target;

/** The deploy role of an environment's account may not be assumed: no retry helps, somebody has to change the account. */
public final class DeployRoleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String cure;

    DeployRoleException(Target target, Throwable cause) {
        this(
                "the role " + target.roleArn() + " of account " + target.account()
                        + " may not be assumed with external id \"" + target.externalId() + "\"",
                "deploy the account-access stack " + stack(target) + " into that account, and check that the role's"
                        + " trust policy names this function's role and that external id (AWS says: "
                        + cause.getMessage() + ")",
                cause);
    }

    private DeployRoleException(String what, String cure, Throwable cause) {
        super(what + ": " + cure, cause);
        this.what = what;
        this.cure = cure;
    }

    /** Which role may not be assumed. */
    public String what() {
        return what;
    }

    /** What somebody has to do about it. AWS's long words come last: a message is cut at its end. */
    public String cure() {
        return cure;
    }

    /** As {@code StackNames} names it; the role is of that stack, and says the same of installation and environment. */
    private static String stack(Target target) {
        String role = target.roleArn().substring(target.roleArn().lastIndexOf('/') + 1);
        return role.replaceFirst("headgate-deploy-", "headgate-access-");
    }
}
