package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.deployment.GateDecision;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A state that waits for a question that goes on: what was decided meanwhile answers it at once. */
class AskedOnTest {

    private static final String ID = "web-prod-1";
    private static final Gate TWO_OF_TWO =
            new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob"), Duration.ofHours(4), 2, false);
    private static final Gate.Before GATE = TWO_OF_TWO.before();

    private final ApprovalScene scene =
            new ApprovalScene().asked(ExampleQuestion.question(ExampleQuestion.RELEASE, TWO_OF_TWO));

    @Test
    void renewedAfterHalfOfItsTimeItAnswersWithWhatWasDecided() {
        scene.reject("bob");
        scene.pass(Duration.ofHours(3));

        assertThat(scene.approvals.renew(ID, GATE, "token-2"))
                .map(GateDecision::by)
                .contains("bob");
        assertThat(scene.answers).last().asString().startsWith("token-2 ");
    }

    @Test
    void askedOnWhileSomebodyRejectsItAnswersWithThat() {
        undo();
        scene.store.beforeNextSave(() -> scene.reject("bob"));

        assertThat(scene.approvals.askOn(ID, GATE, "token-2"))
                .map(GateDecision::by)
                .contains("bob");
        assertThat(scene.answers).last().asString().startsWith("token-2 ");
    }

    @Test
    void renewedWhileSomebodyRejectsWhatWasUndoneItAnswersWithThat() {
        undo();
        scene.store.beforeNextSave(() -> scene.reject("bob"));

        assertThat(scene.approvals.renew(ID, GATE, "token-2"))
                .map(GateDecision::by)
                .contains("bob");
        assertThat(scene.answers).last().asString().startsWith("token-2 ");
    }

    /** It has to be opened as it was asked, by those whom the configuration still knows. */
    @Test
    void aGateThatHasLeftTheConfigurationIsStillAsked() {
        Revocation gone = new Revocation(Optional.empty(), ExampleQuestion.EMAILS);
        scene.approvals.reconsider(ID, GATE, gone);
        assertThat(scene.stored().question().approvers())
                .extracting(Approver::name)
                .containsExactly("alice", "bob");

        scene.approvals.reconsider(ID, GATE, new Revocation(Optional.empty(), Map.of("bob", "bob@example.com")));

        assertThat(scene.stored().question().approvers())
                .extracting(Approver::name)
                .containsExactly("bob");
        assertThat(scene.stored().question().required()).isEqualTo(2);
    }

    /** Alice has approved, and carol takes her place. */
    private void undo() {
        scene.approve("alice");
        Gate now = new Gate(GATE, List.of("bob", "carol"), Duration.ofHours(4), 2, false);
        scene.approvals.reconsider(ID, GATE, new Revocation(Optional.of(now), ExampleQuestion.EMAILS));
        assertThat(scene.stored().isUndone()).isTrue();
    }
}
