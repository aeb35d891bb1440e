package dev.headgate.cli.demo;

import dev.headgate.approval.Approval;
import dev.headgate.cli.demo.Inbox.Mail;
import dev.headgate.cli.look.Records;
import dev.headgate.cli.picture.Phase;
import dev.headgate.cli.picture.Snapshot.Link;
import dev.headgate.cli.picture.Snapshot.Question;
import dev.headgate.config.Configuration;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.release.DeploymentPlan;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The questions that wait for an answer, as they lie in the approvers' mailboxes and as the records tell of them. */
final class Questions {

    private static final Set<String> ASKING = Set.of("RequestApproval", "IsReminderDue", "RemindApprovers");

    private final Configuration configuration;
    private final Records records;

    /** By environment: as they were read last, and before those as they were read before. */
    private final Map<String, List<Approval>> read = new HashMap<>();

    private List<Mail> mails = List.of();

    Questions(Configuration configuration, Records records) {
        this.configuration = configuration;
        this.records = records;
    }

    /** Whether an execution stands still until somebody decides. */
    static boolean isAwaited(Track track) {
        return track.isUnderWay() && track.state().filter(ASKING::contains).isPresent();
    }

    void take(List<Mail> all) {
        mails = all;
    }

    List<Mail> mails() {
        return mails;
    }

    /** Reads what is known of a deployment's questions; where nobody was mailed one, there is none. */
    void look(DeploymentPlan plan) {
        String environment = plan.environment().name();
        if (mails.stream().anyMatch(it -> it.asksAbout(environment))) {
            List<Approval> now = records.questions(plan.deploymentId());
            List<Approval> before = read.getOrDefault(environment, List.of()).stream()
                    .filter(it -> !now.contains(it))
                    .limit(now.size())
                    .toList();
            read.put(environment, Stream.concat(now.stream(), before.stream()).toList());
        }
    }

    /** When somebody was mailed, and when somebody decided. */
    Stream<Instant> moments() {
        return Stream.concat(
                mails.stream().map(Mail::at),
                read.values().stream()
                        .flatMap(List::stream)
                        .flatMap(it -> it.decisions().stream())
                        .map(GateDecision::at));
    }

    /** The question that was open in an environment at some instant, to those who had not answered then. */
    Optional<Question> open(String environment, Track track, Instant at) {
        if (!mayDecide(track)) {
            return Optional.empty();
        }
        Set<Gate.Before> gates = EnumSet.noneOf(Gate.Before.class);
        return read.getOrDefault(environment, List.of()).stream()
                // One that was put anew since was an older one then.
                .filter(it -> !at.isBefore(it.askedAt()) && gates.add(it.gate()))
                .filter(it -> wasOpen(it, at))
                .findFirst()
                .flatMap(approval -> about(environment, approval, at));
    }

    private static boolean mayDecide(Track track) {
        return switch (Phase.of(track.states(), 100)) {
            case NOT_REACHED, QUIET, ROLLING_BACK, CLOSING -> false;
            case GETTING_READY, ASKING, COMING_UP, MOVING, BAKING, RETIRING_BLUE -> track.isUnderWay();
        };
    }

    /** By what the page itself goes by: an answer counts before any step of the deployment has read it. */
    private static boolean wasOpen(Approval approval, Instant at) {
        boolean settled = approval.settled().filter(it -> !it.at().isAfter(at)).isPresent();
        return at.isBefore(approval.expiresAt()) && !settled;
    }

    private Optional<Question> about(String environment, Approval approval, Instant at) {
        List<Mail> asking = mails.stream()
                .filter(mail ->
                        !mail.at().isBefore(approval.askedAt()) && !mail.at().isAfter(at))
                .filter(mail -> mail.asksAbout(environment))
                .toList();
        if (asking.isEmpty()) {
            return Optional.empty();
        }
        String subject = asking.getLast().subject();
        // A step that ran twice has sent two: the later link is as good as the former.
        Map<String, Mail> latest = new LinkedHashMap<>();
        asking.stream()
                .filter(mail -> mail.subject().equals(subject) && !hasAnswered(approval, mail, at))
                .forEach(mail -> latest.put(mail.to(), mail));
        List<Link> links = latest.values().stream().flatMap(this::link).toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question(environment, asking.getLast().shortSubject(), links));
    }

    private boolean hasAnswered(Approval approval, Mail mail, Instant at) {
        return approval.decisions().stream()
                .filter((GateDecision it) -> !it.at().isAfter(at))
                .anyMatch(it -> it.by().equals(nameOf(mail.to())));
    }

    private Stream<Link> link(Mail mail) {
        return mail.link().map(url -> new Link(nameOf(mail.to()), url)).stream();
    }

    private String nameOf(String address) {
        return configuration.approvers().entrySet().stream()
                .filter(approver -> approver.getValue().equals(address))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(address);
    }
}
