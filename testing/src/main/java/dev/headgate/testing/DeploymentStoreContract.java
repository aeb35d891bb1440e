package dev.headgate.testing;

import static dev.headgate.testing.SampleDeployments.DIGEST;
import static dev.headgate.testing.SampleDeployments.NOON;
import static dev.headgate.testing.SampleDeployments.closed;
import static dev.headgate.testing.SampleDeployments.in;
import static dev.headgate.testing.SampleDeployments.requestedAt;
import static dev.headgate.testing.SampleDeployments.rollbackAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.ConcurrentChangeException;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.BuiltRequest;
import dev.headgate.deployment.DeploymentStore.KeptRelease;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.deployment.DeploymentStore.Owed;
import dev.headgate.deployment.DeploymentStore.Turn;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Settlement;
import dev.headgate.deployment.Start;
import dev.headgate.release.DeploymentPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of deployments must do, whatever it keeps them in. */
public abstract class DeploymentStoreContract {

    /** The same store all through a test, empty at its beginning. */
    protected abstract DeploymentStore store();

    @Test
    void findsWhatWasRegistered() {
        Deployment deployment = register(requestedAt(0, "d-1"));

        assertThat(store().find("d-1")).contains(deployment);
        assertThat(store().find("d-2")).isEmpty();
    }

    @Test
    void firstRegistrationStands() {
        Deployment first = register(requestedAt(0, "d-1"));

        assertThat(store().register(first.takenOverBy("arn:another", NOON))).isEqualTo(first);
        assertThat(store().find("d-1")).contains(first);
    }

    @Test
    void savingCountsTheWritesAndKeepsEveryMember() {
        Deployment started = register(requestedAt(0, "d-1"))
                .intending("marker", NOON, new Start.Blue("task:1", "blue", "web:v0"), List.of("red"))
                .registered("task:2")
                .created("d-CODEDEPLOY")
                .trafficMoved(NOON.plusNanos(123_456_789))
                .failing(new Cause(Cause.Kind.FAILED, "too many errors", NOON));

        Deployment saved = store().save(started);

        assertThat(saved).isEqualTo(started.atVersion(1));
        assertThat(store().find("d-1")).contains(saved);
    }

