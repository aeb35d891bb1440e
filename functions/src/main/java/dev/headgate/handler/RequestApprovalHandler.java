package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.approval.Approval;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.Question;
import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Milestones;
import dev.headgate.traffic.TrafficBackend;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * State {@code RequestApproval}: asks the approvers of a gate. The state then waits for the task token, which the approval
 * page answers.
 */
public final class RequestApprovalHandler {

    private final Deployments deployments;
    private final Approvals approvals;
    private final ApprovalStanding standing;
    private final ApprovalBackground background;
    private final ConfigurationSource configuration;
    private final InstantSource clock;

    public RequestApprovalHandler(
            DeploymentStore store,
            Approvals approvals,
            TrafficBackend backend,
            MinuteSource minutes,
            ConfigurationSource configuration,
            InstantSource clock) {
        this.deployments = new Deployments(store);
        this.approvals = approvals;
        this.standing = new ApprovalStanding(backend, new JudgeLook(minutes), clock);
        this.background = new ApprovalBackground(store, backend);
        this.configuration = configuration;
        this.clock = clock;
    }

    public record Input(String deploymentId, Optional<String> executionArn, Gate.Before gate, String taskToken) {}

    public record Output(int asked) {}

    public Output handle(Input input) {
        Deployment deployment = deployments.owned(input.deploymentId(), input.executionArn());
        Gate gate = deployment
                .plan()
                .environment()
                .rules()
                .gate(input.gate())
                .orElseThrow(() -> new IllegalArgumentException(
                        "Deployment " + deployment.id() + " has no gate before " + input.gate()));
        switch (gate.before()) {
            case DEPLOYMENT -> askOnce(deployment, gate, input.taskToken());
            case TRAFFIC ->
                askInSlices(deployment, gate, input.taskToken(), Milestones::trafficAsked, Deployment::trafficAsked);
            case FINISH ->
                askInSlices(deployment, gate, input.taskToken(), Milestones::finishAsked, Deployment::finishAsked);
        }
        return new Output(gate.approvers().size());
    }

    /** A question that the configuration has undone stands again for the rest of its time. */
    private void askOnce(Deployment deployment, Gate gate, String taskToken) {
        boolean undone = approvals
                .known(deployment.id(), gate.before())
                .filter(Approval::isUndone)
                .isPresent();
        if (undone) {
            approvals.askOn(deployment.id(), gate.before(), taskToken);
        } else {
            ask(deployment, gate, taskToken);
        }
    }

    private void ask(Deployment deployment, Gate gate, String taskToken) {
        Configuration current = configuration.about(deployment.plan().release().service());
        Question question = Question.about(
                deployment,
                gate,
                current.approvers(),
                standing.of(deployment, gate.before()).before(background.of(deployment, gate.before(), current)));
        approvals.request(deployment.id(), question, gate.expiresAfter(), taskToken);
    }

    /**
     * Once green is up, a question is put again and again, so that green is watched while it stands: approvers get one mail,
     * and the time that they have runs from the first. It is noted after the mails, so that a broken first run asks anew.
     */
    private void askInSlices(
            Deployment deployment,
            Gate gate,
            String taskToken,
            Function<Milestones, Optional<Instant>> asked,
            BiFunction<Deployment, Instant, Deployment> noting) {
        Instant now = clock.instant();
        if (asked.apply(deployment.milestones()).isEmpty()) {
            ask(deployment, gate, taskToken);
            deployments.save(noting.apply(deployment, now));
        } else {
            approvals.renew(deployment.id(), gate.before(), taskToken);
        }
    }
}
