package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.release.Release;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The configuration changes while two of alice, bob and carol are to approve. */
class RevokedApproversTest {

    private static final List<String> ALL = List.of("alice", "bob", "carol");
    private static final Gate.Before GATE = Gate.Before.DEPLOYMENT;
    private static final Release ASKED_FOR_BY_ALICE = new Release(
            "r-1",
            "web",
            ExampleQuestion.RELEASE.image(),
            false,
            "Checkout shows delivery dates",
            "alice",
            ExampleQuestion.NOON,
            ExampleQuestion.RELEASE.executionArn());

    private final ApprovalScene scene =
            new ApprovalScene().asked(ExampleQuestion.question(ASKED_FOR_BY_ALICE, gate(ALL, 2, false)));

    @Test
    void theApprovalOfSomebodyWhoIsNotAskedAnyMoreIsKeptForTheRecordAlone() {
        scene.approve("alice");
        scene.approve("bob");

        reconsider(gate(List.of("bob", "carol"), 2, false));

        assertThat(scene.stored().decisions()).extracting(GateDecision::by).containsExactly("bob");
        assertThat(scene.stored().revoked().orElseThrow())
                .extracting(GateDecision::by)
                .containsExactly("alice");
        assertThat(scene.stored().isUndone()).isTrue();
    }

    @Test
    void whoeverMayOnlyRejectNowHasNotApproved() {
        scene.approve("alice");
        scene.approve("bob");

        reconsider(gate(ALL, 2, true));

        assertThat(scene.stored().decisions()).extracting(GateDecision::by).containsExactly("bob");
    }

    @Test
    void butHasRejected() {
        scene.reject("alice");

        reconsider(gate(ALL, 2, true));

        assertThat(scene.stored().settled()).map(GateDecision::by).contains("alice");
        assertThat(scene.stored().isUndone()).as("it is settled").isFalse();
    }

    @Test
    void whatIsConfiguredAsBeforeChangesNothing() {
        scene.approve("alice");
        Approval before = scene.stored();

        reconsider(gate(ALL, 2, false));

        assertThat(scene.stored()).isEqualTo(before);
        assertThat(before.isUndone()).isFalse();
    }

    @Test
    void whatTheDeploymentHasTakenStands() {
        scene.approve("alice");
        scene.approve("bob");
        Approval taken = scene.approvals.conclude("web-prod-1", GATE);

        reconsider(gate(List.of("carol"), 1, false));

        assertThat(scene.stored()).isEqualTo(taken);
    }

    @Test
    void twoRevocationsAreBothKept() {
        scene.approve("alice");
        reconsider(gate(List.of("bob", "carol"), 2, false));
        scene.approve("bob");

        reconsider(gate(List.of("carol"), 1, false));

        assertThat(scene.stored().decisions()).isEmpty();
        assertThat(scene.stored().revoked().orElseThrow())
                .extracting(GateDecision::by)
                .containsExactly("alice", "bob");
    }

    @Test
    void whoTakesTheirPlaceIsAskedOnAndNobodyTwice() {
        ApprovalScene two = new ApprovalScene()
                .asked(ExampleQuestion.question(ExampleQuestion.RELEASE, gate(List.of("alice", "bob"), 2, false)));
        LinkId formerOfBob = two.linkOf("bob");
        two.approvals.reconsider("web-prod-1", GATE, now(gate(List.of("bob", "carol"), 2, false)));
        two.mailbox.clear();
        two.pass(Duration.ofHours(1));

        assertThat(two.approvals.renew("web-prod-1", GATE, "token-2")).isEmpty();

        assertThat(two.mailbox)
                .extracting(message -> message.attributes().get("approver"))
                .containsExactly("carol");
        two.approve("carol");
        assertThat(two.decide(formerOfBob, two.answer(Decided.APPROVED, "", "prod")))
                .isInstanceOf(DecisionResult.Decided.class);
        assertThat(two.answers).singleElement().asString().startsWith("token-2 ");
    }

    @Test
    void fewerThanAreRequiredAreNotAskedOn() {
        reconsider(gate(List.of("carol"), 1, false));

        assertThatThrownBy(() -> scene.approvals.askOn("web-prod-1", GATE, "token-2"))
                .isInstanceOf(TooFewApproversException.class);
    }

    private void reconsider(Gate gate) {
        scene.approvals.reconsider("web-prod-1", GATE, now(gate));
    }

    private static Revocation now(Gate gate) {
        return new Revocation(Optional.of(gate), ExampleQuestion.EMAILS);
    }

    private static Gate gate(List<String> approvers, int required, boolean separationOfDuties) {
        return new Gate(GATE, approvers, Duration.ofHours(4), required, separationOfDuties);
    }
}
