package dev.headgate.simulator.demo;

import dev.headgate.config.Environment;
import dev.headgate.simulator.account.Mail;
import dev.headgate.simulator.demo.Snapshot.Link;
import dev.headgate.simulator.demo.Snapshot.Question;
import dev.headgate.simulator.scenario.Approvers;
import dev.headgate.simulator.scenario.Journal.Track;
import dev.headgate.simulator.scenario.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The questions of a run that wait for an answer, as they lie in the approvers' mailboxes. */
record Questions(Run run) {

    private static final Set<String> ASKING = Set.of("RequestApproval", "RemindApprovers");

    static boolean isOpen(Track track) {
        return track.until().isEmpty() && track.state().filter(ASKING::contains).isPresent();
    }

    /** One for each environment in which somebody is asked. */
    List<Question> among(List<Mail> mails) {
        return run.service().environments().stream()
                .map(Environment::name)
                .flatMap(environment -> about(environment, mails).stream())
                .toList();
    }

    /** The names of those who are asked in an environment. */
    Optional<String> askedIn(String environment) {
        return about(environment, run.world().tooling().sns().all())
                .map(question -> question.links().stream().map(Link::approver).collect(Collectors.joining(", ")));
    }

    private Optional<Question> about(String environment, List<Mail> mails) {
        Track track = run.journal().track(run.service().name(), environment);
        if (!isOpen(track)) {
            return Optional.empty();
        }
        // A state that ran twice has sent two: the later link is as good as the former.
        Map<String, Mail> latest = new LinkedHashMap<>();
        mails.stream()
                .filter(mail -> !mail.at().isBefore(track.enteredAt()))
                .filter(mail -> Approvers.environmentOf(mail).equals(Optional.of(environment)))
                .forEach(mail -> latest.put(mail.to(), mail));
        List<Link> links = latest.values().stream().flatMap(this::link).toList();
        return latest.values().stream()
                .findFirst()
                .filter(mail -> !links.isEmpty())
                .map(mail -> new Question(environment, mail.subject().replace("[Headgate] ", ""), links));
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
