package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DecisionsTest {

    private static final LinkId NOBODYS = new LinkId("c2FtcGxlLWxpbmstaWQtMQ");

    private final ApprovalScene scene = new ApprovalScene().asked();

    @Test
    void answersTheWaitingStateWithWhoDecidedWhatAndWhen() {
        scene.pass(Duration.ofMinutes(20));

        DecisionResult result = scene.approve("alice");

        assertThat(result)
                .isInstanceOfSatisfying(
                        DecisionResult.Decided.class,
                        it -> assertThat(it.delivery()).isEqualTo(Delivery.DELIVERED));
        assertThat(scene.answers)
                .containsExactly(
                        "token-1 {\"decision\":\"APPROVED\",\"by\":\"alice\",\"at\":\"2026-08-14T12:20:00Z\"}");
    }

    @Test
    void refusesADecisionWithoutTheTypedEnvironment() {
        DecisionResult result = scene.decide(scene.linkOf("alice"), scene.answer(Decided.APPROVED, "", "production"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        DecisionResult.Unprocessable.class,
                        it -> assertThat(it.faults()).containsExactly(Answer.Fault.ENVIRONMENT_DIFFERS));
        assertThat(scene.answers).isEmpty();
        assertThat(scene.show(scene.linkOf("alice"))).isInstanceOf(LinkState.Open.class);
    }

    @Test
    void theFirstDecisionStands() {
        scene.approve("alice");

        assertThat(scene.reject("bob")).isInstanceOfSatisfying(DecisionResult.AlreadyDecided.class, it -> {
            assertThat(it.sameAnswer()).isFalse();
            assertThat(it.decision().by()).isEqualTo("alice");
            assertThat(it.decision().decided()).isEqualTo(Decided.APPROVED);
        });
        assertThat(scene.answers).hasSize(1);
    }

    @Test
    void theFirstDecisionStandsWhenTwoPeopleClickAtTheSameMoment() {
        scene.store.beforeNextSave(() -> scene.reject("bob"));

        assertThat(scene.approve("alice")).isInstanceOfSatisfying(DecisionResult.AlreadyDecided.class, it -> {
            assertThat(it.sameAnswer()).isFalse();
            assertThat(it.decision().by()).isEqualTo("bob");
        });
        assertThat(scene.answers).singleElement().asString().contains("REJECTED");
    }

    @Test
    void decidesNothingWhenTheDeploymentEndsAtTheSameMoment() {
        scene.store.beforeNextSave(() -> scene.approvals.close("web-prod-1"));

        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Over.class);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void answersTheNewTokenWhenTheStateIsRetriedAtTheSameMoment() {
        scene.store.beforeNextSave(() -> scene.request(ExampleQuestion.question(), "token-2"));

        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Decided.class);
        assertThat(scene.answers).singleElement().asString().startsWith("token-2 ");
    }

    @Test
    void aSecondClickIsNotSentAgainOnceTheAnswerHasArrived() {
        scene.approve("alice");

        assertThat(scene.approve("alice")).isInstanceOfSatisfying(DecisionResult.AlreadyDecided.class, it -> {
            assertThat(it.sameAnswer()).isTrue();
            assertThat(it.delivery()).contains(Delivery.DELIVERED);
        });
        assertThat(scene.answers).hasSize(1);
    }

    @Test
    void sendsTheAnswerAgainAtOnceWhenNoReplyComes() {
        scene.deliveries.add(Delivery.UNCONFIRMED);
        scene.deliveries.add(Delivery.TIMED_OUT);

        assertThat(scene.approve("alice"))
                .isInstanceOfSatisfying(
                        DecisionResult.Decided.class,
                        it -> assertThat(it.delivery()).isEqualTo(Delivery.TIMED_OUT));
        assertThat(scene.answers).hasSize(2);
    }

    @Test
    void aSecondClickMakesGoodAnAnswerThatWasLost() {
        for (int i = 0; i < 3; i++) {
            scene.deliveries.add(Delivery.UNCONFIRMED);
        }
        assertThat(scene.approve("alice"))
                .isInstanceOfSatisfying(
                        DecisionResult.Decided.class,
                        it -> assertThat(it.delivery()).isEqualTo(Delivery.UNCONFIRMED));

        // The button of the page sends the decision alone: nothing is decided anew.
        DecisionResult again = scene.decide(scene.linkOf("alice"), scene.answer(Decided.APPROVED, "", ""));

        assertThat(again)
                .isInstanceOfSatisfying(
                        DecisionResult.AlreadyDecided.class,
                        it -> assertThat(it.delivery()).contains(Delivery.DELIVERED));
        assertThat(scene.show(scene.linkOf("bob")))
                .isInstanceOfSatisfying(
                        LinkState.Decided.class, it -> assertThat(it.delivery()).contains(Delivery.DELIVERED));
    }

    @Test
    void aDifferentAnswerNeverSendsAnything() {
        for (int i = 0; i < 3; i++) {
            scene.deliveries.add(Delivery.UNCONFIRMED);
        }
        scene.approve("alice");
        scene.answers.clear();

        scene.reject("alice");

        assertThat(scene.answers).isEmpty();
    }

    @Test
    void staysDecidedWhenNobodyWaitsWithTheTokenAnyMore() {
        scene.deliveries.add(Delivery.TIMED_OUT);

        assertThat(scene.approve("alice"))
                .isInstanceOfSatisfying(
                        DecisionResult.Decided.class,
                        it -> assertThat(it.delivery()).isEqualTo(Delivery.TIMED_OUT));
        assertThat(scene.show(scene.linkOf("bob"))).isInstanceOf(LinkState.Decided.class);
    }

    @Test
    void expiresToTheMomentByTheClockAlone() {
        scene.pass(Duration.ofHours(4).minusNanos(1));
        assertThat(scene.show(scene.linkOf("alice"))).isInstanceOf(LinkState.Open.class);

        scene.pass(Duration.ofNanos(1));

        assertThat(scene.show(scene.linkOf("alice"))).isInstanceOf(LinkState.Expired.class);
        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Expired.class);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void aDecisionIsShownAfterTheTimeToDecide() {
        scene.approve("alice");
        scene.pass(Duration.ofHours(5));

        assertThat(scene.show(scene.linkOf("bob"))).isInstanceOf(LinkState.Decided.class);
    }

    @Test
    void saysWhatWasDecidedOnceTheDeploymentHasEnded() {
        scene.approve("alice");
        scene.approvals.close("web-prod-1");

        assertThat(scene.show(scene.linkOf("alice")))
                .isInstanceOfSatisfying(
                        LinkState.Over.class, it -> assertThat(it.decision()).isPresent());
        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Over.class);
    }

    @Test
    void knowsNothingOfALinkThatWasNeverSent() {
        assertThat(scene.show(NOBODYS)).isEqualTo(new LinkState.Unknown());
        assertThat(scene.decide(NOBODYS, scene.answer(Decided.APPROVED, "", "prod")))
                .isEqualTo(new DecisionResult.Unknown());
    }

    @Test
    void readsAsMuchForAnUnknownLinkAsForAnExpiredOne() {
        LinkId expired = scene.linkOf("alice");
        scene.pass(Duration.ofHours(5));
        Answer answer = scene.answer(Decided.APPROVED, "", "prod");

        assertThat(reads(() -> scene.show(NOBODYS)))
                .isEqualTo(reads(() -> scene.show(expired)))
                .isEqualTo(2);
        assertThat(reads(() -> scene.decide(NOBODYS, answer)))
                .isEqualTo(reads(() -> scene.decide(expired, answer)))
                .isEqualTo(2);
    }

    private int reads(Runnable action) {
        int before = scene.store.reads();
        action.run();
        return scene.store.reads() - before;
    }
}
