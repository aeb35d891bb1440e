package dev.headgate.deployment;

import java.util.List;
import java.util.Optional;

/**
 * What CodeDeploy says of a deployment. Its status alone never says where the traffic is.
 *
 * @param errorCode CodeDeploy's, where it failed or was stopped
 * @param rollbackId the second deployment that CodeDeploy started to roll this one back
 */
public record DeploymentProgress(
        String id,
        Status status,
        Optional<String> errorCode,
        Optional<String> errorMessage,
        Optional<String> rollbackId,
        List<LifecycleEvent> events) {

    public enum Status {
        CREATED,
        QUEUED,
        IN_PROGRESS,
        /** Undocumented for ECS: treated as active. */
        BAKING,
        /** Waits at READY_WAIT for a decision. */
        READY,
        SUCCEEDED,
        FAILED,
        STOPPED;

        public boolean isTerminal() {
            return this == SUCCEEDED || this == FAILED || this == STOPPED;
        }
    }

    public record LifecycleEvent(String name, String status) {}

    public DeploymentProgress {
        events = List.copyOf(events);
    }

    /** All traffic is on green, and so are CodeDeploy's hooks done: it only keeps blue, or removes it. */
    public boolean isPastTraffic() {
        return status == Status.SUCCEEDED
                || (status == Status.IN_PROGRESS
                        && events.contains(new LifecycleEvent("AfterAllowTraffic", "Succeeded")));
    }

    /** The lifecycle event that runs, or else the last one that ended. */
    public Optional<String> currentEvent() {
        return events.stream()
                .filter(event ->
                        !event.status().equals("Pending") && !event.status().equals("Skipped"))
                .reduce((first, second) -> second)
                .map(LifecycleEvent::name);
    }
}
