package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.RollbackRule.Confirmation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackRuleTest {

    private static final Instant ASKED = Sample.START.plus(Duration.ofMinutes(6));
    private static final Deployment ROLLING_BACK = Sample.started().rollbackAsked(ASKED);
    private static final String RESTORE_ID = "d-RESTORE01";

    @Test
    void whatWasNeverStartedHasNothingToBringBack() {
        Deployment unstarted = Sample.opened(Sample.RULES).rollbackAsked(ASKED);

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
        Revision former = Sample.blue(Revision.Status.ACTIVE, 4);
        Revision anew = new Revision(
                "ecs-svc/3",
                Revision.Status.PRIMARY,
                Sample.BLUE_REVISION,
                Optional.of(RESTORE_ID),
                Sample.GREEN_GROUP,
                4,
                4,
                0,
                4,
                true);
        ServiceView view = Sample.view(List.of(former, anew), 100, Optional.empty(), List.of());

        assertThat(RollbackRule.confirm(ROLLING_BACK, view, ASKED.plusSeconds(300)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void callsBlueRestoredOnlyWhenEverythingAgrees() {
        assertThat(RollbackRule.confirm(ROLLING_BACK, Sample.steadyBlue(), ASKED.plusSeconds(45)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void aCopyOfBluesRevisionIsBlueAndAnyOtherIsNot() {
        Revision blue = Sample.blue(Revision.Status.PRIMARY, 4);
        Revision copy = new Revision(
                blue.id(),
                blue.status(),
                "arn:copy",
                blue.deploymentId(),
                blue.targetGroup(),
                blue.desired(),
                blue.running(),
                blue.pending(),
                blue.healthy(),
                blue.steady());
        ServiceView view = Sample.view(List.of(copy), 0, Optional.empty(), List.of());
        Instant now = ASKED.plusSeconds(45);

        assertThat(RollbackRule.confirm(ROLLING_BACK.bringingBlueBackAs("arn:copy"), view, now))
                .isInstanceOf(Confirmation.Restored.class);
        assertThat(RollbackRule.confirm(ROLLING_BACK, view, now)).isInstanceOf(Confirmation.Unverified.class);
    }

    @Test
    void doesNotCallBlueRestoredWhileAnyOfItIsMissing() {
        Revision blue = Sample.blue(Revision.Status.PRIMARY, 4);
        Optional<String> none = Optional.empty();
        assertMissing(
                Sample.view(List.of(blue), 0, Optional.of(RESTORE_ID), List.of()),
                "CodeDeploy deployment d-RESTORE01 is still at work");
        assertMissing(
                Sample.view(List.of(Sample.green(Revision.Status.PRIMARY, 4)), 100, none, List.of()),
                "blue's task set is gone");
        assertMissing(Sample.view(List.of(blue), 10, none, List.of()), "the listener sends 90 % of production to blue");
        assertMissing(
                Sample.view(List.of(Sample.blue(Revision.Status.ACTIVE, 4)), 0, none, List.of()),
                "blue's task set is not primary");
        assertMissing(
                Sample.view(List.of(Sample.blue(Revision.Status.PRIMARY, 3)), 0, none, List.of()),
                "blue has 3 healthy targets of 4");
    }

    @Test
    void waitsForAStartWhoseReplyWasLost() {
        Deployment unsure = Sample.opened(Sample.RULES)
                .intending(
                        "headgate:x",
                        Sample.START,
                        new Start.Blue(Sample.BLUE_REVISION, Sample.BLUE_GROUP, "old"),
                        List.of())
                .registered(Sample.GREEN_REVISION)
                .rollbackAsked(ASKED);

        assertThat(RollbackRule.confirm(unsure, Sample.steadyBlue(), ASKED.plusSeconds(59)))
                .isInstanceOf(Confirmation.NotYet.class);
        assertThat(RollbackRule.confirm(unsure, Sample.steadyBlue(), ASKED.plusSeconds(60)))
                .isInstanceOf(Confirmation.Restored.class);
    }

    @Test
    void givesUpVerifyingAfterHalfAnHour() {
        assertThat(RollbackRule.confirm(ROLLING_BACK, Sample.shifting(40), ASKED.plus(Duration.ofMinutes(30))))
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
        Revision made = new Revision(
                "ecs-svc/9",
                Revision.Status.PRIMARY,
                Sample.BLUE_REVISION.substring(0, Sample.BLUE_REVISION.lastIndexOf('/')) + "/web-prod:9",
                Optional.of(RESTORE_ID),
                Sample.BLUE_GROUP,
                4,
                4,
                0,
                healthy,
                healthy == 4);
        return Sample.view(List.of(Sample.green(Revision.Status.ACTIVE, 4), made), 100 - weight, active, List.of());
    }
}
