package dev.headgate.testing;

import dev.headgate.approval.Answer;
import dev.headgate.approval.Approval;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Approvals;
import dev.headgate.approval.DecisionResult;
import dev.headgate.approval.Decisions;
import dev.headgate.approval.Identity;
import dev.headgate.approval.LinkId;
import dev.headgate.approval.LinkState;
import dev.headgate.approval.Question;
import dev.headgate.approval.TaskToken;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.notification.Message;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Approvals with everything around them in memory: a clock to turn, a mailbox, and task tokens that may fail. */
public final class ApprovalScene {

    public static final String URL = "https://approvals.example.com";

    private static final Pattern LINK = Pattern.compile(Pattern.quote(URL) + "/a/([A-Za-z0-9_-]+)");

    public final InMemoryApprovalStore store = new InMemoryApprovalStore();
    public final InMemoryAskerStore askers = new InMemoryAskerStore();
    public final List<Message> mailbox = new ArrayList<>();
    /** Task token, a space, output. */
    public final List<String> answers = new ArrayList<>();
    /** What becomes of the next answers; delivered once this is used up. */
    public final Deque<Delivery> deliveries = new ArrayDeque<>();

    /** What happens when a mail arrives. */
    public Consumer<Message> onMail = message -> {};

    private Instant now = ExampleQuestion.NOON;
    public final InstantSource clock = () -> now;
    public final Approvals approvals = new Approvals(store, this::answer, this::deliver, new Random(7), clock, URL);
    public final Decisions decisions = new Decisions(store, askers, this::answer, clock);

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Asks alice and bob about prod; the first answer decides. */
    public ApprovalScene asked() {
        return asked(ExampleQuestion.question());
    }

    public ApprovalScene asked(Question question) {
        request(question, "token-1");
        return this;
    }

    public Optional<GateDecision> request(Question question, String token) {
        return approvals.request("web-prod-1", question, Duration.ofHours(4), token);
    }

    /** What is stored of the question before the deployment. */
    public Approval stored() {
        return store.find("web-prod-1", Gate.Before.DEPLOYMENT).orElseThrow();
    }

    /** The link in the newest message to this approver. */
    public LinkId linkOf(String approver) {
        Message newest = mailbox.reversed().stream()
                .filter(message -> approver.equals(message.attributes().get("approver")))
                .findFirst()
                .orElseThrow();
        Matcher link = LINK.matcher(newest.body());
        if (!link.find()) {
            throw new AssertionError("no link in: " + newest.body());
        }
        return new LinkId(link.group(1));
    }

    public DecisionResult approve(String approver) {
        return fillIn(linkOf(approver), Decided.APPROVED, "");
    }

    public DecisionResult reject(String approver) {
        return fillIn(linkOf(approver), Decided.REJECTED, "Not on a Friday");
    }

    /** The form as the link shows it; where it shows none, as it showed it before. */
    private DecisionResult fillIn(LinkId link, Decided decision, String comment) {
        Question shown = show(link) instanceof LinkState.Open(ApprovalRequest request)
                ? request.question()
                : stored().question();
        return decide(link, new Answer(Optional.of(decision), comment, "prod", shown.digest()));
    }

    public LinkState show(LinkId link) {
        return decisions.show(link, new Identity.NotAsked());
    }

    public DecisionResult decide(LinkId link, Answer answer) {
        return decisions.decide(link, new Identity.NotAsked(), answer);
    }

    /** From the page that is shown now. */
    public Answer answer(Decided decision, String comment, String environment) {
        return new Answer(
                Optional.of(decision), comment, environment, stored().question().digest());
    }

    /** From a page that shows this question. */
    public Answer answerTo(Question question, Decided decision, String comment, String environment) {
        return new Answer(Optional.of(decision), comment, environment, question.digest());
    }

    private void deliver(Message message) {
        mailbox.add(message);
        onMail.accept(message);
    }

    private Delivery answer(TaskToken token, String output) {
        answers.add(token.value() + " " + output);
        return Optional.ofNullable(deliveries.poll()).orElse(Delivery.DELIVERED);
    }
}
