package dev.headgate.handler;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** State {@code RecordDecision}: what was decided at a gate becomes part of the deployment's record. */
public final class RecordDecisionHandler {

    private final Deployments deployments;
    private final InstantSource clock;

    public RecordDecisionHandler(DeploymentStore store, InstantSource clock) {
        this.deployments = new Deployments(store);
        this.clock = clock;
    }

    /**
     * What the state passes.
     *
     * @param answer absent when nobody answered in time
     */
    public record Input(String deploymentId, Gate.Before gate, Optional<Answer> answer) {}

    /** What the approval page sent to the task token. */
    public record Answer(Decided decision, String by, Optional<String> comment, Instant at) {}

    /**
     * What it means.
     *
     * @param open nobody has decided, and there is time left: the question is put again after another look at green
     */
    public record Output(boolean approved, boolean open, String why) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.get(input.deploymentId());
        if (input.gate() == Gate.Before.FINISH && input.answer().isEmpty()) {
            // How long this question stands, the next look decides, together with what it sees.
            return new Output(false, true, "nobody has decided yet");
        }
        Deployment decided = input.answer()
                .map(answer -> record(deployment, input.gate(), answer))
                .orElseGet(() -> deployment.failing(
                        new Cause(Cause.Kind.EXPIRED, "nobody decided before the question expired", clock.instant())));
        deployments.save(deployment, decided);
        return decided.cause()
                .map(cause -> new Output(false, false, cause.reason()))
                .orElseGet(() -> new Output(
                        true,
                        false,
                        "approved by "
                                + decided.decisionAt(input.gate()).orElseThrow().by()));
    }

    /** What was decided first counts, also against an answer that comes later. */
    private static Deployment record(Deployment deployment, Gate.Before gate, Answer answer) {
        Deployment recorded = deployment.decided(
                new GateDecision(gate, answer.decision(), answer.by(), answer.comment(), answer.at()));
        GateDecision first = recorded.decisionAt(gate).orElseThrow();
        return switch (first.decided()) {
            case APPROVED -> recorded;
            case REJECTED -> recorded.failing(new Cause(Cause.Kind.REJECTED, rejection(first), first.at()));
        };
    }

    private static String rejection(GateDecision decision) {
        return "rejected by " + decision.by()
                + decision.comment().map(it -> ": " + it).orElse("");
    }
}
