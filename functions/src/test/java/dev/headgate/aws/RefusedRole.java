package dev.headgate.aws;

import dev.headgate.config.Target;

/** What is thrown where a deploy role may not be assumed, for tests of those who catch it. */
public final class RefusedRole {

    private RefusedRole() {}

    public static DeployRoleException of(Target target) {
        return new DeployRoleException(target, new IllegalStateException("not authorized"));
    }
}
