package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.page.ApprovalPage;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two of three must approve. */
class QuorumTest {

    private static final Gate TWO_OF_THREE =
            new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob", "carol"), Duration.ofHours(4), 2, false);

    private final ApprovalScene scene =
            new ApprovalScene().asked(ExampleQuestion.question(ExampleQuestion.RELEASE, TWO_OF_THREE));

    @Test
    void waitsForTheSecondApproval() {
        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Counted.class);
        assertThat(scene.answers).isEmpty();
        assertThat(scene.show(scene.linkOf("alice"))).isInstanceOf(LinkState.Counted.class);
        assertThat(scene.show(scene.linkOf("bob"))).isInstanceOf(LinkState.Open.class);

        assertThat(scene.approve("carol")).isInstanceOf(DecisionResult.Decided.class);

        assertThat(scene.answers).singleElement().asString().contains("APPROVED", "carol");
        assertThat(scene.stored().decisions()).extracting(GateDecision::by).containsExactly("alice", "carol");
    }

    @Test
    void oneRejectionEndsItWhoeverApprovedBefore() {
        scene.approve("alice");

        assertThat(scene.reject("bob")).isInstanceOf(DecisionResult.Decided.class);

        assertThat(scene.answers).singleElement().asString().contains("REJECTED");
        assertThat(scene.approve("carol")).isInstanceOf(DecisionResult.AlreadyDecided.class);
        assertThat(scene.answers).hasSize(1);
    }

    @Test
    void countsNobodyTwice() {
        scene.approve("alice");

        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Counted.class);

        assertThat(scene.stored().decisions()).hasSize(1);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void countsNobodyTwiceWhoClicksTwiceAtTheSameMoment() {
        scene.store.beforeNextSave(() -> scene.approve("alice"));

        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Counted.class);
        assertThat(scene.stored().decisions()).hasSize(1);
    }

    @Test
    void nobodyTakesTheirApprovalBack() {
        scene.approve("alice");

        assertThat(scene.reject("alice")).isInstanceOfSatisfying(DecisionResult.AlreadyDecided.class, it -> {
            assertThat(it.sameAnswer()).isFalse();
            assertThat(it.decision().decided()).isEqualTo(Decided.APPROVED);
        });
        assertThat(scene.stored().settled()).isEmpty();
    }

    @Test
    void bothCountWhenTwoApproveAtTheSameMoment() {
        scene.store.beforeNextSave(() -> scene.approve("bob"));

        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Decided.class);
        assertThat(scene.answers).hasSize(1);
        assertThat(scene.stored().decisions()).hasSize(2);
    }

    @Test
    void onceTheDeploymentHasEndedEachIsToldTheirOwnAnswer() {
        scene.approve("alice");
        scene.approvals.close("web-prod-1");

        assertThat(scene.show(scene.linkOf("alice")))
                .isInstanceOfSatisfying(
                        LinkState.Over.class,
                        it -> assertThat(it.decision()).map(GateDecision::by).contains("alice"));
        assertThat(scene.show(scene.linkOf("bob")))
                .isInstanceOfSatisfying(
                        LinkState.Over.class, it -> assertThat(it.decision()).isEmpty());
    }

    @Test
    void tooFewApprovalsExpire() {
        scene.approve("alice");
        scene.pass(Duration.ofHours(4));

        assertThat(scene.show(scene.linkOf("alice"))).isInstanceOf(LinkState.Expired.class);
        assertThat(scene.approve("bob")).isInstanceOf(DecisionResult.Expired.class);
        assertThat(ApprovalPage.expired(new ApprovalRequest(
                        scene.stored().question().approvers().getFirst(),
                        scene.stored().question(),
                        scene.stored().expiresAt(),
                        scene.stored().decisions())))
                .contains("only alice had approved, and 2 approvals were needed");
    }

    @Test
    void anApprovalCountsForTheQuestionAsItWas() {
        scene.approve("alice");
        String answered = scene.stored().question().digest();

        scene.request(ExampleQuestion.question(ExampleQuestion.RELEASE, ExampleQuestion.GATE), "token-2");

        assertThat(scene.stored().question().digest()).isEqualTo(answered);
        assertThat(scene.approve("bob")).isInstanceOf(DecisionResult.Decided.class);
        assertThat(scene.answers).singleElement().asString().startsWith("token-2 ");
    }

    @Test
    void keepsWhatThePageShowedToEachOfThem() {
        scene.approve("alice");
        scene.approve("bob");

        assertThat(scene.stored().decisions())
                .allSatisfy(it -> assertThat(it.shown())
                        .contains(scene.stored().question().digest()));
    }
}
