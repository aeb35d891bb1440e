package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.BroughtBack;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Revision;
import dev.headgate.handler.RollbackTurn.Destination;
import dev.headgate.testing.Example;
import dev.headgate.testing.Scene;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An operator's rollback of prod finds the environment as it is. */
class RollbackTurnTest {

    private static final String HOLDER = "web-prod-1";

    private final Scene scene = new Scene();
    private final RollbackTurn turn = new RollbackTurn(scene.store, scene.backend);

    @Test
    void nothingCanBeSaidWhileTheServiceIsBusyOrNothingIsPrimary() {
        scene.backend.view = Example.shifting(10);
        assertThat(turn.destination(scene.rollback()))
                .isEqualTo(new Destination.Unclear("CodeDeploy deployment d-ABCDEF123 occupies the service"));

        scene.backend.view = Example.view(List.of(Example.blue(Revision.Status.ACTIVE, 4)), 0, Optional.empty());
        assertThat(turn.destination(scene.record("back")))
                .isEqualTo(new Destination.Unclear("the service has no primary task set"));
    }

    @Test
    void goesNowhereWithoutAHistory() {
        assertThat(turn.destination(scene.rollback())).isInstanceOf(Destination.Nowhere.class);
    }

    @Test
    void bringsBackWhatTheRecordsKnowAndStaysWithIt() {
        Deployment first = scene.started();
        scene.store.close(Scene.closed(first, Outcome.DEPLOYED));

        assertThat(turn.destination(scene.rollback()))
                .isInstanceOfSatisfying(
                        Destination.Known.class,
                        known -> assertThat(known.deployment().broughtBack().flatMap(BroughtBack::deploymentId))
                                .contains(HOLDER));

        Deployment resolved = scene.record("back");
        assertThat(turn.destination(resolved)).isEqualTo(new Destination.Known(resolved));
    }

    @Test
    void whatGaveWayWasRolledBackFromTrafficAndSoTheRollbackIsThere() {
        gaveWay(true);

        assertThat(turn.destination(scene.record("back")))
                .isInstanceOfSatisfying(
                        Destination.Reached.class,
                        it -> assertThat(it.why())
                                .contains("serves already", "web-prod:41 serves 100 %", "4 of 4 targets healthy"));
        assertThat(scene.record("back").broughtBack().flatMap(BroughtBack::revision))
                .contains(Example.BLUE_REVISION);
    }

    @Test
    void butNotWhileThatDoesNotServeWell() {
        gaveWay(true);
        scene.backend.view = Example.view(List.of(Example.blue(Revision.Status.PRIMARY, 3)), 0, Optional.empty());

        assertThat(turn.destination(scene.record("back")))
                .isEqualTo(new Destination.Unclear(Example.BLUE.image() + " was brought back and does not serve well"));
    }

    @Test
    void whatGaveWayBeforeItHadTrafficHasBroughtNothingBack() {
        gaveWay(false);

        assertThat(turn.destination(scene.record("back"))).isInstanceOf(Destination.Nowhere.class);
    }

    private void gaveWay(boolean hadTraffic) {
        Deployment holder = scene.started();
        new Preemption(
                        scene.store,
                        new EarlyEnd(scene.store, scene.backend, scene.approvals, scene.herald, scene.clock),
                        scene.clock)
                .preempt(scene.rollback(), HOLDER);
        Deployment ending = hadTraffic ? scene.record().trafficBegan(Scene.NINE) : scene.record();
        assertThat(holder.cause()).isEmpty();
        scene.store.close(Scene.closed(ending, Outcome.ROLLED_BACK));
    }
}
