package dev.headgate.states.machine;

import dev.headgate.states.definition.StateMachine;
import java.time.Instant;
import java.util.Optional;

/**
 * A state machine as it is at some time; an execution keeps the one that it was started with.
 *
 * @param roleArn empty where a state is tested without a role
 * @param updated when its definition or role last changed, or when it was created
 * @param revision of its last change; empty until there is one
 */
public record RegisteredMachine(
        String arn,
        StateMachine definition,
        String roleArn,
        Instant created,
        Instant updated,
        Optional<String> revision) {

    /** A state machine that was never changed. */
    public static RegisteredMachine of(String arn, StateMachine definition, String roleArn, Instant now) {
        return new RegisteredMachine(arn, definition, roleArn, now, now, Optional.empty());
    }

    /** The same with another definition or role. */
    public RegisteredMachine changed(StateMachine newDefinition, String newRoleArn, Instant now, String newRevision) {
        return new RegisteredMachine(arn, newDefinition, newRoleArn, created, now, Optional.of(newRevision));
    }

    /** Its ARN ends with it. */
    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}
