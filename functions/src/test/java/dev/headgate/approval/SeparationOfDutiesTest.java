package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.config.Gate;
import dev.headgate.page.ApprovalPage;
import dev.headgate.release.Release;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeparationOfDutiesTest {

    private static final Gate GATE =
            new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob"), Duration.ofHours(4), 1, true);

    private final ApprovalScene scene = new ApprovalScene();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "Alice",
                " ALICE ",
                "Alice@Example.com",
                "Alice <alice@example.com>",
                "A. Lice <Alice@example.com>"
            })
    void barsWhoeverAskedByNameOrAddressInAnyCase(String requester) {
        scene.asked(question(requester, Optional.empty()));

        assertThat(scene.approve("alice"))
                .isInstanceOfSatisfying(
                        DecisionResult.Unprocessable.class,
                        it -> assertThat(it.faults()).containsExactly(Answer.Fault.MAY_NOT_APPROVE));
        assertThat(scene.stored().decisions()).isEmpty();
        assertThat(scene.approve("bob")).isInstanceOf(DecisionResult.Decided.class);
    }

    /** Who looks like an approver may be them, so nobody gets round it by another alphabet. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "al\u0131ce",
                "AL\u0130CE@example.com",
                "\uff41lice@example.com",
                "\u00e1lice",
                "al\u200bice@example.com",
                "Somebody <al\u0131ce@example.com>"
            })
    void barsWhoeverLooksLikeTheApprover(String requester) {
        Question question = question(requester, Optional.empty());

        assertThat(question.approver("alice").orElseThrow().barred()).contains("asked for the release");
        assertThat(question.approver("bob").orElseThrow().mayApprove()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipeline web", "alice2", "malice", "alice@example.org", "an operator", "<>", ""})
    void barsNobodyElse(String requester) {
        assertThat(question(requester, Optional.empty()).mayApprove()).isEqualTo(2);
    }

    @Test
    void barsTheAuthorOfTheCommit() {
        Question question = question("pipeline web", Optional.of("Bob <BOB@example.com>"));

        assertThat(question.approver("bob").orElseThrow().barred()).contains("wrote the commit");
        assertThat(question.approver("alice").orElseThrow().mayApprove()).isTrue();
    }

    @Test
    void letsABarredApproverReject() {
        scene.asked(question("alice", Optional.of("alice")));

        assertThat(scene.reject("alice")).isInstanceOf(DecisionResult.Decided.class);
    }

    @Test
    void saysWhyOnThePageAndInTheMail() {
        scene.asked(question("alice", Optional.of("alice")));
        Question question = scene.stored().question();
        String page = ApprovalPage.open(
                new ApprovalRequest(
                        question.approvers().getFirst(),
                        question,
                        scene.stored().expiresAt(),
                        List.of()),
                ExampleQuestion.NOON);

        assertThat(page)
                .contains("value=\"APPROVED\" required disabled")
                .contains("alice wrote the commit and asked for the release")
                .contains("May not approve");
        assertThat(scene.mailbox.getFirst().body()).contains("You may reject this release, and not approve it");
        assertThat(scene.mailbox.getLast().body()).doesNotContain("not approve it");
    }

    @Test
    void saysThatAnUnknownAuthorIsNotBarred() {
        Question question = question("alice", Optional.empty());

        assertThat(ApprovalPage.open(
                        new ApprovalRequest(question.approvers().getFirst(), question, ExampleQuestion.NOON, List.of()),
                        ExampleQuestion.NOON))
                .contains("author is not known, so only who asked is barred");
    }

    @Test
    void isOffUnlessAskedFor() {
        Release release = release("alice", Optional.of("bob"));

        assertThat(ExampleQuestion.question(release, ExampleQuestion.GATE).mayApprove())
                .isEqualTo(2);
    }

    @Test
    void refusesAGateThatNobodyCouldOpen() {
        Question question = question("alice", Optional.of("bob"));

        assertThatThrownBy(() -> scene.request(question, "token-1"))
                .isInstanceOf(TooFewApproversException.class)
                .hasMessageContaining("needs 1 approvals, and separation of duties leaves 0 who may approve")
                .hasMessageContaining("alice asked for the release, bob wrote the commit");
        assertThat(scene.mailbox).isEmpty();
    }

    private static Question question(String requester, Optional<String> author) {
        return ExampleQuestion.question(release(requester, author), GATE);
    }

    private static Release release(String requester, Optional<String> author) {
        Release release = ExampleQuestion.RELEASE;
        return new Release(
                release.id(),
                release.service(),
                release.image(),
                false,
                release.reason(),
                requester,
                release.requestedAt(),
                release.executionArn(),
                Optional.of("4f1c2aa"),
                author);
    }
}
