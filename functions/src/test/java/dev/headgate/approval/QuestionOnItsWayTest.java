package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approval.Mail;
import dev.headgate.approval.Approval.Sent;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.testing.ApprovalScene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of a question while the state that waits for it looks around, or its deployment ends. */
class QuestionOnItsWayTest {

    private static final String ID = "web-prod-1";
    private static final Gate.Before GATE = Gate.Before.DEPLOYMENT;

    private final ApprovalScene scene = new ApprovalScene().asked();

    @Test
    void isOpenUntilItIsSettledExpiredOrTaken() {
        assertThat(scene.stored().isOpenAt(scene.clock.instant())).isTrue();
        assertThat(scene.stored().isOpenAt(scene.stored().expiresAt())).isFalse();

        assertThat(scene.stored().concluded().isOpenAt(scene.clock.instant())).isFalse();
        scene.approve("alice");
        assertThat(scene.stored().isOpenAt(scene.clock.instant())).isFalse();
    }

    @Test
    void renewedBeforeHalfOfItsTimeNobodyIsMailedAndTheAnswerGoesToTheNewToken() {
        scene.mailbox.clear();
        scene.pass(Duration.ofHours(2).minusSeconds(1));

        assertThat(scene.approvals.renew(ID, GATE, "token-2")).isEmpty();

        assertThat(scene.mailbox).isEmpty();
        assertThat(scene.stored().taskToken()).isEqualTo(new TaskToken("token-2"));
    }

    @Test
    void renewedFromHalfOfItsTimeOnTheSilentAreReminded() {
        scene.mailbox.clear();
        scene.pass(Duration.ofHours(2));

        assertThat(scene.approvals.renew(ID, GATE, "token-2")).isEmpty();

        assertThat(scene.mailbox)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.subject()).contains("Reminder"));
    }

    @Test
    void whatWasDecidedMeanwhileAnswersWhoeverWaitsNow() {
        scene.approve("alice");

        assertThat(scene.approvals.renew(ID, GATE, "token-2"))
                .map(GateDecision::by)
                .contains("alice");
        scene.pass(Duration.ofHours(3));
        assertThat(scene.approvals.remind(ID, GATE, "token-3"))
                .map(GateDecision::by)
                .contains("alice");
        assertThat(scene.answers)
                .extracting(it -> it.substring(0, it.indexOf(' ')))
                .containsExactly("token-1", "token-2", "token-3");
    }

    @Test
    void anAnswerThatIsKnownToHaveArrivedIsNotSentAgain() {
        scene.approve("alice");
        assertThat(scene.stored().isDelivered()).isTrue();

        scene.approvals.renew(ID, GATE, "token-1");

        assertThat(scene.answers).hasSize(1);
        assertThat(scene.stored().waitingWith(new TaskToken("token-2")).isDelivered())
                .as("another state has not heard it")
                .isFalse();
    }

    @Test
    void withdrawnItWakesTheStateThatWaitsAndDecidesNothing() {
        LinkId link = scene.linkOf("alice");

        scene.approvals.withdraw(ID);

        assertThat(scene.answers).containsExactly("token-1 {\"decision\":\"NOT_ASKED_ANY_MORE\"}");
        assertThat(scene.stored().stage()).isEqualTo(Approval.Stage.OVER);
        assertThat(scene.decide(link, scene.answer(GateDecision.Decided.APPROVED, "", "prod")))
                .isNotInstanceOf(DecisionResult.Decided.class);
        assertThat(scene.stored().decisions()).isEmpty();
    }

    @Test
    void whatIsSettledOrTakenIsNotWithdrawn() {
        scene.approve("alice");
        scene.approvals.withdraw(ID);

        assertThat(scene.answers).hasSize(1);
        assertThat(scene.stored().stage()).isEqualTo(Approval.Stage.ASKING);

        ApprovalScene taken = new ApprovalScene().asked();
        taken.approvals.conclude(ID, GATE);
        taken.approvals.withdraw(ID);
        assertThat(taken.answers).isEmpty();
        assertThat(taken.stored().stage()).isEqualTo(Approval.Stage.CONCLUDED);
    }

    @Test
    void onceEverythingIsTakenNothingIsAccepted() {
        scene.approvals.concludeAll(ID);

        assertThat(scene.approvals.known(ID, GATE)).map(Approval::stage).contains(Approval.Stage.CONCLUDED);
        assertThat(scene.approvals.known(ID, Gate.Before.TRAFFIC)).isEmpty();
    }

    @Test
    void nobodyIsMailedTwiceOrOfWhatTheyHaveAnsweredOrNeverHeardOf() {
        Sent question = new Sent("carol", Mail.QUESTION);
        Sent result = new Sent("carol", Mail.RESULT);
        Approval open = scene.stored();

        assertThat(open.owes(question)).isTrue();
        assertThat(open.having(question).owes(question)).isFalse();
        assertThat(open.owes(result)).as("there is none").isFalse();
        assertThat(open.concluded().owes(result)).isTrue();
        assertThat(open.concluded().owes(question)).isFalse();
        assertThat(open.ended().owes(result)).as("never heard of it").isFalse();
        assertThat(open.having(question).ended().owes(result)).isTrue();
        scene.approve("alice");
        assertThat(scene.stored().owes(question)).as("it is settled").isFalse();
        assertThat(scene.stored().ended().owes(result)).isTrue();
        assertThat(scene.stored().silent()).extracting(Approver::name).containsExactly("bob");
    }
}
