package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.notification.Message;
import dev.headgate.testing.SampleQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What approvers are told came of a question: which one it was, what was decided, and what that does. */
class ToldResultTest {

    private static final Gate FINISH = new Gate(Gate.Before.FINISH, List.of("alice"), Duration.ofHours(1));

    @Test
    void theSubjectNamesTheGate() {
        assertThat(approved(SampleQuestion.inProd(), SampleQuestion.GATE).subject())
                .isEqualTo("[Headgate] web in prod: approved");
        assertThat(approved(SampleQuestion.started(), SampleQuestion.TRAFFIC_GATE)
                        .subject())
                .isEqualTo("[Headgate] web in prod: production traffic approved");
        assertThat(approved(SampleQuestion.inProd(), FINISH).subject())
                .isEqualTo("[Headgate] web in prod: keeping green approved");
    }

    @Test
    void theBodySaysWhatAnApprovalDoes() {
        assertThat(approved(SampleQuestion.inProd(), SampleQuestion.GATE).body())
                .contains("It was approved by alice.\nGreen is started beside blue. Production traffic moves to green");
        assertThat(approved(SampleQuestion.inProd(), FINISH).body())
                .contains("It was approved by alice.\nGreen stays, and blue is taken away.");
    }

    /** Links may not come late, results may: they have a way of their own. */
    @Test
    void resultsGoTheirOwnWay() {
        ApprovalScene scene = new ApprovalScene();
        List<Message> questions = new ArrayList<>();
        List<Message> results = new ArrayList<>();
        Approvals approvals = new Approvals(
                scene.store,
                (token, output) -> TaskTokens.Delivery.DELIVERED,
                questions::add,
                results::add,
                new Random(7),
                scene.clock,
                ApprovalScene.URL);
        approvals.request("r-1-prod", SampleQuestion.question(), Duration.ofHours(4), "token-1");
        scene.pass(Duration.ofHours(2));
        approvals.remind("r-1-prod", Gate.Before.DEPLOYMENT, "token-2");
        scene.pass(Duration.ofHours(2));

        approvals.tellResult(approvals.conclude("r-1-prod", Gate.Before.DEPLOYMENT));

        assertThat(questions).hasSize(4).allSatisfy(it -> assertThat(it.body()).contains(ApprovalScene.URL));
        assertThat(results).hasSize(2).allSatisfy(it -> assertThat(it.subject()).endsWith("not decided in time"));
    }

    private static Message approved(Deployment deployment, Gate gate) {
        Question question = SampleQuestion.question(deployment, gate);
        Approval asked = Approval.asked(
                deployment.id(),
                question,
                new TaskToken("token-1"),
                SampleQuestion.NOON,
                SampleQuestion.NOON.plus(gate.expiresAfter()));
        GateDecision yes = new GateDecision(
                gate.before(),
                Decided.APPROVED,
                "alice",
                Optional.empty(),
                SampleQuestion.NOON,
                Optional.of(question.digest()));
        return ResultMessage.to(
                question.approvers().getFirst(), asked.decided(yes).concluded());
    }
}
