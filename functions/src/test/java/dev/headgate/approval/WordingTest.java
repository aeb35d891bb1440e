package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WordingTest {

    @Test
    void saysWhatApprovingDoes() {
        assertThat(Wording.onApproval(ExampleQuestion.question(ExampleQuestion.inProd(), ExampleQuestion.GATE)))
                .isEqualTo("Green is started beside blue. Production traffic moves to green 10 % first and the rest"
                        + " 5 minutes later. For 30 minutes after that, blue is kept ready to take over again.");
        assertThat(Wording.onApproval(ExampleQuestion.question(ExampleQuestion.started(), ExampleQuestion.GATE)))
                .endsWith("Before production traffic moves, approvers are asked again.");
        assertThat(Wording.onApproval(
                        ExampleQuestion.question(ExampleQuestion.started(), ExampleQuestion.TRAFFIC_GATE)))
                .startsWith("Production traffic moves to green by 10 % every minute.");
    }

    @Test
    void saysHowLongItTakes() {
        assertThat(Wording.expectedDuration(ExampleQuestion.question(ExampleQuestion.inProd(), ExampleQuestion.GATE)))
                .isEqualTo("about 35 minutes: 5 minutes of traffic shift, 30 minutes of bake time");
        assertThat(Wording.shift(new Strategy.AllAtOnce())).isEqualTo("all at once");
    }

    @Test
    void saysHowManyMustApproveWhereOneIsNotEnough() {
        Gate two = new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob", "carol"), Duration.ofHours(4), 2, false);

        assertThat(Wording.quorum(ExampleQuestion.question(ExampleQuestion.RELEASE, two)))
                .contains("2 of 3 approvers must approve; one rejection ends it.");
        assertThat(Wording.quorum(ExampleQuestion.question())).isEmpty();
    }

    @Test
    void tellsEveryDifferenceButTheImageThatIsReleased() {
        assertThat(Wording.besidesTheImage(ExampleQuestion.question()))
                .extracting(RevisionChange::what)
                .containsExactly("app: environment LOG_LEVEL", "memory");
    }

    @Test
    void tellsEachOfSeveralContainersThatGetTheImage() {
        String released = ExampleQuestion.inProd().plan().release().image().reference();
        List<RevisionChange> changes = List.of(
                RevisionChange.shown("app: image", Optional.of("app:1"), Optional.of(released)),
                RevisionChange.shown("migrate: image", Optional.of("app:1"), Optional.of(released)));
        Standing standing = new Standing(Optional.empty(), changes, List.of(), Optional.empty());
        Question question =
                Question.about(ExampleQuestion.inProd(), ExampleQuestion.GATE, ExampleQuestion.EMAILS, standing);

        assertThat(Wording.besidesTheImage(question)).isEqualTo(changes);
    }

    @Test
    void tellsTheImageOfAnotherContainer() {
        RevisionChange sidecar = RevisionChange.shown("proxy: image", Optional.of("proxy:1"), Optional.of("proxy:2"));
        Standing standing = new Standing(Optional.empty(), List.of(sidecar), List.of(), Optional.empty());
        Question question =
                Question.about(ExampleQuestion.inProd(), ExampleQuestion.GATE, ExampleQuestion.EMAILS, standing);

        assertThat(Wording.besidesTheImage(question)).containsExactly(sidecar);
    }
}
