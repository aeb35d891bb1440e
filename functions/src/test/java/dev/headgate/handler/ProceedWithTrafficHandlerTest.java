package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.handler.ProceedWithTrafficHandler.Input;
import dev.headgate.handler.ProceedWithTrafficHandler.Output;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProceedWithTrafficHandlerTest {

    private final Scene scene = new Scene();
    private final ProceedWithTrafficHandler handler =
            new ProceedWithTrafficHandler(scene.store, scene.controller, scene.clock);

    @Test
    void letsTrafficMoveAndNotesWhen() {
        scene.started();

        assertThat(handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")))).isEqualTo(new Output("d-1"));
        assertThat(scene.controller.calls).containsExactly("proceed d-1");
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void aSecondRunAsksAgainAndKeepsTheFirstTime() {
        scene.started();
        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
        scene.pass(Duration.ofMinutes(1));

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));

        assertThat(scene.controller.calls).containsExactly("proceed d-1", "proceed d-1");
        assertThat(scene.record().milestones().trafficAllowed()).contains(Scene.NINE);
    }

    @Test
    void notesNothingWhereTrafficWasNotLetGo() {
        scene.started();
        scene.controller.fail("proceed", new TrafficControlException("throttled"));

        assertThatThrownBy(() -> handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")))).isInstanceOf(TrafficControlException.class);
        assertThat(scene.record().milestones().trafficAllowed()).isEmpty();
    }
}
