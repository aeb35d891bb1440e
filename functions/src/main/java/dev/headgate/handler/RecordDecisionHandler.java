package dev.headgate.handler;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Approvals;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.GateDecision;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * State {@code RecordDecision}: what was decided at a gate becomes part of the deployment's record, and approvers hear of it.
 *
 * <p>What the approvals' store holds counts, and not what the task token was answered with or that its wait ended: an
 * answer may have been stored in the moment of the time-out, and its task token refused.
 */
public final class RecordDecisionHandler {

    private final Deployments deployments;
    private final Approvals approvals;
    private final InstantSource clock;

    public RecordDecisionHandler(DeploymentStore store, Approvals approvals, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.approvals = approvals;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn, Gate.Before gate) {}

    /**
     * What it means.
     *
     * @param open nobody has decided, and there is time left: the question is put again after another look at green
     */
    public record Output(boolean approved, boolean open, String why) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        if (input.gate() == Gate.Before.FINISH && isUnsettled(input)) {
            return leaveOpen(input);
        }
        Approval concluded = approvals.conclude(input.deploymentId(), input.gate());
        if (isOutdated(deployment, concluded)) {
            return new Output(true, false, "approved, but something has changed since: it is asked again");
        }
        Deployment recorded = recorded(deployment, concluded);
        deployments.save(deployment, recorded);
        approvals.tellResult(concluded);
        return recorded.cause()
                .map(cause -> new Output(false, false, cause.reason()))
                .orElseGet(() -> new Output(true, false, "approved by " + names(concluded)));
    }

    /** An approval of a former question is none; a rejection of it still is one. */
    private static boolean isOutdated(Deployment deployment, Approval concluded) {
        return concluded.gate() == Gate.Before.DEPLOYMENT
                && concluded.question().number() != deployment.round()
                && concluded.settled().filter(it -> !it.isRejection()).isPresent();
    }

    private boolean isUnsettled(Input input) {
        return approvals
                .known(input.deploymentId(), input.gate())
                .flatMap(Approval::settled)
                .isEmpty();
    }

    /** How long this question stands, the next look decides, together with what it sees. */
    private Output leaveOpen(Input input) {
        boolean open = approvals
                .known(input.deploymentId(), input.gate())
                .map(it -> it.isOpenAt(clock.instant()))
                .orElse(true);
        if (open) {
            return new Output(false, true, "nobody has decided yet");
        }
        Approval concluded = approvals.conclude(input.deploymentId(), input.gate());
        // An answer may have been stored while this was being looked up: then it counts.
        return concluded.settled().isPresent() ? handle(input) : expired(concluded);
    }

    private Output expired(Approval concluded) {
        approvals.tellResult(concluded);
        return new Output(false, true, unsettled(concluded));
    }

    private Deployment recorded(Deployment deployment, Approval concluded) {
        Deployment recorded = deployment;
        for (GateDecision decision : concluded.decisions()) {
            recorded = recorded.decided(decision);
        }
        return cause(concluded).map(recorded::failing).orElse(recorded);
    }

    /** Why the deployment does not go on; empty when it does. */
    private Optional<Cause> cause(Approval concluded) {
        Optional<GateDecision> settled = concluded.settled();
        if (settled.isEmpty()) {
            return Optional.of(new Cause(Cause.Kind.EXPIRED, unsettled(concluded), clock.instant()));
        }
        return settled.filter(GateDecision::isRejection)
                .map(it -> new Cause(Cause.Kind.REJECTED, rejection(it), it.at()));
    }

    private static String unsettled(Approval concluded) {
        if (concluded.decisions().isEmpty()) {
            return "nobody decided before the question expired";
        }
        return "only " + names(concluded) + " approved before the question expired, and "
                + concluded.question().required() + " approvals were needed";
    }

    private static String rejection(GateDecision decision) {
        return "rejected by " + decision.by()
                + decision.comment().map(it -> ": " + it).orElse("");
    }

    private static String names(Approval concluded) {
        return concluded.decisions().stream().map(GateDecision::by).collect(Collectors.joining(" and "));
    }
}
