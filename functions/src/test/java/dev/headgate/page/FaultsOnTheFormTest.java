package dev.headgate.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.approval.Answer;
import dev.headgate.approval.ApprovalRequest;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.ExampleQuestion;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A field that is wrong says so to whoever sees it and to whoever hears it, and no other field does. */
class FaultsOnTheFormTest {

    private static final ApprovalRequest REQUEST = ExampleQuestion.request(ExampleQuestion.question());
    private static final String SOUND_ENVIRONMENT = "aria-describedby=\"environment-hint\">";
    private static final String SOUND_COMMENT = "aria-describedby=\"comment-hint\">";

    @Test
    void anEmptyFormHasNone() {
        assertThat(DecisionForm.of(REQUEST, Answer.NONE, Set.of()).toString())
                .contains(SOUND_ENVIRONMENT, SOUND_COMMENT)
                .doesNotContain("class=\"fault", "aria-invalid");
    }

    @Test
    void theWrongEnvironmentIsMarked() {
        assertThat(form(Decided.APPROVED, "", "staging"))
                .contains("aria-describedby=\"environment-hint environment-fault\" aria-invalid=\"true\">")
                .contains("id=\"environment-fault\">Type prod, exactly so.")
                .contains("see the fault marked below")
                .contains(SOUND_COMMENT);
    }

    @Test
    void aRejectionWithoutAReasonIsMarked() {
        assertThat(form(Decided.REJECTED, "", "prod"))
                .contains("aria-describedby=\"comment-hint comment-fault\" aria-invalid=\"true\">")
                .contains("id=\"comment-fault\">Say why you reject: whoever asked will read it.")
                .contains(SOUND_ENVIRONMENT);
    }

    @Test
    void aCommentThatIsTooLongIsMarkedWithItsLength() {
        assertThat(form(Decided.REJECTED, "x".repeat(Answer.LONGEST_COMMENT + 1), "prod"))
                .contains("aria-describedby=\"comment-hint comment-fault\" aria-invalid=\"true\">")
                .contains("id=\"comment-fault\">Use at most 500 characters; these are 501.")
                .doesNotContain("Say why you reject");
    }

    private static String form(Decided decided, String comment, String environment) {
        Answer answer = new Answer(
                Optional.of(decided), comment, environment, REQUEST.question().digest());
        return DecisionForm.of(REQUEST, answer, answer.faultsFor(REQUEST.approver(), REQUEST.question()))
                .toString();
    }
}
