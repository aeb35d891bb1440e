package dev.headgate.approval;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.deployment.GateDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** The pages that an approver's link can show, as complete HTML documents without a script. */
public final class ApprovalPage {

    /** The Content-Security-Policy under which these pages look as they should. */
    public static final String POLICY = PageStyle.POLICY;

    private ApprovalPage() {}

    /** The question and the form. */
    public static String open(ApprovalRequest request, Instant now) {
        return form(request, Answer.NONE, Set.of(), now);
    }

    /** The question again, with what was filled in and what is wrong with it. */
    public static String unprocessable(ApprovalRequest request, Answer answer, Set<Answer.Fault> faults, Instant now) {
        return form(request, answer, faults, now);
    }

    /** A decision that stands. */
    public static String decided(ApprovalRequest request, GateDecision decision, Optional<Delivery> delivery) {
        return PageLayout.of(
                headline(request.question(), decision),
                Html.of(
                        "<section class=\"card\">{}<h1>{}</h1><p>{}.</p>{}{}{}</section>",
                        badge(decision),
                        headline(request.question(), decision),
                        Wording.decision(decision),
                        comment(decision),
                        delivery(decision, delivery),
                        RequestDetails.of(request.question())));
    }

    /** A decision that stands, for an approver who would have decided otherwise. */
    public static String decidedOtherwise(ApprovalRequest request, GateDecision decision) {
        return PageLayout.of(
                headline(request.question(), decision),
                Html.of(
                        "<section class=\"card\">{}<h1>{}</h1><p>{}. The first decision stands: yours changed nothing.</p>{}{}</section>",
                        badge(decision),
                        headline(request.question(), decision),
                        Wording.decision(decision),
                        comment(decision),
                        RequestDetails.of(request.question())));
    }

    public static String expired(ApprovalRequest request) {
        return late(
                "Too late to decide",
                "Until " + Wording.time(request.expiresAt()) + " nobody had decided on " + subject(request)
                        + ", which counts as a rejection. Whoever asked can ask again with a new release.");
    }

    public static String over(ApprovalRequest request, Optional<GateDecision> decision) {
        return late(
                "This deployment has ended",
                "There is nothing left to decide on " + subject(request) + "."
                        + decision.map(it -> " Before its end, " + Wording.decision(it) + ".")
                                .orElse(""));
    }

    public static String unknown() {
        return notice(
                "Nothing to decide here",
                "This link leads to no question. Check that all of it was copied from the e-mail; a question is forgotten"
                        + " some time after its last day.");
    }

    public static String tooLarge() {
        return notice("Too much", "That was more than the form holds. Open the link again and shorten the comment.");
    }

    public static String notAForm() {
        return notice("Not the form", "A decision is taken from the form of this page only. Open the link again.");
    }

    public static String notAllowed() {
        return notice("Not possible", "This page can be opened, and its form can be sent: nothing else.");
    }

    /** For trouble that is ours; whether a decision was stored is not known. */
    public static String unavailable() {
        return notice(
                "That did not work",
                "The trouble is on our side, and it is not certain whether a decision was stored."
                        + " Open the link again in a moment: it shows what stands.");
    }

    private static String form(ApprovalRequest request, Answer answer, Set<Answer.Fault> faults, Instant now) {
        Question question = request.question();
        Html head = Html.of(
                """
                <section class="card">
                <span class="badge">{}</span> <span class="badge">For {}</span>
                <h1>{}</h1>
                <p class="lede">{}</p>
                <p class="until">Decide within <strong>{}</strong>, until {}. No answer is a rejection.</p>
                {}
                </section>""",
                question.release().rollback() ? "Rollback" : "Release",
                request.approver(),
                Wording.title(question),
                Wording.standing(question.gate()),
                Wording.duration(Duration.between(now, request.expiresAt())),
                Wording.time(request.expiresAt()),
                RequestDetails.of(question));
        return PageLayout.of(
                Wording.title(question),
                Html.of(
                        "{}\n{}\n<footer>This link is {}'s alone: whoever has it decides in that name.</footer>",
                        head,
                        DecisionForm.of(question, answer, faults),
                        request.approver()));
    }

    private static String headline(Question question, GateDecision decision) {
        String subject = question.service() + " in " + question.environment();
        return switch (decision.decided()) {
            case APPROVED -> subject + " is approved";
            case REJECTED -> subject + " is rejected";
        };
    }

    private static Html badge(GateDecision decision) {
        return switch (decision.decided()) {
            case APPROVED -> Html.of("<span class=\"badge good\">Approved</span>");
            case REJECTED -> Html.of("<span class=\"badge bad\">Rejected</span>");
        };
    }

    private static Html comment(GateDecision decision) {
        return decision.comment()
                .map(it -> Html.of("<blockquote>{}</blockquote>", it))
                .orElse(Html.NOTHING);
    }

    private static Html delivery(GateDecision decision, Optional<Delivery> delivery) {
        return switch (delivery.orElse(Delivery.UNCONFIRMED)) {
            case DELIVERED -> Html.of("<p class=\"lede\">The deployment has the answer. This page can be closed.</p>");
            case TIMED_OUT ->
                Html.of(
                        "<p class=\"until\">The deployment was no longer waiting: it had this answer already, or its wait"
                                + " had ended. What became of it is in its Step Functions execution.</p>");
            case UNCONFIRMED ->
                Html.of(
                        "<p class=\"until\">The decision is stored, but it is not certain that the deployment has it.</p>{}",
                        DecisionForm.again(decision.decided()));
        };
    }

    private static String subject(ApprovalRequest request) {
        return request.question().service() + " in " + request.question().environment();
    }

    private static String late(String title, String text) {
        return PageLayout.of(
                title,
                Html.of(
                        "<section class=\"card\"><span class=\"badge late\">Closed</span><h1>{}</h1><p>{}</p></section>",
                        title,
                        text));
    }

    private static String notice(String title, String text) {
        return PageLayout.of(title, Html.of("<section class=\"card\"><h1>{}</h1><p>{}</p></section>", title, text));
    }
}
