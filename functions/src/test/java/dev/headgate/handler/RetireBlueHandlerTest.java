package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.handler.RetireBlueHandler.Input;
import dev.headgate.handler.RetireBlueHandler.Output;
import dev.headgate.traffic.TrafficControlException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetireBlueHandlerTest {

    private final Scene scene = new Scene();
    private final RetireBlueHandler handler = new RetireBlueHandler(scene.store, scene.controller, scene.clock);

    @Test
    void endsBlue() {
        scene.started();

        assertThat(handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")))).isEqualTo(new Output("d-1"));
        assertThat(scene.controller.calls).containsExactly("retire blue of d-1");
    }

    @Test
    void writesTheMilestoneBeforeBlueMayBeGone() {
        scene.started();
        scene.controller.fail("retireBlue", new TrafficControlException("no reply"));

        assertThatThrownBy(() -> handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")))).isInstanceOf(TrafficControlException.class);
        assertThat(scene.record().milestones().blueRetiring()).contains(Scene.NINE);
    }

    @Test
    void aSecondRunAsksAgainAndKeepsTheFirstTime() {
        scene.started();
        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));
        scene.pass(Duration.ofMinutes(1));

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1")));

        assertThat(scene.controller.calls).hasSize(2);
        assertThat(scene.record().milestones().blueRetiring()).contains(Scene.NINE);
    }
}
