package dev.headgate.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The intent to start, written before anything is created, and what came of it.
 *
 * <p>CreateDeployment and RegisterTaskDefinition take no client token: after a lost reply, the marker and the task
 * definition tell whether the call was carried out.
 *
 * @param marker part of the CodeDeploy deployment's description
 * @param blue what serves when green is started
 * @param redBefore alarms that were red already, which only a rollback, or a release that overrides them, may start with: they do not count
 * @param taskDefinition green's, once registered
 */
public record Start(
        String marker,
        Instant at,
        Blue blue,
        List<String> redBefore,
        Optional<String> taskDefinition,
        Optional<String> codeDeployId) {
    public Start {
        redBefore = List.copyOf(redBefore);
    }

    /**
     * The revision that serves before the deployment, and must serve again after a rollback.
     *
     * @param image its reference as the task definition names it, for people
     */
    public record Blue(String taskDefinition, String targetGroup, String image) {}

    /** Whether it runs blue's revision, be it deployed anew. */
    public boolean isBlue(TaskSet set) {
        return blue.taskDefinition().equals(set.taskDefinition());
    }

    Start registered(String newTaskDefinition) {
        return new Start(marker, at, blue, redBefore, Optional.of(newTaskDefinition), codeDeployId);
    }

    Start created(String newCodeDeployId) {
        return new Start(marker, at, blue, redBefore, taskDefinition, Optional.of(newCodeDeployId));
    }
}
