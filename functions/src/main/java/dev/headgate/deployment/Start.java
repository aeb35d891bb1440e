package dev.headgate.deployment;

import dev.headgate.json.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The intent to start, written before anything is created, and what came of it.
 *
 * <p>Neither the creation of a deployment nor RegisterTaskDefinition takes a client token: after a lost reply, the marker and the task
 * definition tell whether the call was carried out.
 *
 * @param marker by which the backend's deployment is known again
 * @param blue what serves when green is started
 * @param redBefore alarms that were red already, which only a rollback, or a release that overrides them, may start with: they do not count
 * @param taskDefinition green's, once registered
 * @param backendId the id of the backend's deployment, once it was created
 */
public record Start(
        String marker,
        Instant at,
        Blue blue,
        List<String> redBefore,
        Optional<String> taskDefinition,
        @Stored("codeDeployId") Optional<String> backendId) {
    public Start {
        redBefore = List.copyOf(redBefore);
    }

    /**
     * The revision that serves before the deployment, and must serve again after a rollback.
     *
     * @param image its reference as the task definition names it, for people
     * @param copy what brings it back, where its revision was deregistered: another one with all that is in it
     * @param sick how few of its tasks were healthy when green was started all the same; empty where it was whole
     */
    public record Blue(
            String taskDefinition, String targetGroup, String image, Optional<String> copy, Optional<String> sick) {

        public Blue(String taskDefinition, String targetGroup, String image) {
            this(taskDefinition, targetGroup, image, Optional.empty(), Optional.empty());
        }

        Blue with(String newCopy) {
            return new Blue(taskDefinition, targetGroup, image, Optional.of(newCopy), sick);
        }

        /** What is started to bring it back, unless that was deregistered, too. */
        public String revision() {
            return copy.orElse(taskDefinition);
        }
    }

    /** Whether it runs blue's revision, be it deployed anew, or a copy of it. */
    public boolean isBlue(Revision set) {
        return blue.taskDefinition().equals(set.taskDefinition())
                || blue.copy().filter(set.taskDefinition()::equals).isPresent();
    }

    Start bringingBlueBackAs(String copy) {
        return new Start(marker, at, blue.with(copy), redBefore, taskDefinition, backendId);
    }

    Start registered(String newTaskDefinition) {
        return new Start(marker, at, blue, redBefore, Optional.of(newTaskDefinition), backendId);
    }

    Start created(String newBackendId) {
        return new Start(marker, at, blue, redBefore, taskDefinition, Optional.of(newBackendId));
    }
}
