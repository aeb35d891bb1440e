package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approval;
import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.NewsStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator's rollback of prod finds a deployment at work there, which is told to end and ends by itself. */
class AtWorkTest {

    private static final String HOLDER = "web-prod-1";

    private final Scene scene = new Scene();
    private final Preemption preemption = new Preemption(
            scene.store,
            new EarlyEnd(scene.store, scene.backend, scene.approvals, scene.herald, scene.clock),
            scene.clock);

    @Test
    void whatIsAtWorkGivesWayAndItsQuestionIsWithdrawn() {
        scene.started();
        scene.asked(Gate.Before.TRAFFIC);

        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();

        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.SUPERSEDED);
        assertThat(scene.record("back").gaveWay()).contains(HOLDER);
        assertThat(stage()).contains(Approval.Stage.OVER);
    }

    @Test
    void aSecondLookChangesNothing() {
        scene.started();
        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();
        Deployment holder = scene.record();
        Deployment waiting = scene.record("back");

        assertThat(preemption.preempt(waiting, HOLDER)).isFalse();

        assertThat(scene.record()).isEqualTo(holder);
        assertThat(scene.record("back")).isEqualTo(waiting);
    }

    @Test
    void oneThatEndsBlueAlreadyIsWaitedFor() {
        Deployment retiring = scene.store.save(scene.started().blueRetiring(Scene.NINE));

        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();

        assertThat(scene.record()).isEqualTo(retiring);
        assertThat(scene.record("back").gaveWay()).isEmpty();
    }

    @Test
    void soAreAnotherRollbackAndOneThatHasEnded() {
        Deployment other = scene.started(Scene.plan(HOLDER, Scene.release(true), "prod"));
        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();
        assertThat(scene.record()).isEqualTo(other);

        Deployment ended = scene.store.close(Scene.closed(other, Outcome.ROLLED_BACK));
        assertThat(preemption.preempt(scene.record("back"), HOLDER)).isFalse();
        assertThat(scene.record()).isEqualTo(ended);
        assertThat(scene.record("back").gaveWay()).isEmpty();
    }

    /** It was on its way to ask when it was told to end. */
    @Test
    void aQuestionThatComesAfterwardsIsWithdrawnAtTheNextLook() {
        scene.started();
        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();
        scene.asked(Gate.Before.TRAFFIC);

        assertThat(preemption.preempt(scene.record("back"), HOLDER)).isFalse();

        assertThat(stage()).contains(Approval.Stage.OVER);
    }

    @Test
    void whereItMovesOnBeforeItIsToldItsQuestionStandsUntilTheNextLook() {
        scene.started();
        scene.asked(Gate.Before.TRAFFIC);
        Optional<Approval.Stage> asked = stage();
        Deployment waiting = scene.store.save(scene.rollback().findingAtWork(HOLDER));
        scene.store.beforeNextSave(() -> scene.store.save(scene.record().trafficAsked(Scene.NINE)));

        assertThat(preemption.preempt(waiting, HOLDER)).isFalse();
        assertThat(scene.record().cause()).isEmpty();
        assertThat(stage()).isEqualTo(asked);

        assertThat(preemption.preempt(waiting, HOLDER)).isFalse();
        assertThat(scene.record().cause()).isPresent();
        assertThat(stage()).contains(Approval.Stage.OVER);
    }

    @Test
    void oneThatWakesWhileTheRollbackEndsItIsLeftToItself() {
        scene.opened();
        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();
        scene.pass(Duration.ofMinutes(1));
        scene.store.beforeNextSave(() -> scene.store.save(scene.record().takenOverBy("arn:recovery", Scene.NINE)));

        assertThat(preemption.preempt(scene.record("back"), HOLDER)).isFalse();

        assertThat(scene.record().closing()).isEmpty();
        assertThat(preemption.preempt(scene.record("back"), HOLDER)).isTrue();
    }

    /** It would else read its record only when it has waited for minutes. */
    @Test
    void oneThatWaitsForNewsIsWoken() {
        scene.backend.newsPlace = Optional.of("here");
        Deployment holder = scene.started();
        assertThat(scene.news.keep(new NewsStore.Waiting(
                        "here", 0, HOLDER, holder.version(), "token", Scene.NINE.plus(Duration.ofDays(1)))))
                .isTrue();

        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();

        assertThat(scene.woken).containsExactly("token");
    }

    /** The rollback waits for it all the same. */
    @Test
    void oneThatCannotBeWokenIsToldAllTheSame() {
        scene.backend.newsPlace = Optional.of("here");
        scene.delivery = Delivery.UNCONFIRMED;
        Deployment holder = scene.started();
        assertThat(scene.news.keep(new NewsStore.Waiting(
                        "here", 0, HOLDER, holder.version(), "token", Scene.NINE.plus(Duration.ofDays(1)))))
                .isTrue();

        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();

        assertThat(scene.record().cause()).isPresent();
    }

    private Optional<Approval.Stage> stage() {
        return scene.approvalStore.find(HOLDER, Gate.Before.TRAFFIC).map(Approval::stage);
    }
}
