package dev.headgate.approval;

import dev.headgate.deployment.GateDecision;
import dev.headgate.notification.Message;
import dev.headgate.notification.Topic;
import dev.headgate.release.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The e-mail that brings an approver their link. */
final class ApprovalMessage {

    private static final int LONGEST_VALUE = 300;

    private ApprovalMessage() {}

    static Message to(ApprovalRequest request, String url) {
        return new Message(
                Topic.APPROVALS,
                "[Headgate] " + subject(request.question()),
                body(request, url),
                Map.of("approver", request.approver()));
    }

    private static String subject(Question question) {
        String what = question.service() + " in " + question.environment() + "?";
        return switch (question.gate()) {
            case DEPLOYMENT -> question.release().rollback() ? "Approve rollback of " + what : "Approve " + what;
            case TRAFFIC -> "Approve production traffic for " + what;
            case FINISH -> "Approve that green stays for " + what;
        };
    }

    private static String body(ApprovalRequest request, String url) {
        Question question = request.question();
        return """
                Hello %s,

                %s
                %s

                %s
                If you approve: %s
                If you reject: %s

                Decide until %s (an unanswered question is a rejection):
                %s

                This link is yours alone: whoever has it decides in your name, so nobody else should get it.
                Opening it decides nothing.
                """.formatted(
                        line(request.approver()),
                        line(Wording.title(question)),
                        Wording.standing(question.gate()),
                        details(question),
                        Wording.onApproval(question),
                        Wording.onRejection(question.gate()),
                        Wording.time(request.expiresAt()),
                        url);
    }

    private static String details(Question question) {
        Release release = question.release();
        List<String> lines = new ArrayList<>();
        lines.add("Service:      " + line(question.service()));
        lines.add("Environment:  " + line(question.environment()) + " (account "
                + line(question.place().account()) + ", "
                + line(question.place().region()) + ")");
        lines.add("Kind:         " + (release.rollback() ? "rollback" : "release"));
        lines.add("Image:        " + line(Wording.image(question)));
        lines.add("Digest:       " + release.image().digest());
        question.serving().ifPresent(image -> lines.add("Serving now:  " + line(image)));
        lines.add("Requested by: " + line(release.requestedBy()) + ", " + Wording.time(release.requestedAt()));
        lines.add("Reason:       " + line(release.reason()));
        question.judge().ifPresent(said -> lines.add("Judge:        " + line(said)));
        for (GateDecision earlier : question.earlier()) {
            lines.add("Decided:      " + Wording.decision(earlier));
        }
        return String.join("\n", lines) + "\n";
    }

    /** One line of bounded length: text from a pipeline or an operator must not pass for a line of ours. */
    private static String line(String text) {
        String flat = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ").strip();
        return flat.length() <= LONGEST_VALUE ? flat : flat.substring(0, LONGEST_VALUE) + "...";
    }
}
