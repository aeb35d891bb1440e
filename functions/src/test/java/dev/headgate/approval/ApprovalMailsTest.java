package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.notification.Message;
import dev.headgate.release.Release;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is mailed what, and how often. */
class ApprovalMailsTest {

    private static final Gate TWO_OF_THREE =
            new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob", "carol"), Duration.ofHours(4), 2, false);

    private final ApprovalScene scene = new ApprovalScene();

    @Test
    void remindsThoseWhoHaveNotAnsweredByALinkOfTheirOwn() {
        scene.asked(ExampleQuestion.question(ExampleQuestion.RELEASE, TWO_OF_THREE));
        LinkId first = scene.linkOf("bob");
        scene.approve("alice");
        scene.pass(Duration.ofHours(2));
        scene.mailbox.clear();

        remind("token-2");

        assertThat(recipients()).containsExactly("bob", "carol");
        assertThat(scene.mailbox)
                .allSatisfy(message -> assertThat(message.subject()).startsWith("[Headgate] Reminder: Approve web"));
        assertThat(scene.mailbox.getFirst().body())
                .contains("half of the time to decide has passed")
                .contains("alice approved the deployment")
                .contains("Decide until 2026-08-14 16:00 UTC");
        assertThat(scene.linkOf("bob")).isNotEqualTo(first);
        assertThat(scene.decide(first, scene.answer(Decided.APPROVED, "", "prod")))
                .isInstanceOf(DecisionResult.Decided.class);
        assertThat(scene.answers).singleElement().asString().startsWith("token-2 ");
    }

    @Test
    void remindsNobodyTwice() {
        scene.asked();
        scene.pass(Duration.ofHours(2));
        remind("token-2");
        remind("token-2");
        remind("token-3");

        assertThat(recipients()).containsExactly("alice", "bob", "alice", "bob");
    }

    @Test
    void givesNoMoreTimeWithAReminder() {
        scene.asked();
        scene.pass(Duration.ofHours(2));
        remind("token-2");
        scene.pass(Duration.ofHours(2));

        assertThat(scene.show(scene.linkOf("alice"))).isInstanceOf(LinkState.Expired.class);
    }

    @Test
    void answersTheStateThatWouldRemindWithADecisionThatCameBetween() {
        scene.asked();
        scene.deliveries.add(TaskTokens.Delivery.TIMED_OUT);
        scene.approve("alice");
        scene.mailbox.clear();

        remind("token-2");

        assertThat(scene.mailbox).isEmpty();
        assertThat(scene.answers).last().asString().startsWith("token-2 ").contains("APPROVED");
    }

    @Test
    void remindsThoseWhoMayOnlyRejectToo() {
        Gate gate = new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob"), Duration.ofHours(4), 1, true);
        Release release = ExampleQuestion.RELEASE;
        Release alices = new Release(
                release.id(),
                release.service(),
                release.image(),
                false,
                release.reason(),
                "alice",
                release.requestedAt(),
                release.executionArn());
        scene.asked(ExampleQuestion.question(alices, gate));
        scene.mailbox.clear();

        remind("token-2");

        assertThat(recipients()).containsExactly("alice", "bob");
    }

    @Test
    void tellsEveryoneTheResultAndByWhom() {
        scene.asked(ExampleQuestion.question(ExampleQuestion.RELEASE, TWO_OF_THREE));
        scene.approve("carol");
        scene.approve("alice");
        scene.mailbox.clear();

        Approval concluded = scene.approvals.conclude("web-prod-1", Gate.Before.DEPLOYMENT);
        scene.approvals.tellResult(concluded);
        scene.approvals.tellResult(scene.stored());

        assertThat(recipients()).containsExactly("alice", "bob", "carol");
        assertThat(scene.mailbox).allSatisfy(message -> {
            assertThat(message.subject()).isEqualTo("[Headgate] web in prod: approved");
            assertThat(message.body()).contains("approved by carol and alice").doesNotContain("/a/");
        });
    }

    @Test
    void tellsTheResultToThoseWhoWereStillToBeAsked() {
        for (int slot = 1; slot <= ApprovalMails.MOST_PER_SECOND; slot++) {
            scene.store.takeMailSlot("bob", scene.clock.instant(), slot);
        }
        assertThatThrownBy(() -> scene.asked()).isInstanceOf(MailPaceException.class);
        scene.approve("alice");
        scene.pass(Duration.ofSeconds(1));

        scene.approvals.tellResult(scene.approvals.conclude("web-prod-1", Gate.Before.DEPLOYMENT));

        assertThat(recipients()).containsExactly("alice", "alice", "bob");
        assertThat(scene.mailbox.getLast().subject()).isEqualTo("[Headgate] web in prod: approved");
    }

