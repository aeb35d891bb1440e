package dev.headgate.approval;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.notification.Message;
import dev.headgate.notification.Topic;
import dev.headgate.release.Release;
import dev.headgate.text.PlainLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The e-mails that ask approvers: their link, and a reminder with another one. */
final class ApprovalMessage {

    private static final int LONGEST_VALUE = 300;

    /** The page shows all of them. */
    private static final int MOST_CHANGES = 12;

    private ApprovalMessage() {}

    /** The question, with the link to answer it. */
    static Message to(ApprovalRequest request, String url) {
        Question question = request.question();
        String opening =
                question.again().map(it -> line(Wording.again(it)) + "\n\n").orElse("");
        String subject = (question.again().isPresent() ? "Asked again: " : "") + subject(question);
        return message(request.approver(), subject, question(request, url, opening));
    }

    /** The question once more, with another link. */
    static Message reminder(ApprovalRequest request, String url) {
        String opening =
                "This is a reminder: half of the time to decide has passed. Links that you have keep working.\n\n";
        return message(request.approver(), "Reminder: " + subject(request.question()), question(request, url, opening));
    }

    static Message message(Approver approver, String subject, String body) {
        return new Message(Topic.APPROVALS, "[Headgate] " + subject, body, Map.of("approver", approver.name()));
    }

    private static String subject(Question question) {
        String what = question.service() + " in " + question.environment() + "?";
        return switch (question.gate()) {
            case DEPLOYMENT -> question.release().rollback() ? "Approve rollback of " + what : "Approve " + what;
            case TRAFFIC -> "Approve production traffic for " + what;
            case FINISH -> "Approve that green stays for " + what;
        };
    }

    private static String question(ApprovalRequest request, String url, String opening) {
        Question question = request.question();
        return """
                Hello %s,

                %s%s
                %s

                Decide until %s, on your own page:
                %s

                If you approve: %s %s
                If you reject: %s
                If nobody decides: %s
                %s
                %s
                The link above is yours alone: whoever has it decides in your name, so nobody else should get it.
                Opening it decides nothing.
                """.formatted(
                        line(request.approver().name()),
                        opening,
                        line(Wording.title(question)),
                        Wording.standing(question.gate()),
                        Wording.time(request.expiresAt(), request),
                        url,
                        Wording.onApproval(question),
                        Wording.following(question),
                        Wording.onRejection(question.gate()),
                        Wording.onSilence(question),
                        rules(request),
                        details(request));
    }

    private static String rules(ApprovalRequest request) {
        List<String> rules = new ArrayList<>();
        Wording.quorum(request.question()).ifPresent(rules::add);
        Wording.barred(request.approver()).map(ApprovalMessage::line).ifPresent(rules::add);
        return rules.isEmpty() ? "" : String.join("\n", rules) + "\n";
    }

    private static String details(ApprovalRequest request) {
        Question question = request.question();
        Release release = question.release();
        List<String> lines = new ArrayList<>();
        lines.add("Service:      " + line(question.service()));
        lines.add("Environment:  " + line(question.environment()) + " (account "
                + line(question.place().account()) + ", "
                + line(question.place().region()) + ")");
        lines.add("Kind:         " + (release.rollback() ? "rollback" : "release"));
        lines.add("Image:        " + line(Wording.image(question)));
        lines.add("Digest:       " + release.image().digest());
        lines.addAll(serving(question));
        lines.addAll(changes(question));
        Background background = Wording.background(question);
        lines.add("Commit:       " + line(Wording.commit(release)));
        background.commitUrl().ifPresent(page -> lines.add("              " + line(page)));
        lines.add("Author:       " + line(Wording.author(release)));
        background.compareUrl().ifPresent(page -> lines.add("Compare:      " + line(page)));
        background.testUrl().ifPresent(page -> lines.add("Green is at:  " + line(page)));
        background.earlier().forEach(it -> lines.add("Before it:    " + line(it.name() + ": " + it.text())));
        lines.add("Requested by: " + line(release.requestedBy()) + " (as its input says), "
                + Wording.time(release.requestedAt()));
        lines.add("Reason:       " + line(release.reason()));
        release.override().ifPresent(it -> lines.add("Overrides:    " + line(it.inWords())));
        question.judge().ifPresent(said -> lines.add("Judge:        " + line(said)));
        for (GateDecision earlier : question.earlier()) {
            lines.add("Decided:      " + line(Wording.decision(earlier)));
        }
        for (GateDecision other : request.decisions()) {
            lines.add("Decided:      " + line(Wording.decision(other)));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Once green has all traffic, what blue runs served before: the question is which of the two stays. */
    private static List<String> serving(Question question) {
        Optional<String> blue = question.standing().serving().map(ApprovalMessage::line);
        return question.gate() == Gate.Before.FINISH
                ? Stream.concat(
                                Stream.of("Serves now:   green, 100 % of production: "
                                        + line(question.release().image().reference())),
                                blue.stream().map(image -> "Before it:    blue, still there: " + image))
                        .toList()
                : blue.map(image -> "Serves now:   blue: " + image).stream().toList();
    }

    private static List<String> changes(Question question) {
        List<RevisionChange> changes = Wording.besidesTheImage(question);
        List<String> lines = new ArrayList<>();
        changes.stream().limit(MOST_CHANGES).forEach(it -> lines.add("Also changes: " + line(it.inWords())));
        if (changes.size() > MOST_CHANGES) {
            lines.add("Also changes: " + (changes.size() - MOST_CHANGES) + " more, which the page shows");
        }
        return lines;
    }

    /** One line of bounded length: text from a pipeline or an operator must not pass for a line of ours. */
    static String line(String text) {
        return PlainLine.of(text, LONGEST_VALUE);
    }
}
