package dev.headgate.cli.demo;

import dev.headgate.approval.Approval;
import dev.headgate.cli.picture.Phase;
import dev.headgate.cli.picture.Snapshot.Link;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.scenario.Journal.Track;
import dev.headgate.simulator.scenario.Run;
import dev.headgate.simulator.tooling.Mail;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions of a run that wait for an answer, as they lie in the approvers' mailboxes. */
record Questions(Run run) {

    private static final Set<String> ASKING = Set.of("RequestApproval", "IsReminderDue", "RemindApprovers");

    /** Whether an execution stands still until somebody decides. */
    static boolean isAwaited(Track track) {
        return track.until().isEmpty() && track.state().filter(ASKING::contains).isPresent();
    }

    /** One for each environment in which somebody is asked. */
    List<Question> open() {
        List<Mail> mails = run.world().tooling().sns().all();
        return run.service().environments().stream()
                .map(Environment::name)
                .flatMap(environment -> about(environment, mails).stream())
                .toList();
    }

    /** The names of those who are asked in an environment. */
    Optional<String> askedIn(String environment) {
        return about(environment, run.world().tooling().sns().all())
                .map(question -> question.links().stream().map(Link::approver).collect(Collectors.joining(" or ")));
    }

    private Optional<Question> about(String environment, List<Mail> mails) {
        Track track = run.journal().track(run.service().name(), environment);
        return mayDecide(track)
                ? open(track).flatMap(approval -> about(environment, approval, mails))
                : Optional.empty();
    }

    private Optional<Question> about(String environment, Approval approval, List<Mail> mails) {
        List<Mail> asking = mails.stream()
                .filter(mail -> !mail.at().isBefore(approval.askedAt()))
                .filter(mail -> Approvers.environmentOf(mail).equals(Optional.of(environment)))
                .toList();
        if (asking.isEmpty()) {
            return Optional.empty();
        }
        String subject = asking.getLast().subject();
        // A step that ran twice has sent two: the later link is as good as the former.
        Map<String, Mail> latest = new LinkedHashMap<>();
        asking.stream()
                .filter(mail -> mail.subject().equals(subject) && !hasAnswered(approval, mail))
                .forEach(mail -> latest.put(mail.to(), mail));
        List<Link> links = latest.values().stream().flatMap(this::link).toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question(environment, subject.replace("[Headgate] ", ""), links));
    }

    private static boolean mayDecide(Track track) {
        return switch (Phase.of(track.states(), 100)) {
            case NOT_REACHED, QUIET, ROLLING_BACK, CLOSING -> false;
            case GETTING_READY, ASKING, COMING_UP, MOVING, BAKING, RETIRING_BLUE ->
                track.until().isEmpty();
        };
    }

    /** By what the page itself goes by: an answer counts before any step of the deployment has read it. */
    private Optional<Approval> open(Track track) {
        Instant now = run.world().loop().instant();
        return track.deploymentId().stream()
                .flatMap(id -> Stream.of(Gate.Before.values()).flatMap(gate -> run.world().approval(id, gate).stream()))
                .filter(approval -> approval.isOpenAt(now))
                .findFirst();
    }

    private boolean hasAnswered(Approval approval, Mail mail) {
        return approval.decisions().stream().anyMatch(decision -> decision.by().equals(nameOf(mail.to())));
    }

    private Stream<Link> link(Mail mail) {
        return Approvers.linkIn(mail).map(url -> new Link(nameOf(mail.to()), url)).stream();
    }

    private String nameOf(String address) {
        return run.world().configuration().approvers().entrySet().stream()
                .filter(approver -> approver.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(address);
    }
}
