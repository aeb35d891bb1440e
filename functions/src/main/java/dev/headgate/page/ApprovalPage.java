package dev.headgate.page;

import dev.headgate.approval.Answer;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Question;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.approval.Wording;
import dev.headgate.deployment.GateDecision;
import dev.headgate.text.DurationWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The pages of a question that is known, as complete HTML documents without a script. */
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

    /** An approval that counts, while others are waited for. */
    public static String counted(ApprovalRequest request, GateDecision yours) {
        int missing = request.missing();
        String title = "Your approval counts";
        return PageLayout.of(
                title,
                Html.of(
                        """
                        <section class="card"><span class="badge good">Approved by you</span><h1>{}</h1><p>{}.</p>{}
                        <p class="until">{} more {} needed until {}. Nothing else is to be done by you.</p></section>
                        {}""",
                        title,
                        Wording.decision(yours),
                        comment(yours),
                        missing,
                        missing == 1 ? "approval is" : "approvals are",
                        Wording.time(request.expiresAt()),
                        RequestDetails.of(request)));
    }

    /** A question that is settled. */
    public static String decided(ApprovalRequest request, GateDecision decision, Optional<Delivery> delivery) {
        String headline = headline(request.question(), decision);
        return PageLayout.of(
                headline,
                Html.of(
                        "<section class=\"card\">{}<h1>{}</h1>{}{}{}</section>\n{}",
                        badge(decision),
                        headline,
                        decisions(request, decision),
                        delivery(decision, delivery),
                        next(request.question(), decision),
                        RequestDetails.of(request)));
    }

    /** A decision that stands, for an approver who would have decided otherwise. */
    public static String decidedOtherwise(ApprovalRequest request, GateDecision decision) {
        boolean own = decision.by().equals(request.approver().name());
        String headline = own && !decision.isRejection() && request.missing() > 0
                ? "You have approved already"
                : headline(request.question(), decision);
        return PageLayout.of(
                headline,
                Html.of(
                        "<section class=\"card\">{}<h1>{}</h1>{}<p class=\"until\">The first decision stands: this one changed nothing.</p></section>\n{}",
                        badge(decision),
                        headline,
                        decisions(request, decision),
                        RequestDetails.of(request)));
    }

    public static String expired(ApprovalRequest request) {
        String who = request.decisions().isEmpty()
                ? "nobody had decided"
                : "only " + Wording.names(request.decisions()) + " had approved, and "
                        + request.question().required() + " approvals were needed";
        return Notice.late(
                "Too late to decide",
                subject(request) + " was not decided by " + Wording.time(request.expiresAt()) + ": " + who
                        + ". That counts as a rejection. Whoever asked can ask again with a new release.");
    }

    /** Whoever approved or would have approved the former question is told what they were not shown. */
    public static String askedAgain(ApprovalRequest request) {
        return Notice.late(
                "This is asked again",
                "Since you got this link, something has changed for " + subject(request) + ": "
                        + request.question().again().map(Question.Again::why).orElse("it is another question now")
                        + ". An answer to the former question does not count. Use the link of the latest e-mail.");
    }

    public static String over(ApprovalRequest request, Optional<GateDecision> decision) {
        return Notice.late(
                "This deployment has ended",
                "There is nothing left to decide on " + subject(request) + "."
                        + decision.map(it -> " Before its end, " + Wording.decision(it) + ".")
                                .orElse(""));
    }

    private static String form(ApprovalRequest request, Answer answer, Set<Answer.Fault> faults, Instant now) {
        Question question = request.question();
        Html head = Html.of(
                """
                <section class="card">
                <span class="badge">{}</span> <span class="badge">For {}</span>
                <h1>{}</h1>
                <p class="lede">{}</p>{}
                <p class="until">Decide within <strong>{}</strong>, until <time datetime="{}">{}</time>. {}</p>
                <p class="skip"><a href="#decide">Decide</a></p>
                </section>""",
                question.release().rollback() ? "Rollback" : "Release",
                request.approver().name(),
                Wording.title(question),
                Wording.standing(question.gate()),
                question.again()
                        .map(it -> Html.of("<p class=\"until\">{}</p>", Wording.again(it)))
                        .orElse(Html.NOTHING),
                DurationWords.inFull(Duration.between(now, request.expiresAt())),
                request.expiresAt(),
                Wording.time(request.expiresAt(), request),
                "No answer is a rejection: " + Wording.onRejection(question.gate()));
        Html details = Html.of("<div class=\"about\">\n{}\n</div>", RequestDetails.of(request));
        Html form = DecisionForm.of(request, answer, faults);
        // On a phone, what is wrong must not hide below all that was read before.
        boolean again = !faults.isEmpty();
        return PageLayout.wide(
                Wording.title(question),
                Html.of(
                        """
                        {}
                        <div class="columns">
                        {}
                        {}
                        </div>
                        <footer>This link is {}'s alone: whoever has it decides in that name.</footer>""",
                        head,
                        again ? form : details,
                        again ? details : form,
                        request.approver().name()));
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

    /** All that led to what stands: each of the approvals, or the rejection. */
    private static Html decisions(ApprovalRequest request, GateDecision decision) {
        List<GateDecision> shown =
                decision.isRejection() || request.decisions().isEmpty() ? List.of(decision) : request.decisions();
        return Html.join(shown.stream()
                .map(it -> Html.of("<p>{}.</p>{}", Wording.decision(it), comment(it)))
                .toList());
    }

    private static Html next(Question question, GateDecision decision) {
        String what = decision.isRejection()
                ? Wording.onRejection(question.gate())
                : Wording.onApproval(question) + " " + Wording.following(question);
        return Html.of("<h2>What happens next</h2><p>{}</p>", what);
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
                        "<p class=\"until\">The deployment was no longer waiting: it had this answer already, or it takes it"
                                + " from the record now. Only if its execution has died does nothing come of it; open the"
                                + " link again in a minute to see.</p>");
            case UNCONFIRMED ->
                Html.of(
                        "<p class=\"until\">The decision is stored, but it is not certain that the deployment has it.</p>{}",
                        DecisionForm.again(decision.decided()));
        };
    }

    private static String subject(ApprovalRequest request) {
        return request.question().service() + " in " + request.question().environment();
    }
}
