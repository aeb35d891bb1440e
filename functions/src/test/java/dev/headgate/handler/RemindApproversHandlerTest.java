package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.handler.RemindApproversHandler.Input;
import dev.headgate.testing.Example;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemindApproversHandlerTest {

    private final Scene scene = new Scene();
    private final RequestApprovalHandler request = new RequestApprovalHandler(
            scene.store, scene.approvals, scene.backend, new QuietMinutes(), Example::configuration, scene.clock);
    private final RemindApproversHandler handler = new RemindApproversHandler(scene.store, scene.approvals);

    @Test
    void remindsAndWaitsOnWithItsOwnToken() {
        scene.started();
        request.handle(new RequestApprovalHandler.Input(
                "web-prod-1", Scene.owner("web-prod-1"), Gate.Before.TRAFFIC, "token-1"));
        scene.pass(Duration.ofMinutes(45));

        assertThat(handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.TRAFFIC, "token-2"))
                        .settled())
                .isFalse();
        assertThat(scene.mailbox)
                .extracting(it -> it.attributes().get("approver"))
                .containsExactly("carol", "dan", "carol", "dan");
        assertThat(scene.mailbox.toString()).doesNotContain("token-2");
        assertThat(scene.approvalStore
                        .find("web-prod-1", Gate.Before.TRAFFIC)
                        .orElseThrow()
                        .taskToken()
                        .value())
                .isEqualTo("token-2");
    }
}
