package dev.headgate.cli.look.show;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Approver;
import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Moments;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.notification.NextSteps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What whoever looks at a deployment should do: the steps that its alert names, too, and the commands that do the same. */
record ToDo(Deployment deployment, List<Approval> questions, Instant now, UnaryOperator<String> command) {

    private static final String SAID = NextSteps.OR_SAY + "./headgate ";

    List<Step> steps() {
        return deployment.closing().map(this::afterIts).orElseGet(this::whileUnderWay);
    }

    private List<Step> afterIts(Closing end) {
        return new NextSteps(deployment)
                .after(end.outcome()).stream().flatMap(this::stepsOf).toList();
    }

    /** What is pasted into the console, and what is said here instead, with what finds this installation. */
    private Stream<Step> stepsOf(String text) {
        int said = text.indexOf(SAID);
        return said < 0
                ? Stream.of(Step.of(text))
                : Stream.of(
                        Step.of(text.substring(0, said)),
                        Step.of("or say:", command.apply(text.substring(said + SAID.length()))));
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
