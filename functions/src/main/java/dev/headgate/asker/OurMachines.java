package dev.headgate.asker;

import dev.headgate.config.Names;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The two state machines of an installation, and the roles by which Headgate itself starts executions of them. */
public final class OurMachines {

    private static final String MACHINE = ":stateMachine:";
    private static final String DEPLOYMENT = "headgate-deployment";
    private static final String RELEASE = "headgate-release";

    private final Names names;
    private final String executions;
    private final String sessions;

    /**
     * Knows the installation by one of its two.
     *
     * @param deploymentStateMachineArn its name ends in the installation's suffix
     */
    public OurMachines(String deploymentStateMachineArn) {
        String[] parts = deploymentStateMachineArn.split(MACHINE + DEPLOYMENT, -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("The deployment state machine must be named " + DEPLOYMENT
                    + ", with the installation's suffix, not " + deploymentStateMachineArn);
        }
        names = new Names(parts[1].replaceFirst("^-", ""));
        executions = parts[0] + ":execution:";
        sessions = "arn:aws:sts::" + parts[0].replaceFirst("^.*:", "") + ":assumed-role/";
    }

    /** Whether an execution is one of either. */
    boolean run(String executionArn) {
        return Stream.of(DEPLOYMENT, RELEASE)
                .anyMatch(machine -> executionArn.startsWith(executions + names.of(machine) + ":"));
    }

    /** Which part of Headgate acts by this session of a role; empty when it is somebody else's. */
    Optional<Asker.Part> part(String callerArn) {
        return Map.of(
                        names.releaseStateMachineRole(), Asker.Part.RELEASES,
                        names.watchdogFunctionRole(), Asker.Part.WATCHDOG)
                .entrySet()
                .stream()
                .filter(role -> callerArn.startsWith(sessions + role.getKey() + "/"))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
