package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds deployments whose execution ended before they did, and has another execution take them over.
 *
 * <p>Runs on the event of an execution that failed, timed out or was aborted, and on a schedule, because such events may be
 * lost. A second run finds the same recovery under way and starts none.
 */
public final class RecoverDeploymentsHandler {

    private final DeploymentStore store;
    private final Executions executions;
    private final Notifier notifier;

    public RecoverDeploymentsHandler(DeploymentStore store, Executions executions, Notifier notifier) {
        this.store = store;
        this.executions = executions;
        this.notifier = notifier;
    }

    public record Output(List<String> recovered) {}

    /**
     * Handles one EventBridge event.
     *
     * @param event of Step Functions, or of the schedule
     */
    public Output handle(Map<String, Object> event) {
        List<String> recovered = new ArrayList<>();
        candidates(event).stream()
                .filter(this::isOrphaned)
                .filter(this::recover)
                .forEach(deployment -> recovered.add(deployment.id()));
        return new Output(recovered);
    }

    private List<Deployment> candidates(Map<String, Object> event) {
        Optional<String> execution = nameOfEndedExecution(event);
        return execution.isPresent()
                ? execution.flatMap(store::find).stream().toList()
                : store.locks().stream()
                        .flatMap(lock -> store.find(lock.deploymentId()).stream())
                        .toList();
    }

    /** An event of an ended execution names it, and so its deployment; whatever else woke us means: look at all locks. */
    private static Optional<String> nameOfEndedExecution(Map<String, Object> event) {
        return event.get("detail") instanceof Map<?, ?> detail && detail.get("name") instanceof String name
                ? Optional.of(name.replaceFirst("-recovery-\\d+$", ""))
                : Optional.empty();
    }

    private boolean isOrphaned(Deployment deployment) {
        return deployment.closing().isEmpty() && !executions.isRunning(deployment.executionArn());
    }

    /** The name is made of the record's version, so that one death is recovered by one execution. */
    private boolean recover(Deployment deployment) {
        String name = deployment.id() + "-recovery-" + deployment.version();
        boolean started = executions.start(name, Map.of("recover", deployment.id()));
        if (started) {
            notifier.send(DeploymentMessages.takenOver(deployment));
        }
        return started;
    }
}