    @Test
    void tellsOfARejectionWithItsReason() {
        scene.asked();
        scene.reject("bob");
        scene.approvals.tellResult(scene.approvals.conclude("web-prod-1", Gate.Before.DEPLOYMENT));

        assertThat(scene.mailbox.getLast().subject()).isEqualTo("[Headgate] web in prod: rejected");
        assertThat(scene.mailbox.getLast().body()).contains("rejected by bob", "Not on a Friday", "Nothing is started");
    }

    @Test
    void tellsThatNobodyDecidedInTime() {
        scene.asked();
        scene.pass(Duration.ofHours(4));
        scene.approvals.tellResult(scene.approvals.conclude("web-prod-1", Gate.Before.DEPLOYMENT));

        assertThat(scene.mailbox.getLast().subject()).isEqualTo("[Headgate] web in prod: not decided in time");
        assertThat(scene.mailbox.getLast().body()).contains("which counts as a rejection");
    }

    @Test
    void tellsThoseWhoWereAskedThatTheEndMadeTheQuestionIdle() {
        scene.asked();
        scene.approvals.close("web-prod-1");
        scene.mailbox.clear();

        scene.approvals.tellEnd("web-prod-1");
        scene.approvals.tellEnd("web-prod-1");

        assertThat(recipients()).containsExactly("alice", "bob");
        assertThat(scene.mailbox).allSatisfy(message -> {
            assertThat(message.subject()).isEqualTo("[Headgate] web in prod: not asked any more");
            assertThat(message.body())
                    .contains("The deployment ended before it was decided")
                    .doesNotContain("/a/");
        });
    }

    @Test
    void tellsNobodyOfTheEndWhoHasHeardTheResult() {
        scene.asked();
        scene.approve("alice");
        scene.approvals.tellResult(scene.approvals.conclude("web-prod-1", Gate.Before.DEPLOYMENT));
        scene.mailbox.clear();
        scene.approvals.close("web-prod-1");

        scene.approvals.tellEnd("web-prod-1");

        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void tellsOfADecisionThatTheEndOvertookWithoutPromisingItsEffect() {
        scene.asked();
        scene.approve("alice");
        scene.approvals.close("web-prod-1");

        scene.approvals.tellEnd("web-prod-1");

        assertThat(scene.mailbox.getLast().body())
                .contains("It was approved by alice", "The deployment has ended, and nothing more comes of it")
                .doesNotContain("Production traffic moves");
    }

    @Test
    void remindsNobodyWhoAnswersWhileOthersAreMailed() {
        scene.asked(ExampleQuestion.question(ExampleQuestion.RELEASE, TWO_OF_THREE));
        LinkId carols = scene.linkOf("carol");
        scene.mailbox.clear();
        scene.onMail = message -> {
            if (message.attributes().containsValue("alice")) {
                scene.decide(carols, scene.answer(Decided.APPROVED, "", "prod"));
            }
        };

        remind("token-2");

        assertThat(recipients()).containsExactly("alice", "bob");
    }

    @Test
    void mailsNobodyMoreThanTenTimesInAnySecond() {
        for (int i = 1; i <= ApprovalMails.MOST_PER_SECOND; i++) {
            ask("r-" + i);
        }

        assertThatThrownBy(() -> ask("r-6"))
                .isInstanceOf(MailPaceException.class)
                .hasMessage("alice has been sent 5 e-mails in this second: try again in the next");
        assertThat(scene.mailbox).hasSize(10);

        scene.pass(Duration.ofSeconds(1));
        ask("r-6");

        assertThat(scene.mailbox).hasSize(12);
        assertThat(2 * ApprovalMails.MOST_PER_SECOND).isLessThanOrEqualTo(10);
    }

    private void ask(String deploymentId) {
        scene.approvals.request(
                deploymentId, ExampleQuestion.question(), Duration.ofHours(4), "token-of-" + deploymentId);
    }

    private void remind(String token) {
        scene.approvals.remind("web-prod-1", Gate.Before.DEPLOYMENT, token);
    }

    private List<String> recipients() {
        return scene.mailbox.stream()
                .map(Message::attributes)
                .map(it -> it.getOrDefault("approver", ""))
                .toList();
    }
}
