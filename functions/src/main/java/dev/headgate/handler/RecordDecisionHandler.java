package dev.headgate.handler;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.Revocation;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.GateDecision;
import java.time.Duration;
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

    /** Both halves of the wait take a second at least. */
    private static final Duration LEAST_TIME = Duration.ofSeconds(2);

    private final Deployments deployments;
    private final Approvals approvals;
    private final ConfigurationSource configuration;
    private final InstantSource clock;

    public RecordDecisionHandler(
            DeploymentStore store, Approvals approvals, ConfigurationSource configuration, InstantSource clock) {
        this.configuration = configuration;
        this.deployments = new Deployments(store);
        this.approvals = approvals;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn, Gate.Before gate) {}

    /**
     * What it means.
     *
     * @param open nobody has decided, and there is time left: the question is put again, at 100 % green after another look
     * @param approvalSeconds the time that is left, at least 2, where the question is put again at once
     */
    public record Output(boolean approved, boolean open, String why, Optional<Long> approvalSeconds) {

        Output(boolean approved, boolean open, String why) {
            this(approved, open, why, Optional.empty());
        }
    }

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        countAsConfigured(deployment, input.gate());
        Optional<Approval> undone = undone(input);
        if (undone.isPresent()) {
            return askOn(undone.get());
        }
        // An execution of the definition before this one puts the question before traffic once, and for all of its
        // time.
        boolean sliced = input.gate() == Gate.Before.FINISH
                || (input.gate() == Gate.Before.TRAFFIC && input.executionArn().isPresent());
        if (sliced && isOpen(input)) {
            return new Output(false, true, "the question is still open");
        }
        // Atomic: an answer that the page took before this counts, and from here on it takes none.
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

    /** What the configuration says at the decision counts: somebody may have been removed since the question was sent. */
    private void countAsConfigured(Deployment deployment, Gate.Before gate) {
        approvals.reconsider(
                deployment.id(),
                gate,
                Revocation.of(
                        configuration.about(deployment.plan().release().service()),
                        deployment.plan().release().service(),
                        deployment.plan().environment().name(),
                        gate));
    }

    private Optional<Approval> undone(Input input) {
        return approvals
                .known(input.deploymentId(), input.gate())
                .filter(Approval::isUndone)
                .filter(it -> it.isOpenAt(clock.instant().plus(LEAST_TIME)));
    }

    private Output askOn(Approval undone) {
        return new Output(
                false,
                true,
                "an answer does not count any more, as headgate.yaml has changed: the question stands again",
                Optional.of(
                        Duration.between(clock.instant(), undone.expiresAt()).toSeconds()));
    }

    /** Unsettled, and with time left by the question's own clock, which is the page's. */
    private boolean isOpen(Input input) {
        return approvals
                .known(input.deploymentId(), input.gate())
                .map(it -> it.isOpenAt(clock.instant()))
                .orElse(true);
    }

    private Deployment recorded(Deployment deployment, Approval concluded) {
        Deployment recorded = deployment.decided(concluded.decisions());
        return cause(deployment, concluded).map(recorded::failing).orElse(recorded);
    }

    /** Why the deployment does not go on; empty when it does. */
    private Optional<Cause> cause(Deployment deployment, Approval concluded) {
        Optional<GateDecision> settled = concluded.settled();
        if (settled.isEmpty()) {
            String doubt = concluded.gate() == Gate.Before.FINISH
                    ? deployment
                            .finding()
                            .map(found -> "the judge can not tell: " + found.evidence() + "; ")
                            .orElse("")
                    : "";
            return Optional.of(new Cause(Cause.Kind.EXPIRED, doubt + unsettled(concluded), clock.instant()));
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
