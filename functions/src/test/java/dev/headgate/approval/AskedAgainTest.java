package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.notification.Message;
import dev.headgate.page.ApprovalPage;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import org.junit.jupiter.api.Test;

/** What would be deployed, or what it would replace, changed after the question was put: it is another question. */
class AskedAgainTest {

    private static final String FAMILY = "arn:aws:ecs:us-east-1:111122223333:task-definition/web-prod:";

    private final ApprovalScene scene = new ApprovalScene().asked(first());

    @Test
    void anApprovalOfTheFormerQuestionIsNone() {
        scene.approve("alice");
        scene.approvals.conclude("web-prod-1", first().gate());

        assertThat(scene.request(second(), "token-2")).isEmpty();

        assertThat(scene.stored().decisions()).isEmpty();
        assertThat(scene.stored().stage()).isEqualTo(Approval.Stage.ASKING);
    }

    @Test
    void everybodyIsMailedAgainAndTold() {
        scene.approve("alice");
        scene.mailbox.clear();

        scene.request(second(), "token-2");

        assertThat(scene.mailbox).hasSize(2).allSatisfy(mail -> {
            assertThat(mail.subject()).contains("Asked again: Approve");
            assertThat(mail.body()).contains("web-prod:41 is the newest revision, not web-prod:40");
        });
    }

    @Test
    void aFormerLinkDecidesNothingAndSaysWhy() {
        LinkId former = scene.linkOf("alice");
        Answer answer = scene.answer(Decided.APPROVED, "", "prod");
        scene.request(second(), "token-2");

        assertThat(scene.show(former)).isInstanceOf(LinkState.AskedAgain.class);
        assertThat(scene.decide(former, answer)).isInstanceOf(DecisionResult.AskedAgain.class);
        assertThat(scene.stored().decisions()).isEmpty();
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void aFormerLinkDoesNotEvenTakeTheNewQuestionsForm() {
        LinkId former = scene.linkOf("alice");
        scene.request(second(), "token-2");
        Answer ofTheNewPage = scene.answerTo(second(), Decided.APPROVED, "", "prod");

        assertThat(scene.decide(former, ofTheNewPage)).isInstanceOf(DecisionResult.AskedAgain.class);
        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Decided.class);
    }

    @Test
    void anAnswerThatCrossesTheNewQuestionDoesNotCount() {
        LinkId former = scene.linkOf("alice");
        Answer answer = scene.answer(Decided.APPROVED, "", "prod");
        scene.store.beforeNextSave(() -> scene.request(second(), "token-2"));

        assertThat(scene.decide(former, answer)).isInstanceOf(DecisionResult.AskedAgain.class);
        assertThat(scene.stored().decisions()).isEmpty();
    }

    @Test
    void aLateRunOfTheFormerQuestionTakesNothingBack() {
        scene.request(second(), "token-2");
        int mails = scene.mailbox.size();

        scene.request(first(), "token-3");

        assertThat(scene.stored().question()).isEqualTo(second());
        assertThat(scene.stored().taskToken()).isEqualTo(new TaskToken("token-2"));
        assertThat(scene.mailbox).hasSize(mails);
    }

    @Test
    void aFormerLinkOfAnEndedDeploymentSaysThatItHasEnded() {
        LinkId former = scene.linkOf("alice");
        scene.request(second(), "token-2");
        scene.approvals.close("web-prod-1");

        assertThat(scene.show(former)).isInstanceOf(LinkState.Over.class);
    }

    @Test
    void theNewPageSaysThatItIsAskedAgain() {
        scene.request(second(), "token-2");
        Message mail = scene.mailbox.getLast();

        assertThat(mail.body()).contains("answers from before do not count");
        assertThat(scene.show(scene.linkOf("alice")))
                .isInstanceOfSatisfying(
                        LinkState.Open.class,
                        open -> assertThat(ApprovalPage.open(open.request(), scene.clock.instant()))
                                .contains("You are asked again", "web-prod:41"));
    }

    private static Question first() {
        return about(pinned());
    }

    private static Question second() {
        return about(pinned().pinnedTo(FAMILY + 41, FAMILY + 12, ExampleQuestion.NOON));
    }

    private static Deployment pinned() {
        return ExampleQuestion.inProd().pinnedTo(FAMILY + 40, FAMILY + 12, ExampleQuestion.NOON);
    }

    private static Question about(Deployment deployment) {
        return Question.about(deployment, ExampleQuestion.GATE, ExampleQuestion.EMAILS, Standing.UNKNOWN);
    }
}
