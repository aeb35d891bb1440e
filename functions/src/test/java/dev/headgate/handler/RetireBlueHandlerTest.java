package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Revision;
import dev.headgate.handler.RetireBlueHandler.Input;
import dev.headgate.handler.RetireBlueHandler.Output;
import dev.headgate.testing.Example;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RetireBlueHandlerTest {

    private final Scene scene = new Scene();
    private final RetireBlueHandler handler =
            new RetireBlueHandler(scene.store, scene.news, scene.backend, new QuietMinutes(), scene.clock);

    @BeforeEach
    void theBakeHasPassed() {
        Deployment started = scene.started(Scene.ungated("prod"));
        scene.backend.view = Example.shifting(100);
        scene.store.save(started.trafficMoved(Scene.NINE));
        scene.pass(Duration.ofHours(1));
    }

    @Test
    void endsBlueWhereGreenServesAllOfProduction() {
        assertThat(retire().done()).isTrue();
        assertThat(scene.backend.calls).containsExactly("retire blue of d-ABCDEF123");
    }

    @Test
    void writesTheMilestoneBeforeBlueMayBeGone() {
        scene.backend.fail("retireBlue", new TrafficControlException("no reply"));

        assertThatThrownBy(this::retire).isInstanceOf(TrafficControlException.class);
        assertThat(scene.record().milestones().blueRetiring()).contains(scene.clock.instant());
    }

    @Test
    void leavesBlueAloneWhileTheListenerSendsItTraffic() {
        for (int green : new int[] {0, 50, 99}) {
            scene.backend.view = Example.shifting(green);

            assertThat(retire().done()).as("%d %% on green", green).isFalse();
        }
        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.record().milestones().blueRetiring()).isEmpty();
    }

    @Test
    void leavesBlueAloneWhileGreenIsNotAllThere() {
        scene.backend.view = Example.view(
                List.of(Example.blue(Revision.Status.ACTIVE, 4), Example.green(Revision.Status.PRIMARY, 1)),
                100,
                Optional.of(Example.CODE_DEPLOY_ID));

        assertThat(retire().done()).isFalse();
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void leavesBlueAloneWhileAnAlarmIsRed() {
        scene.backend.withRedAlarm(Scene.ALARM);

        assertThat(retire().decision()).isInstanceOf(Decision.RollBack.class);
        assertThat(scene.backend.calls).isEmpty();
        assertThat(scene.record().cause()).isPresent();
    }

    @Test
    void leavesBlueAloneOnceTheRecordSaysThatGreenFailed() {
        scene.store.save(scene.record().failing(new Cause(Cause.Kind.REJECTED, "rejected by alice", Scene.NINE)));

        assertThat(retire().done()).isFalse();
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void leavesBlueAloneWhileNothingCanBeSeen() {
        scene.backend.failAlways("look", new TrafficControlException("throttled"));

        assertThat(retire().done()).isFalse();
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void aTakeoverBetweenTheLookAndTheActStopsIt() {
        scene.backend.onProgress(() -> scene.store.save(scene.record().takenOverBy("arn:recovery", Scene.NINE)));

        assertThatThrownBy(this::retire).isInstanceOf(ConcurrentChangeException.class);
        assertThat(scene.backend.calls).isEmpty();
    }

    @Test
    void asksAgainOnlyForWhatIsNotSeenDoneAfterAWhile() {
        retire();
        scene.pass(Duration.ofMinutes(1));
        assertThat(retire().done()).isFalse();
        scene.pass(Duration.ofMinutes(3));

        assertThat(retire().done()).isTrue();
        assertThat(scene.backend.calls).hasSize(2);
        assertThat(scene.record().milestones().blueRetiring()).contains(Scene.NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void asksNothingOfWhatHasEnded() {
        scene.backend.stage = Progress.Stage.STOPPED;

        assertThat(retire().decision()).isInstanceOf(Decision.RollBack.class);
        assertThat(scene.backend.calls).isEmpty();
    }

    private Output retire() {
        return handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
    }
}
