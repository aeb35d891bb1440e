package dev.headgate.approval;

import static dev.headgate.approval.ApprovalMessage.line;

import dev.headgate.deployment.GateDecision;
import dev.headgate.notification.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The e-mail that tells an approver what came of a question, and by whom; it holds no link. */
final class ResultMessage {

    private final Approval approval;
    private final Question question;
    private final Optional<GateDecision> settled;

    private ResultMessage(Approval approval) {
        this.approval = approval;
        this.question = approval.question();
        this.settled = approval.settled();
    }

    /** For a question that the deployment has taken the answer of, or that its end has made idle. */
    static Message to(Approver approver, Approval approval) {
        return new ResultMessage(approval).to(approver);
    }

    private Message to(Approver approver) {
        String body = """
                Hello %s,

                %s %s.
                %s

                %s
                You have nothing to do.
                """.formatted(line(approver.name()), line(Wording.title(question)), how(), effect(), details());
        String subject = question.service() + " in " + question.environment() + ": " + gate() + outcome();
        return ApprovalMessage.message(approver, subject, body);
    }

    private boolean isOver() {
        return approval.stage() == Approval.Stage.OVER;
    }

    private String gate() {
        return switch (question.gate()) {
            case DEPLOYMENT -> "";
            case TRAFFIC -> "production traffic ";
            case FINISH -> "keeping green ";
        };
    }

    private String outcome() {
        return settled.map(it -> it.isRejection() ? "rejected" : "approved")
                .orElse(isOver() ? "not asked any more" : "not decided in time");
    }

    private String how() {
        if (settled.isPresent()) {
            List<GateDecision> by = settled.get().isRejection() ? List.of(settled.get()) : approval.decisions();
            return "It was " + outcome() + " by " + Wording.names(by);
        }
        return isOver()
                ? "The deployment ended before it was decided"
                : "Too few answered before " + Wording.time(approval.expiresAt()) + ", which counts as a rejection";
    }

    private String effect() {
        if (isOver()) {
            return "The deployment has ended, and nothing more comes of it.";
        }
        return settled.filter(it -> !it.isRejection())
                .map(it -> Wording.onApproval(question))
                .orElse(Wording.onRejection(question.gate()));
    }

    private String details() {
        List<String> lines = new ArrayList<>();
        for (GateDecision decision : approval.decisions()) {
            lines.add("Decided:      " + line(Wording.decision(decision)));
            decision.comment().ifPresent(comment -> lines.add("              " + line(comment)));
        }
        lines.add("Image:        " + line(Wording.image(question)));
        lines.add("Digest:       " + question.release().image().digest());
        lines.add("Deployment:   " + line(approval.deploymentId()));
        return String.join("\n", lines) + "\n";
    }
}
