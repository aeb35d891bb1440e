package dev.headgate.page;

import dev.headgate.approval.ApprovalRequest;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.SampleQuestion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What alice is asked about web 3.2.1, from which tests take the pages that they read. */
final class SampleRequest {

    static final Instant NOON = SampleQuestion.NOON;
    static final Gate TWO_OF_THREE =
            new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob", "carol"), Duration.ofHours(4), 2, false);
    static final Gate FINISH = new Gate(Gate.Before.FINISH, List.of("alice"), Duration.ofHours(1));

    private SampleRequest() {}

    static ApprovalRequest of(Question question, GateDecision... decisions) {
        return new ApprovalRequest(
                question.approvers().getFirst(), question, NOON.plus(Duration.ofHours(4)), List.of(decisions));
    }

    static ApprovalRequest twoOfThree(GateDecision... decisions) {
        return of(SampleQuestion.question(SampleQuestion.RELEASE, TWO_OF_THREE), decisions);
    }

    /** The page of a question at this gate, asked when things stood so. */
    static String page(Gate gate, Standing standing) {
        return page(Question.about(SampleQuestion.inProd(), gate, SampleQuestion.EMAILS, standing));
    }

    static String page(Question question) {
        return ApprovalPage.open(of(question), NOON);
    }

    static GateDecision approved(String by) {
        return decided(Decided.APPROVED, by, Optional.empty());
    }

    static GateDecision rejected(String by, String why) {
        return decided(Decided.REJECTED, by, Optional.of(why));
    }

    static GateDecision decided(Decided decided, String by, Optional<String> comment) {
        return new GateDecision(Gate.Before.DEPLOYMENT, decided, by, comment, NOON);
    }
}
