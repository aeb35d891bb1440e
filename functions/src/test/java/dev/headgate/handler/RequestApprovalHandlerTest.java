package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Gate;
import dev.headgate.handler.RequestApprovalHandler.Input;
import dev.headgate.notification.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestApprovalHandlerTest {

    private final Scene scene = new Scene();
    private final RequestApprovalHandler handler =
            new RequestApprovalHandler(scene.store, scene.approvals, scene.clock);

    @Test
    void asksEveryApproverOfTheGate() {
        scene.started();

        assertThat(handler.handle(new Input("web-prod-1", Gate.Before.TRAFFIC, "token-1"))
                        .asked())
                .isEqualTo(2);
        assertThat(scene.mailbox)
                .extracting(it -> it.attributes().get("approver"))
                .containsExactly("carol", "dan");
    }

    @Test
    void aRetriedStateAsksAgainForItsNewToken() {
        scene.opened();
        handler.handle(new Input("web-prod-1", Gate.Before.DEPLOYMENT, "token-1"));
        scene.pass(Duration.ofMinutes(1));

        handler.handle(new Input("web-prod-1", Gate.Before.DEPLOYMENT, "token-2"));

        assertThat(scene.approvalStore
                        .find("web-prod-1", Gate.Before.DEPLOYMENT)
                        .orElseThrow()
                        .taskToken()
                        .value())
                .isEqualTo("token-2");
        assertThat(scene.mailbox).hasSize(2);
    }

    @Test
    void neverMailsTheTaskToken() {
        scene.opened();

        handler.handle(new Input("web-prod-1", Gate.Before.DEPLOYMENT, "token-1"));

        assertThat(scene.mailbox).extracting(Message::toString).noneMatch(text -> text.contains("token-1"));
    }

    @Test
    void refusesAGateThatDoesNotStand() {
        scene.opened(Scene.plan("dev"));

        assertThatThrownBy(() -> handler.handle(new Input("web-dev-1", Gate.Before.TRAFFIC, "token-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Deployment web-dev-1 has no gate before TRAFFIC");
        assertThat(scene.mailbox).isEmpty();
    }
}
