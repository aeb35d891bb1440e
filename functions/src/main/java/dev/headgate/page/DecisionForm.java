package dev.headgate.page;

import dev.headgate.approval.Answer;
import dev.headgate.approval.Answer.Fault;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Question;
import dev.headgate.approval.Wording;
import dev.headgate.deployment.GateDecision.Decided;
import java.util.Set;

/** Where an approver fills in an answer; sent to the URL that showed it. */
final class DecisionForm {

    private DecisionForm() {}

    static Html of(ApprovalRequest request, Answer answer, Set<Fault> faults) {
        Question question = request.question();
        return Html.of(
                """
                <form class="card" id="decide" method="post" autocomplete="off">
                <input type="hidden" name="shown" value="{}">
                {}
                <fieldset>
                <legend>Your decision</legend>
                {}
                {}
                {}
                </fieldset>
                {}
                {}
                <button type="submit">Send decision</button>
                </form>""",
                question.digest(),
                summary(faults),
                approve(request, answer, faults),
                choice("reject", Decided.REJECTED, "Reject", Wording.onRejection(question.gate()), answer, true),
                fault(faults.contains(Fault.NOTHING_CHOSEN), "decision-fault", "Choose one of the two."),
                environment(question.environment(), answer, faults),
                comment(answer, faults));
    }

    /** Sends a decision that stands once more, for one that may not have arrived. */
    static Html again(Decided decided) {
        return Html.of("""
                <form method="post">
                <input type="hidden" name="decision" value="{}">
                <button type="submit">Send it again</button>
                </form>""", decided);
    }

    private static Html summary(Set<Fault> faults) {
        if (faults.contains(Fault.QUESTION_CHANGED)) {
            return alert(
                    "Nothing has been decided: what you were shown is not what is asked now. Read it again, then decide.");
        }
        return faults.isEmpty()
                ? Html.NOTHING
                : alert("Nothing has been decided yet: see the "
                        + (faults.size() == 1 ? "fault" : faults.size() + " faults") + " marked below.");
    }

    private static Html alert(String text) {
        return Html.of("<div class=\"faults\" role=\"alert\"><p>{}</p></div>", text);
    }

    private static Html approve(ApprovalRequest request, Answer answer, Set<Fault> faults) {
        String effect = Wording.barred(request.approver()).orElse(Wording.onApproval(request.question()));
        return Html.of(
                "{}{}",
                choice(
                        "approve",
                        Decided.APPROVED,
                        "Approve",
                        effect,
                        answer,
                        request.approver().mayApprove()),
                fault(faults.contains(Fault.MAY_NOT_APPROVE), "barred-fault", "Somebody else has to approve this."));
    }

    private static Html choice(
            String kind, Decided decided, String name, String effect, Answer answer, boolean possible) {
        return Html.of(
                """
                <label class="choice {}"><input type="radio" name="decision" value="{}" required{}{}>\
                <span><strong>{}</strong><span>{}</span></span></label>""",
                kind,
                decided,
                attribute(possible && answer.is(decided), " checked"),
                attribute(!possible, " disabled"),
                name,
                effect);
    }

    private static Html environment(String environment, Answer answer, Set<Fault> faults) {
        boolean differs = faults.contains(Fault.ENVIRONMENT_DIFFERS);
        return Html.of(
                """
                <div class="field">
                <label for="environment">Type the environment's name</label>
                <p class="hint" id="environment-hint">It is <code>{}</code>. This shows that a person decides, here and for this one.</p>
                <input type="text" id="environment" name="environment" value="{}" required autocapitalize="none" \
                spellcheck="false" autocomplete="off" aria-describedby="environment-hint{}"{}>
                {}
                </div>""",
                environment,
                answer.typedEnvironment(),
                differs ? " environment-fault" : "",
                attribute(differs, " aria-invalid=\"true\""),
                fault(differs, "environment-fault", "Type " + environment + ", exactly so."));
    }

    private static Html comment(Answer answer, Set<Fault> faults) {
        boolean missing = faults.contains(Fault.COMMENT_MISSING);
        boolean faulty = missing || faults.contains(Fault.COMMENT_TOO_LONG);
        String words = missing
                ? "Say why you reject: whoever asked will read it."
                : "Use at most " + Answer.LONGEST_COMMENT + " characters; these are "
                        + answer.comment().length() + ".";
        return Html.of(
                """
                <div class="field">
                <label for="comment">Comment</label>
                <p class="hint" id="comment-hint">Needed to reject. At most {} characters.</p>
                <textarea id="comment" name="comment" rows="3" maxlength="{}" aria-describedby="comment-hint{}"{}>
                {}</textarea>
                {}
                </div>""",
                Answer.LONGEST_COMMENT,
                Answer.LONGEST_COMMENT,
                faulty ? " comment-fault" : "",
                attribute(faulty, " aria-invalid=\"true\""),
                answer.comment(),
                fault(faulty, "comment-fault", words));
    }

    private static Html attribute(boolean is, String markup) {
        return is ? Html.of(markup) : Html.NOTHING;
    }

    private static Html fault(boolean is, String id, String words) {
        return is ? Html.of("<p class=\"fault\" id=\"{}\">{}</p>", id, words) : Html.NOTHING;
    }
}
