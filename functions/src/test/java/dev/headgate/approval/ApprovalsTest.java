package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.approval.TaskTokens.Delivery;
import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalsTest {

    private static final Question TRAFFIC =
            ExampleQuestion.question(ExampleQuestion.started(), ExampleQuestion.TRAFFIC_GATE);

    private final ApprovalScene scene = new ApprovalScene();

    @Test
    void asksEachApproverByALinkOfTheirOwn() {
        scene.asked();

        assertThat(scene.mailbox)
                .extracting(message -> message.attributes().get("approver"))
                .containsExactly("alice", "bob");
        assertThat(scene.linkOf("alice")).isNotEqualTo(scene.linkOf("bob"));
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void neverStoresTheLinkItself() {
        scene.asked();
        scene.approve("alice");

        assertThat(scene.store.dump())
                .doesNotContain(scene.linkOf("alice").value())
                .doesNotContain(scene.linkOf("bob").value())
                .contains(scene.linkOf("alice").hash());
    }

    @Test
    void neverMailsOrPrintsTheTaskToken() {
        scene.asked();

        assertThat(scene.mailbox.toString()).doesNotContain("token-1");
        assertThat(scene.store.find("web-prod-1", Gate.Before.DEPLOYMENT).toString())
                .contains("TaskToken[hidden]")
                .doesNotContain("token-1");
    }

    @Test
    void aRetriedStateKeepsOldLinksWorking() {
        scene.asked();
        LinkId old = scene.linkOf("alice");
        scene.pass(Duration.ofHours(5));

        assertThat(request("token-2")).isEmpty();

        assertThat(scene.mailbox).hasSize(2);
        assertThat(scene.decide(old, scene.answer(Decided.APPROVED, "", "prod")))
                .isInstanceOf(DecisionResult.Decided.class);
        assertThat(scene.answers).singleElement().asString().startsWith("token-2 ");
    }

    @Test
    void aRepeatedRequestWithTheSameTokenGivesNoMoreTime() {
        scene.asked();
        scene.pass(Duration.ofHours(3));
        request("token-1");
        scene.pass(Duration.ofHours(1));

        assertThat(scene.show(scene.linkOf("bob"))).isInstanceOf(LinkState.Expired.class);
    }

    @Test
    void answersARetriedStateAtOnceWithTheDecisionThatWasMade() {
        scene.asked();
        scene.reject("bob");

        Optional<GateDecision> known = request("token-2");

        assertThat(known).get().extracting(GateDecision::by).isEqualTo("bob");
        assertThat(scene.mailbox).hasSize(2);
        assertThat(scene.answers)
                .last()
                .isEqualTo("token-2 {\"decision\":\"REJECTED\",\"by\":\"bob\",\"comment\":\"Not on a Friday\","
                        + "\"at\":\"2026-08-14T12:00:00Z\"}");
    }

    @Test
    void aDecisionThatComesBetweenARetrysReadAndWriteAnswersTheRetry() {
        scene.asked();
        scene.store.beforeNextSave(() -> scene.approve("alice"));

        assertThat(request("token-2")).isPresent();
        assertThat(scene.answers).hasSize(2).last().asString().startsWith("token-2 ");
    }

    @Test
    void failsWhenARetriedStateCanNotBeAnswered() {
        scene.asked();
        scene.approve("alice");
        for (int i = 0; i < 3; i++) {
            scene.deliveries.add(Delivery.UNCONFIRMED);
        }

        assertThatThrownBy(() -> request("token-2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("alice")
                .hasMessageNotContaining("token-2");
    }

    @Test
    void closesEveryGateOfADeploymentAndMayBeRepeated() {
        scene.asked();
        scene.request(TRAFFIC, "token-t");

        scene.approvals.close("web-prod-1");
        scene.approvals.close("web-prod-1");
        scene.approvals.close("never-asked");

        assertThat(scene.show(scene.linkOf("alice"))).isInstanceOf(LinkState.Over.class);
        assertThat(scene.show(scene.linkOf("bob"))).isInstanceOf(LinkState.Over.class);
    }

    @Test
    void neverAsksAgainAboutADeploymentThatHasEnded() {
        scene.asked();
        scene.approvals.close("web-prod-1");
        scene.mailbox.removeLast();

        request("token-2");
        scene.approvals.remind("web-prod-1", Gate.Before.DEPLOYMENT, "token-3");

        assertThat(scene.mailbox).hasSize(1);
        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Over.class);
        assertThat(scene.answers).isEmpty();
    }

    @Test
    void sendsNoLinkToAQuestionThatIsClosed() {
        scene.asked();
        scene.pass(Duration.ofHours(4));
        scene.approvals.conclude("web-prod-1", Gate.Before.DEPLOYMENT);
        scene.mailbox.clear();

        request("token-1");
        scene.approvals.remind("web-prod-1", Gate.Before.DEPLOYMENT, "token-2");

        assertThat(scene.mailbox).isEmpty();
    }

    @Test
    void keepsTheGatesOfADeploymentApart() {
        scene.asked();
        LinkId deploymentLink = scene.linkOf("alice");
        scene.request(TRAFFIC, "token-t");

        scene.approve("alice");

        assertThat(scene.answers).singleElement().asString().startsWith("token-t ");
        assertThat(scene.show(deploymentLink)).isInstanceOf(LinkState.Open.class);
    }

    @Test
    void keepsLinksShortEnoughForMail() {
        String longest = "https://" + "a".repeat(166);
        ApprovalScene other = new ApprovalScene();
        new Approvals(
                        other.store,
                        (token, output) -> Delivery.DELIVERED,
                        other.mailbox::add,
                        new Random(1),
                        other.clock,
                        longest)
                .request("web-prod-1", ExampleQuestion.question(), Duration.ofHours(4), "token-1");

        assertThat(other.mailbox.getFirst().body().lines())
                .filteredOn(line -> line.startsWith("https:"))
                .singleElement()
                .asString()
                .hasSize(199);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.com/",
                "https://a234567890b234567890c234567890d234567890e234567890f234567890g234567890h234567890i234567890j234567890k234567890l234567890m234567890n234567890o234567890p234567890q2345678"
            })
    void refusesAUrlThatMakesBadLinks(String url) {
        assertThatThrownBy(() -> new Approvals(
                        scene.store,
                        (token, output) -> Delivery.DELIVERED,
                        scene.mailbox::add,
                        new Random(1),
                        scene.clock,
                        url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("approvalsUrl");
    }

    private Optional<GateDecision> request(String token) {
        return scene.request(ExampleQuestion.question(), token);
    }
}
