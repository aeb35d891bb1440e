package dev.headgate.traffic.codedeploy;

import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Progress.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What CodeDeploy says of a deployment. Its status alone never says where the traffic is: it stays {@code InProgress} through
 * the whole bake.
 *
 * @param errorCode where it failed or was stopped
 * @param events of its one target, in their order
 */
record CodeDeployStatus(
        String id,
        Status status,
        Optional<String> errorCode,
        Optional<String> errorMessage,
        List<LifecycleEvent> events) {

    /** CodeDeploy names the alarms at the end of a sentence of 150 characters that says nothing else. */
    private static final Pattern ALARMS = Pattern.compile("Activated alarms: <([^>]+)>");

    /** The lifecycle events that an AppSpec can have a function called at. */
    private static final Set<String> HOOKED =
            Set.of("BeforeInstall", "AfterInstall", "AfterAllowTestTraffic", "BeforeAllowTraffic", "AfterAllowTraffic");

    enum Status {
        CREATED(Stage.AT_WORK),
        QUEUED(Stage.AT_WORK),
        IN_PROGRESS(Stage.AT_WORK),
        /** Undocumented for ECS: treated as active. */
        BAKING(Stage.AT_WORK),
        /** Waits at READY_WAIT for a decision. */
        READY(Stage.HELD),
        SUCCEEDED(Stage.SUCCEEDED),
        FAILED(Stage.FAILED),
        STOPPED(Stage.STOPPED);

        private final Stage stage;

        Status(Stage stage) {
            this.stage = stage;
        }

        Stage stage() {
            return stage;
        }
    }

    record LifecycleEvent(String name, String status) {}

    CodeDeployStatus {
        events = List.copyOf(events);
    }

    Progress progress() {
        return new Progress(id, status.stage(), currentEvent(), isPastTraffic(), failure());
    }

    /** As it was where nothing of it can have changed, and else as it is. */
    Progress after(Optional<Progress> before) {
        return before.filter(it -> it.pastTraffic() && it.stage() == status.stage())
                .orElseGet(this::progress);
    }

    /** All traffic is on green, and so are CodeDeploy's hooks done: it only keeps blue, or removes it. */
    boolean isPastTraffic() {
        return status == Status.SUCCEEDED
                || (status == Status.IN_PROGRESS
                        && events.contains(new LifecycleEvent("AfterAllowTraffic", "Succeeded")));
    }

    /** Green's tasks come up, and CodeDeploy has not found them steady yet: until then it moves nothing. */
    boolean isInstalling() {
        return switch (status) {
            case CREATED, QUEUED -> true;
            case IN_PROGRESS -> !events.isEmpty() && !events.contains(new LifecycleEvent("Install", "Succeeded"));
            case BAKING, READY, SUCCEEDED, FAILED, STOPPED -> false;
        };
    }

    /** The lifecycle event that runs, or else the last one that ended. */
    private Optional<String> currentEvent() {
        return events.stream()
                .filter(event ->
                        !event.status().equals("Pending") && !event.status().equals("Skipped"))
                .reduce((first, second) -> second)
                .map(LifecycleEvent::name);
    }

    /** In words that say what matters first: subjects of mails and lines of a screen are cut. */
    private Optional<String> failure() {
        return switch (status) {
            case FAILED -> Optional.of(ended("failed"));
            case STOPPED -> Optional.of(ended("stopped"));
            case CREATED, QUEUED, IN_PROGRESS, BAKING, READY, SUCCEEDED -> Optional.empty();
        };
    }

    private String ended(String how) {
        String code = errorCode.map(it -> " (" + it + ")").orElse("");
        String message = errorMessage.orElse("");
        Matcher alarms = ALARMS.matcher(message);
        if (alarms.find()) {
            return "alarm " + alarms.group(1) + " is red: CodeDeploy " + how + " it";
        }
        return failedHook().map(it -> "hook " + it + " failed: ").orElse("") + "CodeDeploy " + how + " it" + code
                + (message.isBlank() ? "" : ": " + message);
    }

    /** Only a hook can fail at these events; what was stopped at one of them did not. */
    private Optional<String> failedHook() {
        return events.stream()
                .filter(it -> status == Status.FAILED && it.status().equals("Failed") && HOOKED.contains(it.name()))
                .map(LifecycleEvent::name)
                .findFirst();
    }
}
