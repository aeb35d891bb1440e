package dev.headgate.notification;

import dev.headgate.config.Gate;
import dev.headgate.config.Target;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.HoldRule;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.ReadinessRule;
import dev.headgate.deployment.StartWindowRule;
import dev.headgate.text.DurationWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What whoever reads the end of a deployment should do, by its outcome and what caused it. */
public final class NextSteps {

    /** Between what is pasted into the console and the command that does the same. */
    public static final String OR_SAY = ", or say ";

    private final Deployment deployment;

    public NextSteps(Deployment deployment) {
        this.deployment = deployment;
    }

    /** One step after the other, in sentences. */
    public List<String> after(Outcome outcome) {
        return switch (outcome) {
            case DEPLOYED ->
                List.of("Nothing. To go back, start the release state machine with "
                        + OperatorInput.rollback(deployment, "...") + OR_SAY
                        + OperatorCommand.rollback(deployment));
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
            case NOT_READY -> {
                if (deployment.cause().filter(HoldRule::holds).isPresent()) {
                    yield List.of("Release a corrected image. If green was not to blame, " + again());
                }
                yield deployment.cause().filter(ReadinessRule::refusesImage).isPresent() ? imageRefused() : notReady();
            }
            case SUPERSEDED -> List.of("Nothing: the newer release has messages of its own.");
            case ABORTED -> List.of("Nothing: it was asked for. To release it after all, " + again());
            case FAILED ->
                List.of(
                        "Find out what green did wrong: its logs " + greensTime() + ", and the " + deployment.backend()
                                + " deployment.",
                        "Release a corrected image. If green was not to blame, " + again());
            case ERROR ->
                List.of(
                        "Find the step that failed in the Step Functions execution. Green may be without fault.",
                        "When that is cured, " + again());
        };
    }

    /** What the scan refused stays refused: nobody is told to start it once more as it is. */
    private List<String> imageRefused() {
        return List.of(
                "Put right what is named above, and release the image that comes of it. Nothing was started.",
                "This image will be refused again. If it has to go out all the same, start the release state"
                        + " machine with " + OperatorInput.overriding(deployment) + OR_SAY
                        + OperatorCommand.overriding(deployment));
    }

    /** While production is broken, the release that cures it is refused for the same alarm as any other. */
    private List<String> notReady() {
        if (deployment.cause().filter(StartWindowRule::refusesForWindow).isPresent()) {
            return List.of(
                    "Nothing needs repair. When it is open again, " + again(),
                    "If it has to go out all the same, start the release state machine with "
                            + OperatorInput.overriding(deployment));
        }
        List<String> steps = new ArrayList<>(
                List.of("Put right what is named above. Nothing was started.", "When that is done, " + again()));
        if (deployment.cause().filter(ReadinessRule::refusesForAlarm).isPresent()) {
            steps.add("If this release is what cures the alarm, start the release state machine with "
                    + OperatorInput.overriding(deployment) + OR_SAY + OperatorCommand.overriding(deployment));
        }
        return steps;
    }

    private List<String> takeOver() {
        Target target = deployment.plan().environment().target();
        List<String> steps = new ArrayList<>(backendGoesOn(target));
        steps.add("See what users get: the weights of the production listener, and the healthy targets of "
                + target.cluster() + "/" + target.service() + " in account " + target.account() + ".");
        if (deployment.start().flatMap(it -> it.blue().sick()).isPresent()) {
            steps.add("Blue was sick before this release: bringing it back may cure nothing. When you know what would"
                    + " serve, free the lock by the \"settle\" below. Then release a corrected image with an"
                    + " \"override\" as this one had, or go further back: start the release state machine with "
                    + OperatorInput.rollback(deployment, "...") + OR_SAY + OperatorCommand.rollback(deployment));
        }
        steps.add(
                "To have blue brought back and verified, and the lock freed, put right what is named above, then start"
                        + " the deployment state machine with " + OperatorInput.recover(deployment) + OR_SAY
                        + OperatorCommand.recover(deployment));
        steps.add(
                "To leave everything as it is, as when you have repaired it by hand, and only have the lock freed, start it"
                        + " with " + OperatorInput.settle(deployment) + OR_SAY
                        + OperatorCommand.settle(deployment));
        steps.add("Until this is settled the lock is kept: no other deployment of "
                + deployment.plan().release().service() + " starts in "
                + deployment.plan().environment().name() + ".");
        return steps;
    }

    /** Headgate has stopped watching, and the backend has not stopped: that is the first thing to know. */
    private List<String> backendGoesOn(Target target) {
        if (deployment.start().isEmpty()) {
            return List.of();
        }
        Optional<String> id = deployment.backendId();
        String which = id.map(it -> "deployment " + it)
                .orElse("a deployment of " + target.service() + ", if one was created,");
        String goesOn = deployment.backend() + " does not wait for you: while " + which
                + " is in progress, it goes on by itself. It"
                + " moves more traffic to green and, once all of it has moved and its termination wait is over, ends"
                + " blue; from then on there is no way back to blue.";
        String stop = BackendLinks.stop(target, id.orElse("ID"));
        return List.of(goesOn + " If green does harm, stop it now, in account " + target.account()
                + ", which gives the traffic back to blue: " + stop);
    }

    private String again() {
        return "start the release state machine with " + OperatorInput.again(deployment) + OR_SAY
                + OperatorCommand.again(deployment);
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
