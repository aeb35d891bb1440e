package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.Metric;
import dev.headgate.approval.JudgeEvidence.Point;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The state was retried, and asks something else than the page that an approver has open. */
class ChangedQuestionTest {

    private final ApprovalScene scene = new ApprovalScene().asked();
    private final Answer fromTheOldPage = scene.answer(Decided.APPROVED, "", "prod");

    @Test
    void refusesAnAnswerToWhatIsNotAskedAnyMore() {
        askOtherwise();

        assertThat(scene.decide(scene.linkOf("alice"), fromTheOldPage))
                .isInstanceOfSatisfying(
                        DecisionResult.Unprocessable.class,
                        it -> assertThat(it.faults()).containsExactly(Answer.Fault.QUESTION_CHANGED));
        assertThat(scene.answers).isEmpty();
        assertThat(scene.approve("alice")).isInstanceOf(DecisionResult.Decided.class);
    }

    @Test
    void refusesItTooWhenTheQuestionChangesBetweenReadAndWrite() {
        scene.store.beforeNextSave(this::askOtherwise);

        assertThat(scene.decide(scene.linkOf("alice"), fromTheOldPage))
                .isInstanceOf(DecisionResult.Unprocessable.class);
        assertThat(scene.stored().decisions()).isEmpty();
    }

    @Test
    void takesItWhenTheSameIsAskedAgain() {
        scene.request(ExampleQuestion.question(), "token-2");

        assertThat(scene.decide(scene.linkOf("alice"), fromTheOldPage)).isInstanceOf(DecisionResult.Decided.class);
    }

    @Test
    void refusesAnAnswerThatWasGivenWithoutThePage() {
        Answer blind = new Answer(Optional.of(Decided.APPROVED), "", "prod", "");

        assertThat(scene.decide(scene.linkOf("alice"), blind)).isInstanceOf(DecisionResult.Unprocessable.class);
    }

    @Test
    void questionsSurviveStorageUnchanged() {
        assertThat(scene.stored().question()).isEqualTo(ExampleQuestion.question());
        assertThat(scene.stored().question().digest())
                .isEqualTo(ExampleQuestion.question().digest())
                .hasSize(64);
    }

    @Test
    void soDoesWhatTheJudgeHasSeen() {
        Point least = new Point(Optional.of(1e-6), Optional.of(1.0), 0.333333, 0);
        JudgeEvidence evidence =
                new JudgeEvidence(Metric.SERVER_ERRORS, ExampleQuestion.NOON, 1, 5e-4, 1, List.of(least));
        Question question = Question.about(
                ExampleQuestion.inProd(),
                ExampleQuestion.GATE,
                ExampleQuestion.EMAILS,
                new Standing(Optional.empty(), List.of(), List.of(), Optional.of(evidence)));

        scene.request(question, "token-2");

        assertThat(scene.stored().question()).isEqualTo(question);
        assertThat(scene.stored().question().digest()).isEqualTo(question.digest());
    }

    private void askOtherwise() {
        scene.request(
                Question.about(
                        ExampleQuestion.inProd(), ExampleQuestion.GATE, ExampleQuestion.EMAILS, Standing.UNKNOWN),
                "token-2");
    }
}
