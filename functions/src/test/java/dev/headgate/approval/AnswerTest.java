package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Answer.Fault;
import dev.headgate.deployment.GateDecision.Decided;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    @ParameterizedTest
    @ValueSource(strings = {"prod", " prod ", "prod\n"})
    void countsWithTheEnvironmentsName(String typed) {
        assertThat(ApprovalScene.answer(Decided.APPROVED, "", typed).faultsFor("prod"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PROD", "Prod", "prod.", "pr od", "staging"})
    void refusesADecisionWithoutTheTypedEnvironment(String typed) {
        assertThat(ApprovalScene.answer(Decided.APPROVED, "", typed).faultsFor("prod"))
                .containsExactly(Fault.ENVIRONMENT_DIFFERS);
    }

    @Test
    void needsACommentToRejectButNotToApprove() {
        assertThat(ApprovalScene.answer(Decided.REJECTED, " \n ", "prod").faultsFor("prod"))
                .containsExactly(Fault.COMMENT_MISSING);
        assertThat(ApprovalScene.answer(Decided.REJECTED, "no", "prod").faultsFor("prod"))
                .isEmpty();
    }

    @Test
    void countsALineBreakOfTheBrowserAsOneCharacter() {
        String longest = "a\r\n".repeat(Answer.LONGEST_COMMENT / 2 - 1) + "bc";

        assertThat(ApprovalScene.answer(Decided.APPROVED, longest, "prod").faultsFor("prod"))
                .isEmpty();
        assertThat(ApprovalScene.answer(Decided.APPROVED, longest + "d", "prod").faultsFor("prod"))
                .containsExactly(Fault.COMMENT_TOO_LONG);
    }

    @Test
    void listsEveryFaultAtOnce() {
        assertThat(Answer.NONE.faultsFor("prod"))
                .containsExactlyInAnyOrder(Fault.NOTHING_CHOSEN, Fault.ENVIRONMENT_DIFFERS);
    }
}
