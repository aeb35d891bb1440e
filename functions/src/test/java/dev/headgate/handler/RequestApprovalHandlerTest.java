package dev.headgate.handler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.Approver;
import dev.headgate.approval.Question;
import dev.headgate.approval.Standing;
import dev.headgate.config.Gate;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.handler.RequestApprovalHandler.Input;
import dev.headgate.notification.Message;
import dev.headgate.testing.Example;
import dev.headgate.testing.QuietMinutes;
import dev.headgate.testing.Scene;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestApprovalHandlerTest {

    private final Scene scene = new Scene();
    private final RequestApprovalHandler handler = new RequestApprovalHandler(
            scene.store, scene.approvals, scene.backend, new QuietMinutes(), Example::configuration, scene.clock);

    @Test
    void asksEveryApproverOfTheGate() {
        scene.started();

        assertThat(handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.TRAFFIC, "token-1"))
                        .asked())
                .isEqualTo(2);
        assertThat(scene.mailbox)
                .extracting(it -> it.attributes().get("approver"))
                .containsExactly("carol", "dan");
    }

    @Test
    void aRetriedStateAsksAgainForItsNewToken() {
        scene.opened();
        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT, "token-1"));
        scene.pass(Duration.ofMinutes(1));

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT, "token-2"));

        assertThat(scene.approvalStore
                        .find("web-prod-1", Gate.Before.DEPLOYMENT)
                        .orElseThrow()
                        .taskToken()
                        .value())
                .isEqualTo("token-2");
        assertThat(scene.mailbox).hasSize(1);
    }

    @Test
    void keepsWhatWouldChangeAndWhatWasSeenOfGreen() {
        scene.started();
        scene.backend.view = Example.shifting(0);

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.TRAFFIC, "token-1"));

        assertThat(question(Gate.Before.TRAFFIC).standing().serving()).contains(Example.BLUE.image());
        assertThat(question(Gate.Before.TRAFFIC).standing().changes())
                .extracting(RevisionChange::what)
                .containsExactly("web: image");
        assertThat(question(Gate.Before.TRAFFIC).standing().evidence())
                .extracting(fact -> fact.name() + ": " + fact.text())
                .containsExactly(
                        "Blue: 4 of 4 tasks healthy, 100 % of production requests",
                        "Green, on the test listener: 4 of 4 tasks healthy, 0 % of production requests",
                        "Alarms: 1 configured, none is red");
    }

    @Test
    void asksOnceWhetherGreenMayStayAndNotesWhen() {
        scene.started();

        ask(Gate.Before.FINISH, "token-1");
        scene.pass(Duration.ofMinutes(1));
        ask(Gate.Before.FINISH, "token-2");

        assertThat(scene.record().milestones().finishAsked()).contains(Scene.NINE);
        assertThat(scene.mailbox)
                .extracting(it -> it.attributes().get("approver"))
                .containsExactly("carol", "dan");
        assertThat(scene.approvalStore.find("web-prod-1", Gate.Before.FINISH))
                .map(it -> it.taskToken().value())
                .contains("token-2");
    }

    private void ask(Gate.Before gate, String token) {
        Object unused = handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), gate, token));
    }

    @Test
    void saysWhichAlarmsAreRedAndKnowsNothingOfGreenBeforeItIsStarted() {
        scene.opened();
        scene.backend.withRedAlarm(Scene.ALARM);

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT, "token-1"));

        assertThat(question(Gate.Before.DEPLOYMENT).standing().evidence())
                .extracting(Standing.Fact::text)
                .containsExactly("4 of 4 tasks healthy, 100 % of production requests", "red: web-prod-5xx");
    }

    @Test
    void asksNobodyAboutADeploymentThatHasEnded() {
        scene.store.close(
                scene.opened().closed(new Closing(Outcome.REJECTED, "aborted", "what served before", Scene.NINE)));

        Input late = new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT, "token-1");
        assertThatThrownBy(() -> handler.handle(late)).isInstanceOf(NotOwnedException.class);
        assertThat(scene.mailbox).isEmpty();
        assertThat(scene.approvalStore.find("web-prod-1", Gate.Before.DEPLOYMENT))
                .isEmpty();
    }

    @Test
    void knowsTheApproversAddresses() {
        scene.started();

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.TRAFFIC, "token-1"));

        assertThat(question(Gate.Before.TRAFFIC).approvers())
                .containsExactly(
                        new Approver("carol", Optional.of("carol@example.com"), Optional.empty()),
                        new Approver("dan", Optional.empty(), Optional.empty()));
    }

    private Question question(Gate.Before gate) {
        return scene.approvalStore.find("web-prod-1", gate).orElseThrow().question();
    }

    @Test
    void neverMailsTheTaskToken() {
        scene.opened();

        handler.handle(new Input("web-prod-1", Scene.owner("web-prod-1"), Gate.Before.DEPLOYMENT, "token-1"));

        assertThat(scene.mailbox).extracting(Message::toString).noneMatch(text -> text.contains("token-1"));
    }

    @Test
    void refusesAGateThatDoesNotStand() {
        scene.opened(Scene.plan("dev"));

        assertThatThrownBy(() -> handler.handle(
                        new Input("web-dev-1", Scene.owner("web-dev-1"), Gate.Before.TRAFFIC, "token-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Deployment web-dev-1 has no gate before TRAFFIC");
        assertThat(scene.mailbox).isEmpty();
    }
}
