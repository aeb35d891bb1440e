package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Answer.Fault;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.ExampleQuestion;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

    private static final Question QUESTION = ExampleQuestion.question();
    private static final Approver ALICE = QUESTION.approvers().getFirst();

    @ParameterizedTest
    @ValueSource(strings = {"prod", " prod ", "prod\n"})
    void countsWithTheEnvironmentsName(String typed) {
        assertThat(answer(Decided.APPROVED, "", typed).faultsFor(ALICE, QUESTION))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PROD", "Prod", "prod.", "pr od", "staging"})
    void refusesADecisionWithoutTheTypedEnvironment(String typed) {
        assertThat(answer(Decided.APPROVED, "", typed).faultsFor(ALICE, QUESTION))
                .containsExactly(Fault.ENVIRONMENT_DIFFERS);
    }

    @Test
    void needsACommentToRejectButNotToApprove() {
        assertThat(answer(Decided.REJECTED, " \n ", "prod").faultsFor(ALICE, QUESTION))
                .containsExactly(Fault.COMMENT_MISSING);
        assertThat(answer(Decided.REJECTED, "no", "prod").faultsFor(ALICE, QUESTION))
                .isEmpty();
    }

    @Test
    void countsALineBreakOfTheBrowserAsOneCharacter() {
        String longest = "a\r\n".repeat(Answer.LONGEST_COMMENT / 2 - 1) + "bc";

        assertThat(answer(Decided.APPROVED, longest, "prod").faultsFor(ALICE, QUESTION))
                .isEmpty();
        assertThat(answer(Decided.APPROVED, longest + "d", "prod").faultsFor(ALICE, QUESTION))
                .containsExactly(Fault.COMMENT_TOO_LONG);
    }

    @Test
    void listsEveryFaultAtOnce() {
        assertThat(Answer.NONE.faultsFor(ALICE, QUESTION))
                .containsExactlyInAnyOrder(Fault.QUESTION_CHANGED, Fault.NOTHING_CHOSEN, Fault.ENVIRONMENT_DIFFERS);
    }

    @Test
    void leavesABarredApproverTheRejection() {
        Approver barred = new Approver("alice", Optional.empty(), Optional.of("asked for the release"));

        assertThat(answer(Decided.APPROVED, "", "prod").faultsFor(barred, QUESTION))
                .containsExactly(Fault.MAY_NOT_APPROVE);
        assertThat(answer(Decided.REJECTED, "no", "prod").faultsFor(barred, QUESTION))
                .isEmpty();
    }

    private static Answer answer(Decided decision, String comment, String environment) {
        return new Answer(Optional.of(decision), comment, environment, QUESTION.digest());
    }
}
