package dev.headgate.handler;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.RecoveryName;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.ExecutionMessages;
import dev.headgate.notification.Message;
import dev.headgate.notification.Notifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds deployments whose execution ended before they did, and has another execution take them over. Where only the message
 * of the end is missing, it is sent; so is one of a release whose execution died.
 *
 * <p>Runs on the event of an execution that failed, timed out or was aborted, and on a schedule, because such events may be
 * lost. A second run finds the same recovery under way and starts none.
 */
public final class RecoverDeploymentsHandler {

    /** Each one ends with an alert, so that a recovery that cannot work becomes known long before. */
    private static final int MOST_ATTEMPTS = 20;

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
        Optional<EndedExecution> ended = EndedExecution.in(event);
        if (ended.filter(this::isRelease).isPresent()) {
            ended.filter(it -> !it.hasSaidSo()).ifPresent(this::announceBrokenRelease);
            return new Output(List.of());
        }
        ended.filter(this::isUnheardOf)
                .map(RecoverDeploymentsHandler::unheardOf)
                .ifPresent(notifier::send);
        List<String> recovered = new ArrayList<>();
        for (Deployment deployment : candidates(ended)) {
            if (executions.isRunning(deployment.executionArn())) {
                continue;
            }
            if (deployment.closing().isPresent()) {
                announce(deployment);
            } else if (recover(deployment)) {
                recovered.add(deployment.id());
            }
        }
        return new Output(recovered);
    }

    /** An event of an ended execution names its deployment; whatever else woke us means: look at all. */
    private List<Deployment> candidates(Optional<EndedExecution> ended) {
        Set<String> unannounced = new LinkedHashSet<>(store.unannounced());
        Stream<String> ids =
                ended.isPresent() ? ended.stream().map(EndedExecution::deploymentId) : unfinished(unannounced);
        return ids.flatMap(id -> store.find(id).stream())
                .filter(it -> it.closing().isEmpty() || unannounced.contains(it.id()))
                .toList();
    }

    /** Those that wait have no lock yet; one that needed a human and is taken over again has been announced before. */
    private Stream<String> unfinished(Set<String> unannounced) {
        return Stream.concat(unannounced.stream(), store.locks().stream().map(Lock::deploymentId))
                .distinct();
    }

    private boolean isRelease(EndedExecution ended) {
        String arn = ended.execution().arn();
        return !arn.equals(executions.arnOf(ended.execution().name()));
    }

    private void announceBrokenRelease(EndedExecution ended) {
        notifier.send(ExecutionMessages.broken(ended.execution(), ended.why()));
        store.giveUpTrigger(ended.execution().name());
    }

    /** A deployment that was started alone and refused: there is no record, and no release that tells of it. */
    private boolean isUnheardOf(EndedExecution ended) {
        return ended.isAlone() && store.find(ended.deploymentId()).isEmpty();
    }

    private static Message unheardOf(EndedExecution ended) {
        return ended.recovered()
                .map(id -> ExecutionMessages.notTakenOver(ended.execution(), id, ended.why()))
                .orElseGet(() -> ExecutionMessages.notOpened(ended.execution(), ended.why()));
    }

    private void announce(Deployment deployment) {
        notifier.send(DeploymentMessages.ended(deployment));
        store.announced(deployment.id());
    }

    /** False where a recovery is under way already. */
    private boolean recover(Deployment deployment) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            String name = RecoveryName.of(deployment, attempt);
            if (executions.start(name, Map.of("recover", deployment.id()))) {
                notifier.send(DeploymentMessages.takenOver(deployment));
                return true;
            }
            if (executions.isRunning(executions.arnOf(name))) {
                return false;
            }
        }
        return false;
    }
}
