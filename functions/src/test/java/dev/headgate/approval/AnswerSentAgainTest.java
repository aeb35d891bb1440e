package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.ApprovalScene;
import org.junit.jupiter.api.Test;

/** How often an answer is stored and handed on, where one attempt is not enough. */
class AnswerSentAgainTest {

    private static final String ID = "web-prod-1";
    private static final Gate.Before GATE = Gate.Before.DEPLOYMENT;

    private final ApprovalScene scene = new ApprovalScene().asked();

    @Test
    void isHandedOnThreeTimesBeforeItCountsAsUnconfirmed() {
        unconfirmed(3);

        assertThat(delivery(scene.approve("alice"))).isEqualTo(Delivery.UNCONFIRMED);
        assertThat(scene.answers).hasSize(3);
    }

    @Test
    void isNotHandedOnAnyMoreOnceItHasArrived() {
        unconfirmed(2);

        assertThat(delivery(scene.approve("alice"))).isEqualTo(Delivery.DELIVERED);
        assertThat(scene.answers).hasSize(3);
    }

    @Test
    void aSecondClickSendsItAgainWhereNobodyWaitedTheFirstTime() {
        scene.deliveries.add(Delivery.TIMED_OUT);
        scene.approve("alice");

        assertThat(scene.approve("alice"))
                .isInstanceOfSatisfying(
                        DecisionResult.AlreadyDecided.class,
                        it -> assertThat(it.delivery()).contains(Delivery.DELIVERED));
        assertThat(scene.answers).hasSize(2);
    }

    @Test
    void aDeploymentThatHasTakenItFromTheRecordIsSentNothingMore() {
        scene.deliveries.add(Delivery.TIMED_OUT);
        scene.approve("alice");
        scene.approvals.conclude(ID, GATE);

        assertThat(scene.approve("alice"))
                .isInstanceOfSatisfying(
                        DecisionResult.AlreadyDecided.class,
                        it -> assertThat(it.delivery()).contains(Delivery.DELIVERED));
        assertThat(scene.answers).hasSize(1);
        assertThat(scene.show(scene.linkOf("bob")))
                .isInstanceOfSatisfying(
                        LinkState.Decided.class, it -> assertThat(it.delivery()).contains(Delivery.DELIVERED));
    }

    @Test
    void isStoredAtTheFifthAttemptWhereOthersWriteBetween() {
        othersWriteBefore(4);

        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Decided.class);
    }

    @Test
    void isGivenUpWhereOthersWriteBetweenEveryTime() {
        LinkId link = scene.linkOf("alice");
        Answer answer = scene.answer(Decided.APPROVED, "", "prod");
        othersWriteBefore(5);

        assertThatThrownBy(() -> scene.decide(link, answer)).isInstanceOf(ConcurrentChangeException.class);
        assertThat(scene.stored().decisions()).isEmpty();
        assertThat(scene.answers).isEmpty();
    }

    private void unconfirmed(int times) {
        for (int i = 0; i < times; i++) {
            scene.deliveries.add(Delivery.UNCONFIRMED);
        }
    }

    private static Delivery delivery(DecisionResult result) {
        return ((DecisionResult.Decided) result).delivery();
    }

    /** As often, the waiting state comes with another token between a read and its write. */
    private void othersWriteBefore(int saves) {
        scene.store.beforeNextSave(() -> {
            scene.approvals.renew(ID, GATE, "token-" + (saves + 1));
            if (saves > 1) {
                othersWriteBefore(saves - 1);
            }
        });
    }
}
