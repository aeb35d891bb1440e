package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.notification.Message;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
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
        assertThat(approved(ExampleQuestion.inProd(), ExampleQuestion.GATE).subject())
                .isEqualTo("[Headgate] web in prod: approved");
        assertThat(approved(ExampleQuestion.started(), ExampleQuestion.TRAFFIC_GATE)
                        .subject())
                .isEqualTo("[Headgate] web in prod: production traffic approved");
        assertThat(approved(ExampleQuestion.inProd(), FINISH).subject())
                .isEqualTo("[Headgate] web in prod: keeping green approved");
    }

    @Test
    void theBodySaysWhatAnApprovalDoes() {
        assertThat(approved(ExampleQuestion.inProd(), ExampleQuestion.GATE).body())
                .contains("It was approved by alice.\nGreen is started beside blue. Production traffic moves to green");
        assertThat(approved(ExampleQuestion.inProd(), FINISH).body())
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
        approvals.request("web-prod-1", ExampleQuestion.question(), Duration.ofHours(4), "token-1");
        scene.pass(Duration.ofHours(2));
        approvals.remind("web-prod-1", Gate.Before.DEPLOYMENT, "token-2");
        scene.pass(Duration.ofHours(2));

        approvals.tellResult(approvals.conclude("web-prod-1", Gate.Before.DEPLOYMENT));

        assertThat(questions).hasSize(4).allSatisfy(it -> assertThat(it.body()).contains(ApprovalScene.URL));
        assertThat(results).hasSize(2).allSatisfy(it -> assertThat(it.subject()).endsWith("not decided in time"));
    }

    private static Message approved(Deployment deployment, Gate gate) {
        Question question = ExampleQuestion.question(deployment, gate);
        Approval asked = Approval.asked(
                deployment.id(),
                question,
                new TaskToken("token-1"),
                ExampleQuestion.NOON,
                ExampleQuestion.NOON.plus(gate.expiresAfter()));
        GateDecision yes = new GateDecision(
                gate.before(),
                Decided.APPROVED,
                "alice",
                Optional.empty(),
                ExampleQuestion.NOON,
                Optional.of(question.digest()));
        return ResultMessage.to(
                question.approvers().getFirst(), asked.decided(yes).concluded());
    }
}
