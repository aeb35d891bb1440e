package dev.headgate.notification;

import dev.headgate.config.Gate;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DurationWords;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What whoever reads the end of a deployment should do, by its outcome and what caused it. */
final class NextSteps {

    private final Deployment deployment;

    NextSteps(Deployment deployment) {
        this.deployment = deployment;
    }

    List<String> after(Outcome outcome) {
        return switch (outcome) {
            case DEPLOYED ->
                List.of("Nothing. To go back, start the release state machine with "
                        + OperatorInput.rollback(deployment, "..."));
            case REJECTED, ROLLED_BACK, SUPERSEDED ->
                after(deployment.cause().map(Cause::kind).orElse(Cause.Kind.ERROR));
            case NEEDS_HUMAN ->
                deployment.settlement().isPresent()
                        ? List.of("Nothing: the lock is free, and what serves is as it was settled.")
                        : takeOver();
        };
    }

    private List<String> after(Cause.Kind cause) {
        return switch (cause) {
            case REJECTED ->
                List.of("Talk to " + rejecter() + ". Nothing needs repair.", "If the answer changes, " + again());
            case EXPIRED -> List.of("Find out why nobody answered: " + silence(), "When they can, " + again());
            case NOT_READY ->
                List.of("Put right what is named above. Nothing was started.", "When that is done, " + again());
            case SUPERSEDED -> List.of("Nothing: the newer release has messages of its own.");
            case FAILED ->
                List.of(
                        "Find out what green did wrong: its logs " + greensTime() + ", and the CodeDeploy deployment.",
                        "Release a corrected image. If green was not to blame, " + again());
            case ERROR ->
                List.of(
                        "Find the step that failed in the Step Functions execution. Green may be without fault.",
                        "When that is cured, " + again());
        };
    }

    private List<String> takeOver() {
        Target target = deployment.plan().environment().target();
        return List.of(
                "See what users get: the weights of the production listener, and the healthy targets of "
                        + target.cluster() + "/" + target.service() + " in account " + target.account() + ".",
                "Until this is settled the lock is kept: no other deployment of "
                        + deployment.plan().release().service() + " starts in "
                        + deployment.plan().environment().name() + ".",
                "To have blue brought back and verified, and the lock freed, start the deployment state machine with "
                        + OperatorInput.recover(deployment),
                "To leave everything as it is, as when you have repaired it by hand, and only have the lock freed, start it"
                        + " with " + OperatorInput.settle(deployment));
    }

    private String again() {
        return "start the release state machine with " + OperatorInput.again(deployment);
    }

    private String rejecter() {
        return deployment.decisions().stream()
                .filter(it -> it.decided() == GateDecision.Decided.REJECTED)
                .map(GateDecision::by)
                .findFirst()
                .orElse("whoever rejected it");
    }

    /** Of the gates in their order, the first without an answer is the one that expired. */
    private String silence() {
        Optional<Gate> expired = Stream.of(Gate.Before.values())
                .filter(before -> deployment.decisionAt(before).isEmpty())
                .flatMap(before -> deployment.plan().environment().rules().gate(before).stream())
                .findFirst();
        return expired.map(gate ->
                        String.join(", ", gate.approvers()) + " had " + DurationWords.exact(gate.expiresAfter()) + ".")
                .orElse("the approvers are in headgate.yaml.");
    }

    private String greensTime() {
        String from = deployment.start().map(it -> PlainText.at(it.at())).orElse("its start");
        return deployment
                .milestones()
                .rollbackAsked()
                .map(until -> "from " + from + " to " + PlainText.at(until))
                .orElse("since " + from);
    }
}
