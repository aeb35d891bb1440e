package dev.headgate.cli.look.show;

import dev.headgate.approval.Approval;
import dev.headgate.approval.Standing;
import dev.headgate.cli.look.Called;
import dev.headgate.cli.look.Held;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.look.show.ShowReport.Decision;
import dev.headgate.cli.look.show.ShowReport.Judge;
import dev.headgate.cli.look.show.ShowReport.Mail;
import dev.headgate.cli.look.show.ShowReport.What;
import dev.headgate.cli.look.show.ShowReport.Where;
import dev.headgate.config.Target;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Pins;
import dev.headgate.notification.BackendLinks;
import dev.headgate.notification.ConsoleLinks;
import dev.headgate.release.Overruling;
import dev.headgate.release.Release;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Reads all that is known of a deployment.
 *
 * @param command how another command about the same installation is written
 */
record ShowLook(Records records, UnaryOperator<String> command) {

    ShowReport at(Deployment deployment) {
        List<Approval> questions = records.questions(deployment.id());
        Optional<Closing> closing = deployment.closing();
        return new ShowReport(
                records.now(),
                deployment.id(),
                what(deployment.plan().release()),
                where(deployment),
                closing.map(Closing::outcome),
                closing.map(Closing::reason),
                closing.map(Closing::serving),
                new Held(deployment, records.now()).words(),
                new Timeline(deployment, questions, records).events(),
                judge(deployment, questions),
                decisions(deployment),
                questions.stream()
                        .flatMap(
                                it -> it.sent().stream().map(sent -> new Mail(it.gate(), sent.approver(), sent.mail())))
                        .toList(),
                deployment.seen().since().keySet().stream().map(Enum::name).toList(),
                links(deployment),
                new ToDo(deployment, questions, records.now(), command).steps());
    }

    private static What what(Release release) {
        return new What(
                release.id(),
                release.service(),
                Called.image(release.image()),
                release.image().digest(),
                release.rollback(),
                release.requestedBy(),
                release.requestedAt(),
                release.reason(),
                release.commit(),
                release.author(),
                release.override().map(Overruling::reason));
    }

    private static Where where(Deployment deployment) {
        Target target = deployment.plan().environment().target();
        return new Where(
                deployment.plan().environment().name(),
                target.account(),
                target.region(),
                target.cluster(),
                target.service(),
                deployment.backend().toString());
    }

    private static Optional<Judge> judge(Deployment deployment, List<Approval> questions) {
        Optional<Finding> finding = deployment.finding();
        if (finding.isEmpty() && deployment.baseline().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Judge(
                deployment.baseline().flatMap(JudgeBaseline::forecast),
                finding.map(it -> it.reason().verdict().name()),
                finding.map(it -> it.reason().name()),
                finding.map(Finding::evidence),
                finding.map(Finding::warnings).orElse(List.of()),
                finding.map(Finding::at),
                questions.stream()
                        .map(it -> it.question().standing())
                        .map(Standing::judged)
                        .flatMap(Optional::stream)
                        .findFirst()));
    }

    private static List<Decision> decisions(Deployment deployment) {
        Stream<Decision> lapsed = deployment.pinned().map(Pins::lapsed).orElse(List.of()).stream()
                .flatMap(it -> it.decisions().stream())
                .map(it -> decision(it, false));
        return Stream.concat(lapsed, deployment.decisions().stream().map(it -> decision(it, true)))
                .toList();
    }

    private static Decision decision(GateDecision it, boolean counts) {
        return new Decision(it.gate(), it.decided(), it.by(), it.comment(), it.at(), counts);
    }

    private static List<String> links(Deployment deployment) {
        Target target = deployment.plan().environment().target();
        return Stream.concat(
                        Stream.of(ConsoleLinks.execution(deployment.executionArn())),
                        deployment.backendId().map(id -> BackendLinks.console(target, id)).stream())
                .toList();
    }
}
