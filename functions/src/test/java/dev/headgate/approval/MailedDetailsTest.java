package dev.headgate.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.RevisionChange.Kind;
import dev.headgate.release.Overruling;
import dev.headgate.release.Release;
import dev.headgate.testing.ApprovalScene;
import dev.headgate.testing.ExampleQuestion;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the mail lists for those who decide without opening the page, and what it leaves to the page. */
class MailedDetailsTest {

    @Test
    void saysHowManyMustApprove() {
        Gate two = new Gate(Gate.Before.DEPLOYMENT, List.of("alice", "bob"), Duration.ofHours(4), 2, false);

        assertThat(mail(ExampleQuestion.question(ExampleQuestion.RELEASE, two)))
                .contains("\n2 of 2 approvers must approve; one rejection ends it.\n");
        assertThat(mail(ExampleQuestion.question())).doesNotContain("must approve");
    }

    @Test
    void listsWhatElseChanges() {
        assertThat(mail(ExampleQuestion.question()))
                .contains("Also changes: app: environment LOG_LEVEL added\n")
                .contains("Also changes: memory changed from 512 to 1024\n")
                .doesNotContain("Also changes: app: image");
    }

    @Test
    void listsTwelveChangesAndCountsTheOthers() {
        assertThat(changes(mail(changing(12)))).hasSize(12).noneMatch(it -> it.contains("more"));
        assertThat(changes(mail(changing(15))))
                .hasSize(13)
                .contains("Also changes: secret 12 added", "Also changes: 3 more, which the page shows");
    }

    @Test
    void saysWhatAPersonOverrulesToHaveItReleased() {
        Release known = ExampleQuestion.RELEASE;
        Release cure = new Release(
                known.id(),
                known.service(),
                known.image(),
                false,
                known.reason(),
                known.requestedBy(),
                known.requestedAt(),
                known.executionArn(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Overruling("it is the cure")));

        assertThat(mail(ExampleQuestion.question(cure, ExampleQuestion.GATE)))
                .contains("Overrides:    red alarms, blue's health,", ": it is the cure\n");
        assertThat(mail(ExampleQuestion.question())).doesNotContain("Overrides:");
    }

    /** What was decided at the gate itself comes from the question as it stands, not from the deployment's record. */
    @Test
    void tellsWhatWasDecidedAtOtherGatesAlone() {
        GateDecision before = new GateDecision(
                Gate.Before.DEPLOYMENT, Decided.APPROVED, "bob", Optional.empty(), ExampleQuestion.NOON);

        Deployment started = ExampleQuestion.started().decided(before);

        assertThat(mail(ExampleQuestion.question(started, ExampleQuestion.TRAFFIC_GATE)))
                .contains("Decided:      bob approved the deployment on 2026-08-14 12:00 UTC\n");
        assertThat(mail(ExampleQuestion.question(started, ExampleQuestion.GATE)))
                .doesNotContain("Decided:");
    }

    private static Question changing(int count) {
        List<RevisionChange> changes = IntStream.rangeClosed(1, count)
                .mapToObj(i -> RevisionChange.hidden("secret " + i, Kind.ADDED))
                .toList();
        return Question.about(
                ExampleQuestion.of(ExampleQuestion.RELEASE, new Strategy.AllAtOnce(), ExampleQuestion.GATE),
                ExampleQuestion.GATE,
                ExampleQuestion.EMAILS,
                new Standing(Optional.empty(), changes, List.of(), Optional.empty()));
    }

    private static List<String> changes(String mail) {
        return mail.lines().filter(it -> it.startsWith("Also changes: ")).toList();
    }

    private static String mail(Question question) {
        return ApprovalMessage.to(
                        new ApprovalRequest(
                                question.approvers().getFirst(),
                                question,
                                ExampleQuestion.NOON.plus(Duration.ofHours(4)),
                                List.of()),
                        ApprovalScene.URL)
                .body();
    }
}
