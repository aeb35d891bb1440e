package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Approval;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import org.junit.jupiter.api.Test;

/** An operator's rollback of prod finds a deployment at work there, which is told to end and ends by itself. */
class AtWorkTest {

    private static final String HOLDER = "web-prod-1";

    private final Scene scene = new Scene();
    private final Preemption preemption = new Preemption(scene.store, scene.backend, scene.approvals, scene.clock);

    @Test
    void whatIsAtWorkGivesWayAndItsQuestionIsWithdrawn() {
        scene.started();
        scene.asked(Gate.Before.TRAFFIC);

        assertThat(preemption.preempt(scene.rollback(), HOLDER)).isFalse();

        assertThat(scene.record().cause()).map(Cause::kind).contains(Cause.Kind.SUPERSEDED);
        assertThat(scene.record("back").gaveWay()).contains(HOLDER);
        assertThat(scene.approvalStore.find(HOLDER, Gate.Before.TRAFFIC))
                .map(Approval::stage)
                .contains(Approval.Stage.OVER);
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
}
