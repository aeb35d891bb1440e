package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Forecast;
import dev.headgate.analysis.Reason;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Finding;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.page.ApprovalPage;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The question that the judge hands to people, and what it tells them with any other. */
class FinishQuestionTest {

    private static final Gate FINISH = new Gate(Gate.Before.FINISH, List.of("alice"), Duration.ofHours(1));
    private static final String EVIDENCE = "there is too little to tell: server errors: green 1 of 90 (1.1 %)";

    private final ApprovalScene scene = new ApprovalScene();
    private final Deployment held = ExampleQuestion.inProd()
            .found(new Finding(Reason.NOT_ENOUGH_EVIDENCE, EVIDENCE, List.of(), ExampleQuestion.NOON));

    @Test
    void tellsWhatIsKnownAndWhatFollows() {
        ask();

        assertThat(scene.mailbox).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("[Headgate] Approve that green stays for ");
            assertThat(mail.body())
                    .contains("Judge:        " + EVIDENCE)
                    .contains("If you approve: Green stays, and blue is taken away.")
                    .contains("If you reject: Production traffic goes back to blue, and green is taken away.");
        });
        Question question = ExampleQuestion.question(held, FINISH);
        ApprovalRequest request = new ApprovalRequest(
                question.approvers().getFirst(), question, ExampleQuestion.NOON.plusSeconds(60), List.of());
        assertThat(ApprovalPage.open(request, ExampleQuestion.NOON))
                .contains("<dt>Canary judge</dt>")
                .contains("the canary judge could not tell whether green is worse");
    }

    @Test
    void isPutToAnotherTokenWithoutASecondMail() {
        ask();
        scene.pass(Duration.ofMinutes(1));
        scene.approvals.renew("web-prod-1", Gate.Before.FINISH, "token-2");

        scene.approve("alice");

        assertThat(scene.mailbox).hasSize(1);
        assertThat(scene.answers).singleElement().asString().startsWith("token-2 {\"decision\":\"APPROVED\"");
    }

    @Test
    void hasADecisionThatCameBetweenTwoTokensHandedToTheNext() {
        ask();
        scene.deliveries.add(Delivery.TIMED_OUT);
        scene.reject("alice");

        scene.approvals.renew("web-prod-1", Gate.Before.FINISH, "token-2");

        assertThat(scene.answers).last().asString().startsWith("token-2 {\"decision\":\"REJECTED\"");
    }

    @Test
    void remindsOnceAfterHalfOfTheTime() {
        ask();
        for (int minute = 1; minute < 60; minute++) {
            scene.pass(Duration.ofMinutes(1));
            scene.approvals.renew("web-prod-1", Gate.Before.FINISH, "token-" + minute);
            assertThat(scene.mailbox).hasSize(minute < 30 ? 1 : 2);
        }
        assertThat(scene.mailbox.getLast().subject()).startsWith("[Headgate] Reminder: ");
    }

    private void ask() {
        scene.approvals.request("web-prod-1", ExampleQuestion.question(held, FINISH), FINISH.expiresAfter(), "token-1");
    }

    @Test
    void tellsApproversBeforehandWhatTheScheduleCanFind() {
        Forecast forecast = new Forecast(600, 0.6, Optional.of(4.8), 19);
        Deployment planned = ExampleQuestion.inProd()
                .judgedAgainst(Optional.of(
                        new JudgeBaseline("app/web/1", ExampleQuestion.NOON, Optional.empty(), Optional.of(forecast))));

        scene.request(ExampleQuestion.question(planned, ExampleQuestion.GATE), "token-1");

        assertThat(scene.mailbox.getFirst().body())
                .contains("Judge:        At this traffic (600 requests and 0.6 errors a minute) and schedule a"
                        + " regression of 4.8x or worse is expected to be found within 19 minutes.");
    }
}
