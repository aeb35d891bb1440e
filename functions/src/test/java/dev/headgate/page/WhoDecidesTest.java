package dev.headgate.page;

import static dev.headgate.testing.ExampleQuestion.approved;
import static dev.headgate.testing.ExampleQuestion.rejected;
import static dev.headgate.testing.ExampleQuestion.twoOfThree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.ApprovalRequest;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.ExampleQuestion;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The list of those who are asked: two of alice, bob and carol must approve. */
class WhoDecidesTest {

    @Test
    void saysOfEachWhatTheyHaveAnsweredAndWhen() {
        GateDecision said = ExampleQuestion.decided(Decided.APPROVED, "bob", Optional.of("Looks good"));

        assertThat(list(twoOfThree(said, rejected("carol", "Not on a Friday"))))
                .contains("<strong>bob</strong><small>2026-08-14 12:00 UTC: Looks good</small></span>"
                        + "<span class=\"badge good\">Approved</span>")
                .contains("<strong>carol</strong><small>2026-08-14 12:00 UTC: Not on a Friday</small></span>"
                        + "<span class=\"badge bad\">Rejected</span>");
        assertThat(list(twoOfThree(approved("bob"))))
                .contains("<strong>bob</strong><small>2026-08-14 12:00 UTC</small></span>");
    }

    @Test
    void waitsForTheSilentUntilItIsSettled() {
        assertThat(list(twoOfThree(approved("bob"))))
                .contains("<strong>alice</strong> (you)</span><span class=\"badge\">No answer yet</span>")
                .contains("<strong>carol</strong></span><span class=\"badge\">No answer yet</span>");
        assertThat(list(twoOfThree(approved("bob"), approved("alice"))))
                .contains("<strong>carol</strong></span><span class=\"badge\">No answer</span>");
        assertThat(list(twoOfThree(rejected("bob", "Not on a Friday"))))
                .contains("<strong>carol</strong></span><span class=\"badge\">No answer</span>");
    }

    @Test
    void onlyApprovalsFillTheQuorum() {
        ApprovalRequest rejected = twoOfThree(approved("alice"), rejected("bob", "Not on a Friday"));

        assertThat(twoOfThree().missing()).isEqualTo(2);
        assertThat(rejected.missing()).isEqualTo(1);
        assertThat(twoOfThree(approved("alice"), approved("bob")).missing()).isZero();
        assertThat(twoOfThree(approved("alice"), approved("bob"), approved("carol"))
                        .missing())
                .as("more than are needed")
                .isZero();
    }

    @Test
    void oneRejectionOrEnoughApprovalsSettleIt() {
        assertThat(twoOfThree().isSettled()).isFalse();
        assertThat(twoOfThree(approved("alice")).isSettled()).isFalse();
        assertThat(twoOfThree(approved("alice"), approved("bob")).isSettled()).isTrue();
        assertThat(twoOfThree(rejected("alice", "Not on a Friday")).isSettled()).isTrue();
    }

    private static String list(ApprovalRequest request) {
        return ApproverList.of(request).toString();
    }
}