    @Test
    void refusesAWriteOnAnOlderVersion() {
        Deployment read = register(requestedAt(0, "d-1"));
        Deployment newer = store().save(read.trafficMoved(NOON));

        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> store().save(read.rollbackAsked(NOON)))
                .withMessageContaining("d-1 is at version 1");
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> store().close(closed(read, Outcome.ROLLED_BACK, NOON)));
        assertThat(store().find("d-1")).contains(newer);
    }

    @Test
    void refusesToSaveWhatWasNeverRegistered() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store().save(requestedAt(0, "d-1")))
                .withMessage("Deployment d-1 was never registered");
    }

    @Test
    void aRepeatedSaveAfterALostReplyIsNoConflict() {
        Deployment changed = register(requestedAt(0, "d-1")).trafficMoved(NOON);
        Deployment saved = store().save(changed);

        assertThat(store().save(changed)).isEqualTo(saved);
        assertThat(store().find("d-1")).contains(saved);
    }

    @Test
    void aRepeatedCloseAfterALostReplyIsNoConflict() {
        Deployment ending = closed(lockedBy(requestedAt(0, "d-1")), Outcome.DEPLOYED, NOON);
        Deployment ended = store().close(ending);

        assertThat(store().close(ending)).isEqualTo(ended);
        assertThat(store().deployed("web", "prod", 10)).containsExactly(ended);
    }

    @Test
    void whatIsOpenAgainIsToBeToldAgain() {
        Deployment ended = store().close(closed(lockedBy(requestedAt(0, "d-1")), Outcome.NEEDS_HUMAN, NOON));
        store().announced("d-1");
        assertThat(store().isUnannounced("d-1")).isFalse();

        Deployment changed = ended.takenOverBy("arn:another", NOON);
        Deployment open = store().reopen(changed);

        assertThat(store().find("d-1")).contains(open);
        assertThat(store().isUnannounced("d-1")).isTrue();
        assertThat(store().unannounced()).containsExactly("d-1");
        assertThat(store().reopen(changed)).isEqualTo(open);
    }

    @Test
    void whoeverReadItBeforeItWasOpenAgainIsTooLate() {
        Deployment before = lockedBy(requestedAt(0, "d-1"));
        Deployment ended = store().close(closed(before, Outcome.NEEDS_HUMAN, NOON));
        Deployment open = store().reopen(ended.takenOverBy("arn:another", NOON));

        assertThat(open.version()).isEqualTo(ended.version() + 1);
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> store().save(before.trafficMoved(NOON)));
        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> store().save(ended.trafficMoved(NOON)));
        assertThat(store().find("d-1")).contains(open);
    }

    @Test
    void whoeverReopensWhatHasChangedMeanwhileLeavesNoMark() {
        Deployment ended = store().close(closed(lockedBy(requestedAt(0, "d-1")), Outcome.NEEDS_HUMAN, NOON));
        store().announced("d-1");
        store().save(ended.settledBy(new Settlement("carol", "as it is", NOON)));

        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> store().reopen(ended.takenOverBy("arn:another", NOON)));
        assertThat(store().isUnannounced("d-1")).isFalse();
    }

    @Test
    void oneDeploymentHoldsALock() {
        Deployment first = lockedBy(requestedAt(0, "d-1"));
        Deployment second = register(requestedAt(1, "d-2"));

        Lock lock = new Lock("web/prod", "d-1", first.openedAt());
        assertThat(store().takeTurn(second)).isEqualTo(new Turn.Taken(lock));
        assertThat(store().locks()).containsExactly(lock);
    }

    @Test
    void takingTheLockTwiceIsOneTaking() {
        Deployment deployment = lockedBy(requestedAt(0, "d-1"));

        assertThat(store().takeTurn(deployment)).isEqualTo(new Turn.Ours());
        assertThat(store().locks()).hasSize(1);
    }

    @Test
    void environmentsAreLockedEachByItself() {
        lockedBy(in("staging", 0, "d-1"));
        lockedBy(in("prod", 0, "d-2"));

        assertThat(store().locks()).extracting(Lock::lockName).containsExactlyInAnyOrder("web/staging", "web/prod");
    }

    @Test
    void newestWaiterSupersedesOlderOnes() {
        lockedBy(requestedAt(0, "d-0"));
        Deployment older = register(requestedAt(1, "d-9"));
        Deployment newer = register(requestedAt(2, "d-1"));

        assertThat(store().takeTurn(older)).isInstanceOf(Turn.Taken.class);
        assertThat(store().takeTurn(newer)).isInstanceOf(Turn.Taken.class);
        assertThat(store().takeTurn(older)).isEqualTo(new Turn.Superseded("d-1"));
        assertThat(store().takeTurn(newer)).isInstanceOf(Turn.Taken.class);
    }

    @Test
    void ofTwoReleasesOfOneInstantTheHigherIdIsTheNewer() {
        lockedBy(requestedAt(0, "d-0"));
        Deployment lower = register(requestedAt(1, "d-1"));
        Deployment higher = register(requestedAt(1, "d-2"));

        assertThat(store().takeTurn(higher)).isInstanceOf(Turn.Taken.class);
        assertThat(store().takeTurn(lower)).isEqualTo(new Turn.Superseded("d-2"));
    }

    @Test
    void whoWasSupersededStaysSoWhileTheNewestHoldsTheLock() {
        Deployment holder = lockedBy(requestedAt(0, "d-0"));
        Deployment older = register(requestedAt(1, "d-1"));
        Deployment newer = register(requestedAt(2, "d-2"));
        store().takeTurn(older);
        store().takeTurn(newer);
        store().close(closed(holder, Outcome.ROLLED_BACK, NOON));

        assertThat(store().takeTurn(newer)).isEqualTo(new Turn.Ours());
        assertThat(store().takeTurn(older)).isEqualTo(new Turn.Superseded("d-2"));
    }

    @Test
    void aNewerReleaseThatFindsTheLockFreeSupersedesWhoWaits() {
        Deployment holder = lockedBy(requestedAt(0, "d-0"));
        Deployment older = register(requestedAt(1, "d-1"));
        store().takeTurn(older);
        store().close(closed(holder, Outcome.DEPLOYED, NOON));

        lockedBy(requestedAt(2, "d-2"));

        assertThat(store().takeTurn(older)).isEqualTo(new Turn.Superseded("d-2"));
    }

    @Test
    void aRollbackIsNotSupersededByARoutineReleaseAndHasItsTurnFirst() {
        Deployment holder = lockedBy(requestedAt(0, "d-0"));
        Deployment rollback = register(rollbackAt(1, "d-1"));
        Deployment later = register(requestedAt(2, "d-2"));
        Lock held = new Lock("web/prod", "d-0", holder.openedAt());
        assertThat(store().takeTurn(rollback)).isEqualTo(new Turn.Taken(held));

        assertThat(store().takeTurn(later)).isEqualTo(new Turn.Taken(held));
        assertThat(store().takeTurn(rollback)).isEqualTo(new Turn.Taken(held));
        store().close(closed(holder, Outcome.SUPERSEDED, NOON));

        assertThat(store().takeTurn(later)).isEqualTo(new Turn.Taken(new Lock("web/prod", "d-1", rollback.openedAt())));
        assertThat(store().takeTurn(rollback)).isEqualTo(new Turn.Ours());
        assertThat(store().takeTurn(later)).isInstanceOf(Turn.Taken.class);
        store().close(closed(rollback, Outcome.DEPLOYED, NOON));
        assertThat(store().takeTurn(later)).isEqualTo(new Turn.Ours());
    }

    @Test
    void aRollbackSupersedesRoutineReleasesThatWereAskedForBeforeIt() {
        lockedBy(requestedAt(0, "d-0"));
        Deployment routine = register(requestedAt(1, "d-1"));
        Deployment rollback = register(rollbackAt(2, "d-2"));
        store().takeTurn(routine);
        store().takeTurn(rollback);

        assertThat(store().takeTurn(routine)).isEqualTo(new Turn.Superseded("d-2"));
    }

    @Test
    void aRollbackTakesThePlaceOfANewerRoutineReleaseThatWaits() {
        Deployment holder = lockedBy(requestedAt(0, "d-0"));
        Deployment routine = register(requestedAt(2, "d-2"));
        Deployment rollback = register(rollbackAt(1, "d-1"));
        store().takeTurn(routine);
        assertThat(store().takeTurn(rollback)).isInstanceOf(Turn.Taken.class);
        store().close(closed(holder, Outcome.DEPLOYED, NOON));

        assertThat(store().takeTurn(routine)).isInstanceOf(Turn.Taken.class);
        assertThat(store().takeTurn(rollback)).isEqualTo(new Turn.Ours());
    }

    @Test
    void ofTwoRollbacksTheNewerSupersedes() {
        lockedBy(requestedAt(0, "d-0"));
        Deployment older = register(rollbackAt(1, "d-1"));
        Deployment newer = register(rollbackAt(2, "d-2"));
        store().takeTurn(older);
        store().takeTurn(newer);

        assertThat(store().takeTurn(older)).isEqualTo(new Turn.Superseded("d-2"));
    }

    @Test
    void whatSomebodySettledKeepsNoLockWhateverItsOutcome() {
        Deployment deployment = lockedBy(requestedAt(0, "d-1"));
        Deployment settled = store().save(deployment.settledBy(new Settlement("carol", "repaired", NOON)));

        store().close(closed(settled, Outcome.NEEDS_HUMAN, NOON));

        assertThat(store().locks()).isEmpty();
    }

    @Test
    void keepsThePlanOfARelease() {
        DeploymentPlan plan = requestedAt(0, "d-1").plan();
        assertThat(store().plan("d-1")).isEmpty();

        store().keepPlan(plan, NOON);
        store().keepPlan(plan, NOON);

        assertThat(store().plan("d-1")).contains(plan);
        assertThat(store().find("d-1")).isEmpty();
    }

    @Test
    void refusesAPlanUnderTheIdOfAnotherRelease() {
        DeploymentPlan plan = requestedAt(0, "d-1").plan();
        store().keepPlan(plan, NOON);
        DeploymentPlan other = requestedAt(0, "d-2").plan();
        DeploymentPlan forged = new DeploymentPlan(
                "d-1", other.release(), other.environment(), other.container(), other.port(), other.backendStrategy());

        assertThatIllegalStateException()
                .isThrownBy(() -> store().keepPlan(forged, NOON))
                .withMessage("Another release has planned deployment d-1");
        assertThat(store().plan("d-1")).contains(plan);
    }

    @Test
    void keepsAMessageUntilItIsSent() {
        Owed message = new Owed("{\"subject\":\"web in prod\"}", NOON);
        store().owe(message);
        store().owe(message);
        store().owe(new Owed("{}", NOON));

        assertThat(store().owed(10)).hasSize(2).contains(message);
        assertThat(store().owed(1)).hasSize(1);
        store().paid(message);
        store().paid(message);
        assertThat(store().owed(10)).containsExactly(new Owed("{}", NOON));
    }

    @Test
    void closingReleasesTheLockAndTheQueue() {
        Deployment holder = lockedBy(requestedAt(0, "d-0"));
        Deployment older = register(requestedAt(1, "d-1"));
        Deployment newer = register(requestedAt(2, "d-2"));
        store().takeTurn(newer);

        store().close(closed(holder, Outcome.DEPLOYED, NOON));
        assertThat(store().locks()).isEmpty();
        store().close(closed(newer, Outcome.REJECTED, NOON));

        assertThat(store().takeTurn(older)).isEqualTo(new Turn.Ours());
    }

    @Test
    void needsHumanKeepsTheLock() {
        Deployment deployment = lockedBy(requestedAt(0, "d-1"));

        Deployment stuck = store().close(closed(deployment, Outcome.NEEDS_HUMAN, NOON));
        assertThat(store().locks()).extracting(Lock::deploymentId).containsExactly("d-1");

        store().close(closed(stuck.takenOverBy("arn:recovery", NOON), Outcome.ROLLED_BACK, NOON));
        assertThat(store().locks()).isEmpty();
    }

    @Test
    void neverReleasesSomebodyElsesLock() {
        lockedBy(requestedAt(0, "d-1"));
        Deployment waiter = register(requestedAt(1, "d-2"));
        store().takeTurn(waiter);

        store().close(closed(waiter, Outcome.SUPERSEDED, NOON));

        assertThat(store().locks()).extracting(Lock::deploymentId).containsExactly("d-1");
    }

    @Test
    void neverLeavesSomebodyElsesPlaceInTheQueue() {
        lockedBy(requestedAt(0, "d-0"));
        Deployment older = register(requestedAt(1, "d-1"));
        Deployment newer = register(requestedAt(2, "d-2"));
        store().takeTurn(newer);

        store().close(closed(older, Outcome.SUPERSEDED, NOON));

        Deployment another = register(requestedAt(1, "d-3"));
        assertThat(store().takeTurn(another)).isEqualTo(new Turn.Superseded("d-2"));
    }

    @Test
    void aClosedDeploymentTakesNoLock() {
        Deployment deployment = lockedBy(requestedAt(0, "d-1"));
        store().close(closed(deployment, Outcome.REJECTED, NOON));

        assertThatExceptionOfType(ConcurrentChangeException.class)
                .isThrownBy(() -> store().takeTurn(deployment))
                .withMessage("Deployment d-1 was closed meanwhile");
        assertThat(store().locks()).isEmpty();
    }

    @Test
    void anUnknownDeploymentTakesNoLock() {
        assertThatIllegalStateException()
                .isThrownBy(() -> store().takeTurn(requestedAt(0, "d-1")))
                .withMessage("Register deployment d-1 before it takes its turn");
        assertThat(store().locks()).isEmpty();
    }

    @Test
    void refusesToCloseWithoutAClosing() {
        Deployment open = register(requestedAt(0, "d-1"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().close(open))
                .withMessageContaining("d-1 has no closing");
    }

    @Test
    void claimsATriggerOnce() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));

        assertThat(store().claimTrigger("event-1", "r-1", tomorrow)).isTrue();
        assertThat(store().claimTrigger("event-1", "r-2", tomorrow)).isFalse();
        assertThat(store().claimTrigger("event-1", "r-1", tomorrow)).isTrue();
        assertThat(store().claimTrigger("event-2", "r-2", tomorrow)).isTrue();
        assertThat(store().claimedBy("event-1")).contains("r-1");
        assertThat(store().claimedBy("event-3")).isEmpty();
    }

    @Test
    void aTriggerThatWasGivenUpMayBeClaimedByAnother() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        store().claimTrigger("event-1", "r-1", tomorrow);
        store().giveUpTrigger("r-1");

        assertThat(store().claimTrigger("event-1", "r-2", tomorrow)).isTrue();
        store().giveUpTrigger("r-1");
        store().giveUpTrigger("r-3");
        assertThat(store().claimTrigger("event-1", "r-3", tomorrow)).isFalse();
    }

    @Test
    void knowsWhenAPipelinesExecutionBeganAsItWasToldFirst() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        store().noteBeginning("web", "e-1", NOON, tomorrow);
        store().noteBeginning("web", "e-1", NOON.plusSeconds(9), tomorrow);
        store().noteBeginning("web", "e-2", NOON.plusSeconds(5), tomorrow);

        assertThat(store().beginning("web", "e-1")).contains(NOON);
        assertThat(store().beginning("web", "e-2")).contains(NOON.plusSeconds(5));
        assertThat(store().beginning("other", "e-1")).isEmpty();
    }

    @Test
    void tellsOfAnotherRequestOfTheServicesPipelinesThatCameShortlyBefore() {
        BuiltRequest first = new BuiltRequest("web", "web/pipeline/web/e-1", NOON);
        BuiltRequest second = new BuiltRequest("web", "web/pipeline/web/e-2", NOON.plusSeconds(600));
        BuiltRequest later = new BuiltRequest("web", "web/pipeline/web/e-2", NOON.plusSeconds(3601));
        Duration hour = Duration.ofHours(1);

        assertThat(store().noteRequest(first, hour)).isEmpty();
        assertThat(store().noteRequest(first, hour)).isEmpty();
        assertThat(store().noteRequest(second, hour)).contains(first);
        assertThat(store().noteRequest(new BuiltRequest("worker", "w", NOON), hour))
                .isEmpty();
        assertThat(store().noteRequest(later, hour)).isEmpty();
        assertThat(store().noteRequest(first, Duration.ZERO)).contains(later);
    }

    @Test
    void listsDeploymentsUntilTheirEndIsAnnounced() {
        Deployment waiting = register(requestedAt(0, "d-1"));
        Deployment ended = lockedBy(requestedAt(1, "d-2"));
        store().close(closed(ended, Outcome.ROLLED_BACK, NOON));

        assertThat(store().unannounced()).containsExactlyInAnyOrder("d-1", "d-2");
        assertThat(store().isUnannounced("d-2")).isTrue();
        store().announced("d-2");
        store().announced("d-2");
        assertThat(store().unannounced()).containsExactly(waiting.id());
        assertThat(store().isUnannounced("d-2")).isFalse();
        assertThat(store().isUnannounced("d-1")).isTrue();
    }

    @Test
    void listsDeployedNewestFirst() {
        Deployment first = deployed(in("prod", 0, "d-1"), NOON);
        Deployment third = deployed(in("prod", 1, "d-2"), NOON.plusMillis(1500));
        Deployment second = deployed(in("prod", 2, "d-3"), NOON.plusSeconds(1));
        deployed(in("staging", 3, "d-4"), NOON);
        store().close(closed(lockedBy(in("prod", 4, "d-5")), Outcome.ROLLED_BACK, NOON));

        assertThat(store().deployed("web", "prod", 10)).containsExactly(third, second, first);
        assertThat(store().deployed("web", "prod", 2)).containsExactly(third, second);
        assertThat(store().deployed("api", "prod", 2)).isEmpty();
    }

    @Test
    void listsAsManyDeployedAsAreAskedFor() {
        for (int i = 0; i < 60; i++) {
            deployed(in("prod", i, "d-" + i), NOON.plusSeconds(i));
        }

        assertThat(store().deployed("web", "prod", 55))
                .hasSize(55)
                .extracting(Deployment::id)
                .startsWith("d-59", "d-58")
                .endsWith("d-6", "d-5");
    }

    @Test
    void keepsWhatAReleaseHasPlannedAndWhatItPlannedLast() {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        KeptRelease first = new KeptRelease(in("prod", 0, "d-1").plan().release(), List.of(List.of("d-1")));
        KeptRelease later = new KeptRelease(first.release(), List.of(List.of("d-1", "d-2"), List.of("d-3")));

        store().keepRelease(first, tomorrow);
        assertThat(store().release("release-d-1")).contains(first);
        store().keepRelease(later, tomorrow);
        assertThat(store().release("release-d-1")).contains(later);
        assertThat(store().release("release-d-2")).isEmpty();
        store().claimTrigger("event-1", "release-d-1", tomorrow);
        store().giveUpTrigger("release-d-1");
        assertThat(store().release("release-d-1")).contains(later);
    }

    @Test
    void tellsWhichDeploymentOfAnImageWasRolledBackHereForHarmUntilItIsDeployed() {
        assertThat(store().lastHarm("web", "prod", DIGEST)).isEmpty();
        Deployment harm = rolledBack(in("prod", 0, "d-1"), Cause.Kind.FAILED);

        assertThat(store().lastHarm("web", "prod", DIGEST)).contains(harm);
        assertThat(store().lastHarm("web", "staging", DIGEST)).isEmpty();
        assertThat(store().lastHarm("api", "prod", DIGEST)).isEmpty();
        assertThat(store().lastHarm("web", "prod", "sha256:" + "0".repeat(64))).isEmpty();

        Deployment again = rolledBack(in("prod", 1, "d-2"), Cause.Kind.ERROR);
        assertThat(store().lastHarm("web", "prod", DIGEST)).contains(again);
        deployed(in("prod", 2, "d-3"), NOON);
        assertThat(store().lastHarm("web", "prod", DIGEST)).isEmpty();
    }

    @Test
    void noImageIsToBlameForAPersonsNoOrForGivingWay() {
        rolledBack(in("prod", 0, "d-1"), Cause.Kind.SUPERSEDED);
        rolledBack(in("prod", 1, "d-2"), Cause.Kind.REJECTED);
        store().close(closed(
                lockedBy(in("prod", 2, "d-3")).failing(because(Cause.Kind.FAILED)), Outcome.NEEDS_HUMAN, NOON));

        assertThat(store().lastHarm("web", "prod", DIGEST)).isEmpty();
    }

    private Deployment rolledBack(Deployment deployment, Cause.Kind why) {
        return store().close(closed(lockedBy(deployment).failing(because(why)), Outcome.ROLLED_BACK, NOON));
    }

    private static Cause because(Cause.Kind why) {
        return new Cause(why, "it burns", NOON);
    }

    protected final Deployment register(Deployment deployment) {
        return store().register(deployment);
    }

    protected final Deployment lockedBy(Deployment deployment) {
        Deployment registered = register(deployment);
        assertThat(store().takeTurn(registered)).isEqualTo(new Turn.Ours());
        return registered;
    }

    private Deployment deployed(Deployment deployment, Instant at) {
        return store().close(closed(lockedBy(deployment), Outcome.DEPLOYED, at));
    }
}
