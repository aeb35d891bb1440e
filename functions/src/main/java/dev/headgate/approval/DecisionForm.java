package dev.headgate.approval;

import dev.headgate.approval.Answer.Fault;
import dev.headgate.deployment.GateDecision.Decided;
import java.util.Set;

/** Where an approver fills in an answer; sent to the URL that showed it. */
final class DecisionForm {

    private DecisionForm() {}

    static Html of(Question question, Answer answer, Set<Fault> faults) {
        return Html.of(
                """
                <form class="card" method="post" autocomplete="off">
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
                summary(faults),
                choice("approve", Decided.APPROVED, "Approve", Wording.onApproval(question), answer),
                choice("reject", Decided.REJECTED, "Reject", Wording.onRejection(question.gate()), answer),
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
        return faults.isEmpty() ? Html.NOTHING : Html.of("""
                        <div class="faults" role="alert"><p>Nothing has been decided yet: see the {} marked below.</p></div>""", faults.size() == 1 ? "fault" : faults.size() + " faults");
    }

    private static Html choice(String kind, Decided decided, String name, String effect, Answer answer) {
        boolean checked = answer.decision().filter(decided::equals).isPresent();
        return Html.of("""
                <label class="choice {}"><input type="radio" name="decision" value="{}" required{}>\
                <span><strong>{}</strong><span>{}</span></span></label>""", kind, decided, checked ? Html.of(" checked") : Html.NOTHING, name, effect);
    }

    private static Html environment(String environment, Answer answer, Set<Fault> faults) {
        boolean differs = faults.contains(Fault.ENVIRONMENT_DIFFERS);
        return Html.of(
                """
                <div class="field">
                <label for="environment">Type the environment's name</label>
                <p class="hint" id="environment-hint">It is <code>{}</code>. This shows that a person decides, here and for this one.</p>
                <input type="text" id="environment" name="environment" value="{}" required autocapitalize="none" \
                spellcheck="false" autocomplete="off" aria-describedby="environment-hint environment-fault"{}>
                {}
                </div>""",
                environment,
                answer.typedEnvironment(),
                invalid(differs),
                fault(differs, "environment-fault", "Type " + environment + ", exactly so."));
    }

    private static Html comment(Answer answer, Set<Fault> faults) {
        boolean missing = faults.contains(Fault.COMMENT_MISSING);
        boolean tooLong = faults.contains(Fault.COMMENT_TOO_LONG);
        String words = missing
                ? "Say why you reject: whoever asked will read it."
                : "Use at most " + Answer.LONGEST_COMMENT + " characters; these are "
                        + answer.comment().length() + ".";
        return Html.of(
                """
                <div class="field">
                <label for="comment">Comment</label>
                <p class="hint" id="comment-hint">Needed to reject. At most {} characters.</p>
                <textarea id="comment" name="comment" rows="3" maxlength="{}" \
                aria-describedby="comment-hint comment-fault"{}>
                {}</textarea>
                {}
                </div>""",
                Answer.LONGEST_COMMENT,
                Answer.LONGEST_COMMENT,
                invalid(missing || tooLong),
                answer.comment(),
                fault(missing || tooLong, "comment-fault", words));
    }

    private static Html invalid(boolean is) {
        return is ? Html.of(" aria-invalid=\"true\"") : Html.NOTHING;
    }

    private static Html fault(boolean is, String id, String words) {
        return is ? Html.of("<p class=\"fault\" id=\"{}\">{}</p>", id, words) : Html.NOTHING;
    }
}
