package dev.headgate.handler;

import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalStore;
import dev.headgate.asker.AskerStore;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.notification.Askers;
import dev.headgate.notification.DeploymentMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.telemetry.EndLog;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells people of a deployment's end, and measures it.
 *
 * <p>It is measured when they have been told: once, as they are, but for a run that dies in between, after which another tells
 * and measures it again.
 */
public final class EndNotice {

    private final DeploymentStore store;
    private final AskerStore askers;
    private final ApprovalStore approvals;
    private final Notifier notifier;
    private final EndLog log;

    public EndNotice(DeploymentStore store, AskerStore askers, ApprovalStore approvals, Notifier notifier, EndLog log) {
        this.store = store;
        this.askers = askers;
        this.approvals = approvals;
        this.notifier = notifier;
        this.log = log;
    }

    void tell(Deployment ended) {
        notifier.send(DeploymentMessages.ended(ended, Askers.of(ended, askers)));
        store.announced(ended.id());
        log.ended(ended, questions(ended));
    }

    private List<Approval> questions(Deployment deployment) {
        return Stream.of(Gate.Before.values())
                .filter(gate ->
                        deployment.plan().environment().rules().gate(gate).isPresent())
                .flatMap(gate -> approvals.find(deployment.id(), gate).stream())
                .toList();
    }
}
