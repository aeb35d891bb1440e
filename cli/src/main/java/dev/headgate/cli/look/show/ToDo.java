package dev.headgate.cli.look.show;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Approver;
import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Moments;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.notification.NextSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What whoever looks at a deployment should do: the steps that its alert names, too, and the commands that do the same. */
record ToDo(Deployment deployment, List<Approval> questions, Instant now, UnaryOperator<String> command) {

    List<Step> steps() {
        return deployment.closing().map(this::afterIts).orElseGet(this::whileUnderWay);
    }

    private List<Step> afterIts(Closing end) {
        List<Step> steps = new ArrayList<>(new NextSteps(deployment)
                .after(end.outcome()).stream().map(Step::of).toList());
        if (end.outcome() == Outcome.NEEDS_HUMAN && deployment.settlement().isEmpty()) {
            steps.add(Step.of(
                    "Or have blue brought back, verified and the lock freed by",
                    command.apply("recover " + deployment.id())));
            steps.add(Step.of(
                    "and the lock freed with everything as it is by",
                    command.apply("settle " + deployment.id() + " --reason \"...\"")));
        }
        return steps;
    }

    private List<Step> whileUnderWay() {
        Optional<Approval> open =
                questions.stream().filter(it -> it.isOpenAt(now)).findFirst();
        Step follow = Step.of(
                "To follow it:",
                command.apply("status " + deployment.plan().release().service() + " --watch"));
        return List.of(
                new Step(open.map(this::asked).orElse("Nothing: it goes on by itself."), Optional.empty()), follow);
    }

    private String asked(Approval open) {
        String who = open.question().approvers().stream()
                .filter(it -> open.decisions().stream()
                        .noneMatch(decision -> decision.by().equals(it.name())))
                .filter(Approver::mayApprove)
                .map(Approver::name)
                .collect(Collectors.joining(" or "));
        return "It waits for " + who + " " + Called.gate(open.gate()) + ", until "
                + new Moments(now).until(open.expiresAt()) + ": each has a mail with a link of their own.";
    }
}
