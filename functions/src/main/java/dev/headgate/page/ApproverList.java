package dev.headgate.page;

import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Approver;
import dev.headgate.approval.Question;
import dev.headgate.approval.Wording;
import dev.headgate.deployment.GateDecision;
import java.util.Optional;

/** Who is asked, what each of them has said, and how many approvals it takes. */
final class ApproverList {

    private ApproverList() {}

    static Html of(ApprovalRequest request) {
        Question question = request.question();
        return Html.of(
                "<p>{}</p>{}<ul class=\"people\">{}</ul>{}",
                Wording.quorum(question).orElse("The first answer decides."),
                duties(question),
                Html.join(question.approvers().stream()
                        .map(it -> person(it, request))
                        .toList()),
                RequestDetails.earlier(question.earlier()));
    }

    /** An author who is not known can not be barred, and approvers should know. */
    private static Html duties(Question question) {
        if (!question.separationOfDuties()) {
            return Html.NOTHING;
        }
        String unknown = question.release().author().isEmpty()
                ? " The commit's author is not known, so only who asked is barred."
                : "";
        return Html.of(
                "<p class=\"lede\">Whoever asked for the release or wrote its commit may not approve it.{}</p>",
                unknown);
    }

    private static Html person(Approver approver, ApprovalRequest request) {
        boolean you = approver.name().equals(request.approver().name());
        return Html.of(
                "<li><span><strong>{}</strong>{}{}</span>{}</li>",
                approver.name(),
                you ? " (you)" : "",
                comment(request.decisionOf(approver)),
                badge(approver, request.decisionOf(approver), request.isSettled()));
    }

    private static Html badge(Approver approver, Optional<GateDecision> decision, boolean settled) {
        if (decision.isPresent()) {
            return decision.get().isRejection()
                    ? Html.of("<span class=\"badge bad\">Rejected</span>")
                    : Html.of("<span class=\"badge good\">Approved</span>");
        }
        return approver.barred()
                .map(why -> Html.of("<span class=\"badge late\">May not approve: {}</span>", why))
                .orElse(Html.of("<span class=\"badge\">{}</span>", settled ? "No answer" : "No answer yet"));
    }

    private static Html comment(Optional<GateDecision> decision) {
        return decision.map(it -> Html.of(
                        "<small>{}{}</small>",
                        Wording.time(it.at()),
                        it.comment().map(comment -> ": " + comment).orElse("")))
                .orElse(Html.NOTHING);
    }
}
