package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.RollbackRule.Confirmation;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RevisionLike;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackRuleTest {

    private static final Instant ASKED = Example.OPENED.plus(Duration.ofMinutes(6));
    private static final Deployment ROLLING_BACK = ExampleProd.started().rollbackAsked(ASKED);
    private static final String RESTORE_ID = "d-RESTORE01";

    @Test
    void whatWasNeverStartedHasNothingToBringBack() {
        Deployment unstarted = ExampleProd.opened(ExampleProd.RULES).rollbackAsked(ASKED);

        assertThat(RollbackRule.confirm(unstarted, ServiceView.ABSENT, ASKED))
                .isEqualTo(new Confirmation.Restored("nothing had been started"));
    }

    @Test
    void callsAHumanWhenPeopleHaveRepairedIt() {
        assertThat(RollbackRule.confirm(ROLLING_BACK, handMade(100, 4, Optional.empty()), ASKED))
                .isEqualTo(new Confirmation.Unverified("what serves is neither blue nor green: 100 % of production goes"
                        + " to web-prod:9, which has 4 of 4 targets healthy. Nothing of it was touched"));
    }

    @Test
    void takesOfTwoTaskSetsOfBlueTheOneThatServes() {
        Revision former = Example.blue(Revision.Status.ACTIVE, 4);
        Revision anew = new RevisionLike(Example.blueAnew(Revision.Status.PRIMARY, RESTORE_ID))
                .behind(Example.GREEN_GROUP)
                .seen();
        ServiceView view = Example.view(List.of(former, anew), 100, Optional.empty(), List.of());

        assertThat(RollbackRule.confirm(ROLLING_BACK, view, ASKED.plusSeconds(300)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void callsBlueRestoredOnlyWhenEverythingAgrees() {
        assertThat(RollbackRule.confirm(ROLLING_BACK, Example.onBlue(), ASKED.plusSeconds(45)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void aCopyOfBluesRevisionIsBlueAndAnyOtherIsNot() {
        Revision blue = Example.blue(Revision.Status.PRIMARY, 4);
        Revision copy = new RevisionLike(blue).runs("arn:copy").seen();
        ServiceView view = Example.view(List.of(copy), 0, Optional.empty(), List.of());
        Instant now = ASKED.plusSeconds(45);

        assertThat(RollbackRule.confirm(ROLLING_BACK.bringingBlueBackAs("arn:copy"), view, now))
                .isInstanceOf(Confirmation.Restored.class);
        assertThat(RollbackRule.confirm(ROLLING_BACK, view, now)).isInstanceOf(Confirmation.Unverified.class);
    }

    @Test
    void doesNotCallBlueRestoredWhileAnyOfItIsMissing() {
        Revision blue = Example.blue(Revision.Status.PRIMARY, 4);
        Optional<String> none = Optional.empty();
        assertMissing(
                Example.view(List.of(blue), 0, Optional.of(RESTORE_ID), List.of()),
                "CodeDeploy deployment d-RESTORE01 is still at work");
        assertMissing(
                Example.view(List.of(Example.green(Revision.Status.PRIMARY, 4)), 100, none, List.of()),
                "blue's task set is gone");
        assertMissing(
                Example.view(List.of(blue), 10, none, List.of()), "the listener sends 90 % of production to blue");
        assertMissing(
                Example.view(List.of(Example.blue(Revision.Status.ACTIVE, 4)), 0, none, List.of()),
                "blue's task set is not primary");
        assertMissing(
                Example.view(List.of(Example.blue(Revision.Status.PRIMARY, 3)), 0, none, List.of()),
                "blue has 3 healthy targets of 4");
    }

    @Test
    void waitsForAStartWhoseReplyWasLost() {
        Deployment unsure = ExampleProd.opened(ExampleProd.RULES)
                .intending(
                        "headgate:x",
                        Example.OPENED,
                        new Start.Blue(Example.BLUE_REVISION, Example.BLUE_GROUP, "old"),
                        List.of())
                .registered(Example.GREEN_REVISION)
                .rollbackAsked(ASKED);

        assertThat(RollbackRule.confirm(unsure, Example.onBlue(), ASKED.plusSeconds(59)))
                .isInstanceOf(Confirmation.NotYet.class);
        assertThat(RollbackRule.confirm(unsure, Example.onBlue(), ASKED.plusSeconds(60)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void givesUpVerifyingAfterHalfAnHour() {
        assertThat(RollbackRule.confirm(ROLLING_BACK, Example.shifting(40), ASKED.plus(Duration.ofMinutes(30))))
                .isInstanceOfSatisfying(
                        Confirmation.Unverified.class,
                        it -> assertThat(it.why())
                                .contains("is still at work", "30 min after the rollback was asked for"));
    }

    private static void assertMissing(ServiceView view, String what) {
        assertThat(RollbackRule.confirm(ROLLING_BACK, view, ASKED.plusSeconds(45)))
                .isEqualTo(new Confirmation.NotYet(what));
    }

    /** Somebody's own deployment beside ours, whose green has the rest of the traffic. */
    private static ServiceView handMade(int weight, int healthy, Optional<String> active) {
        Revision made = new RevisionLike(Example.blue(Revision.Status.PRIMARY, healthy))
                .id("ecs-svc/9")
                .runs(Example.BLUE_REVISION.substring(0, Example.BLUE_REVISION.lastIndexOf('/')) + "/web-prod:9")
                .startedBy(RESTORE_ID)
                .seen();
        return Example.view(List.of(Example.green(Revision.Status.ACTIVE, 4), made), 100 - weight, active, List.of());
    }
}
