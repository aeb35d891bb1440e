package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Scene.PROD;
import static dev.headgate.simulator.law.Scene.START;
import static dev.headgate.simulator.law.Scene.approved;
import static dev.headgate.simulator.law.Scene.blue;
import static dev.headgate.simulator.law.Scene.closed;
import static dev.headgate.simulator.law.Scene.deployment;
import static dev.headgate.simulator.law.Scene.green;
import static dev.headgate.simulator.law.Scene.scaledTo;
import static dev.headgate.simulator.law.Scene.sick;
import static dev.headgate.simulator.law.Scene.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.Settlement;
import dev.headgate.deployment.WindowWait;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.simulator.law.Doings.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Each law can be broken, and does not cry where it is kept. */
class LawTest {

    private static final Instant LATER = START.plusSeconds(60);

    private final Scene scene = new Scene();
    private final List<String> broken = new ArrayList<>();

    private LawTest see(Law law) {
        law.observe(scene, broken::add);
        return this;
    }

    private void requireBroken(String... words) {
        assertThat(broken).singleElement().asString().contains(words);
        broken.clear();
    }

    private void requireKept() {
        assertThat(broken).isEmpty();
    }

    @Test
    void endingBlueWhileItIsSentTrafficBreaksBlueOutlivesItsTraffic() {
        Law law = new BlueOutlivesItsTraffic();
        see(law).requireKept();

        scene.serving(green("v3", 0));
        see(law).requireBroken("only 0 %");
    }

    @Test
    void aListenerSetByHandInTheSameMinuteIsExcused() {
        Law law = new BlueOutlivesItsTraffic();
        scene.done.add(Kind.LISTENER, PROD, START);
        scene.after(Duration.ofSeconds(30)).serving(green("v3", 50));
        see(law).requireKept();
    }

    @Test
    void beginningOnADeadGreenBreaksTrafficGoesToHealthyTasks() {
        Law law = new TrafficGoesToHealthyTasks();
        scene.serving(blue("v2", 90), green("v3", 10));
        see(law).requireKept();

        scene.serving(blue("v2", 90), sick("v4", 10, 0));
        see(law).requireBroken("began on a green with 0 of 4");
    }

    @Test
    void stayingOnADeadGreenBreaksTrafficGoesToHealthyTasks() {
        Law law = new TrafficGoesToHealthyTasks();
        Deployment open = started(deployment("d1", "v3"), "v2", START);
        scene.record(open).lockedBy("d1").serving(blue("v2", 0), green("v3", 100));
        see(law);
        scene.serving(blue("v2", 0), sick("v3", 100, 0));
        see(law);
        scene.after(Duration.ofMinutes(5));
        see(law).requireKept();

        scene.after(Duration.ofMinutes(2));
        see(law).requireBroken("100 %", "without a healthy task");
    }

    @Test
    void movingWithoutALockBreaksTrafficMovesUnderTheLock() {
        Law law = new TrafficMovesUnderTheLock();
        see(law);
        scene.lockedBy("d1").serving(blue("v2", 50), green("v3", 50));
        see(law).requireKept();

        scene.unlocked().serving(blue("v2", 0), green("v3", 100));
        see(law).requireBroken("nobody held its lock");
    }

    @Test
    void twoAtWorkBreakOneDeploymentPerPlace() {
        Law law = new OneDeploymentPerPlace();
        scene.record(started(deployment("d1", "v3"), "v2", START)).record(deployment("d2", "v4"));
        see(law).requireKept();

        scene.record(started(deployment("d2", "v4"), "v2", START));
        see(law).requireBroken("d1", "d2");
    }

    @Test
    void startingWhatHasEndedBreaksStartsBelongToTheLock() {
        Law law = new StartsBelongToTheLock();
        scene.record(deployment("d1", "v3")).lockedBy("d1").atWork("d-1", "for dave [headgate:d1]");
        see(law).requireKept();

        scene.record(closed(deployment("d1", "v3"), Outcome.REJECTED, START))
                .atWork("d-2", "x [headgate:d1:restore-1]");
        see(law).requireBroken("d-2", "has ended");
    }

    /** Seed 2047: nobody could reach CodeDeploy, which gave up at its own time limit. */
    @Test
    void whatCodeDeployUndoesByItselfIsNoStart() {
        Law law = new StartsBelongToTheLock();
        scene.record(deployment("d1", "v3")).lockedBy("d1").atWork("d-1", "for dave [headgate:d1]");
        see(law).requireKept();

        scene.record(closed(deployment("d1", "v3"), Outcome.NEEDS_HUMAN, START)).undoing("d-2");
        see(law).requireKept();
    }

    @Test
    void startingWithoutTheLockBreaksStartsBelongToTheLock() {
        scene.record(deployment("d1", "v3")).atWork("d-1", "for dave [headgate:d1]");
        see(new StartsBelongToTheLock()).requireBroken("the locks are []");
    }

    @Test
    void actingAfterATakeoverBreaksNothingActsAfterItsEnd() {
        Law law = new NothingActsAfterItsEnd();
        scene.record(deployment("d1", "v3"));
        see(law);
        law.asked(scene, new Act("StopDeployment", "d1", "arn:d1"), broken::add);
        requireKept();

        scene.record(deployment("d1", "v3").takenOverBy("arn:recovery", START));
        see(law);
        scene.after(Duration.ofMinutes(2));
        law.asked(scene, new Act("StopDeployment", "d1", "arn:d1"), broken::add);
        requireBroken("StopDeployment", "arn:recovery");
    }

    @Test
    void actingAfterTheEndBreaksNothingActsAfterItsEnd() {
        Law law = new NothingActsAfterItsEnd();
        scene.record(closed(deployment("d1", "v3"), Outcome.REJECTED, START));
        see(law);
        scene.after(Duration.ofHours(1));
        law.asked(scene, new Act("CreateDeployment", "d1", "arn:d1"), broken::add);
        requireBroken("CreateDeployment");
    }

    @Test
    void anEarlyEndOfBlueBreaksBakesLast() {
        Law law = new BakesLast();
        scene.record(started(deployment("d1", "v3"), "v2", START)).serving(blue("v2", 0), green("v3", 100));
        see(law);
        scene.after(Duration.ofMinutes(10).minusSeconds(1));
        see(law).requireKept();

        scene.serving(green("v3", 100));
        see(law).requireBroken("bake of PT9M59S, not PT10M");
    }

    @Test
    void aWholeBakeKeepsBakesLast() {
        Law law = new BakesLast();
        scene.record(started(deployment("d1", "v3"), "v2", START)).serving(blue("v2", 0), green("v3", 100));
        see(law);
        scene.after(Duration.ofMinutes(10)).serving(green("v3", 100));
        see(law).requireKept();
    }

    @Test
    void oneApprovalOfTwoBreaksGatesStandUntilPeopleDecide() {
        scene.record(approved(deployment("d1", "v3"), "alice", START)).atWork("d-1", "for dave [headgate:d1]");
        see(new GatesStandUntilPeopleDecide()).requireBroken("1 of 2 approvals");
    }

    @Test
    void anApprovalOfSomebodyElseBreaksGatesStandUntilPeopleDecide() {
        scene.record(approved(approved(deployment("d1", "v3"), "alice", START), "mallory", START))
                .atWork("d-1", "for dave [headgate:d1]");
        see(new GatesStandUntilPeopleDecide()).requireBroken("1 of 2 approvals");
    }

    @Test
    void aDecisionThatNobodySentBreaksGatesStandUntilPeopleDecide() {
        Law law = new GatesStandUntilPeopleDecide();
        scene.record(approved(deployment("d1", "v3"), "alice", START)).sentForms(1);
        law.atEnd(scene, broken::add);
        requireKept();

        scene.sentForms(0);
        law.atEnd(scene, broken::add);
        requireBroken("only 0 forms");
    }

    @Test
    void aQuarterOfGreenBreaksDeployedMeansServing() {
        Law law = new DeployedMeansServing();
        Deployment deployed = closed(deployment("d1", "v3"), Outcome.DEPLOYED, LATER);
        scene.serving(green("v3", 100));
        law.reached(scene, new Ending(deployed, START), broken::add);
        requireKept();

        scene.serving(sick("v3", 100, 1));
        law.reached(scene, new Ending(deployed, START), broken::add);
        requireBroken("d1 is DEPLOYED");
    }

    @Test
    void whatDiedAfterTheLastLookIsExcused() {
        Deployment deployed = closed(deployment("d1", "v3"), Outcome.DEPLOYED, LATER);
        scene.serving(sick("v3", 100, 1)).done.add(Kind.TASKS, PROD, START.plusSeconds(30));
        new DeployedMeansServing().reached(scene, new Ending(deployed, START), broken::add);
        requireKept();
    }

    /** Seeds 1274 and 1768: somebody scaled out while blue was ending. */
    @Test
    void tasksMayTakeFiveMinutesToComeUpAndNoLonger() {
        Law law = new DeployedMeansServing();
        Deployment deployed = closed(deployment("d1", "v3"), Outcome.DEPLOYED, LATER);
        scene.serving(scaledTo(2, "v3", 2));
        see(law);
        scene.serving(scaledTo(5, "v3", 2)).after(Duration.ofMinutes(3));
        see(law);
        law.reached(scene, new Ending(deployed, scene.at().minusSeconds(30)), broken::add);
        requireKept();

        scene.serving(scaledTo(5, "v3", 1));
        see(law);
        law.reached(scene, new Ending(deployed, scene.at().minusSeconds(30)), broken::add);
        requireBroken("d1 is DEPLOYED");

        scene.serving(scaledTo(5, "v3", 2)).after(Duration.ofMinutes(6));
        law.reached(scene, new Ending(deployed, scene.at().minusSeconds(30)), broken::add);
        requireBroken("d1 is DEPLOYED");
    }

    @Test
    void aRollbackToNothingBreaksRolledBackMeansBlueServes() {
        Law law = new RolledBackMeansBlueServes();
        Deployment back = closed(started(deployment("d1", "v3"), "v2", START), Outcome.ROLLED_BACK, LATER);
        law.reached(scene, new Ending(back, START), broken::add);
        requireKept();

        scene.serving(blue("v2", 50), green("v3", 50));
        law.reached(scene, new Ending(back, START), broken::add);
        requireBroken("ROLLED_BACK of d1");
    }

    @Test
    void anOpenRecordBreaksEveryDeploymentEnds() {
        Law law = new EveryDeploymentEnds();
        scene.record(deployment("d1", "v3"));
        law.atEnd(scene, broken::add);
        requireBroken("no outcome for d1");
    }

    @Test
    void anExecutionWithoutEndBreaksEveryDeploymentEnds() {
        scene.execution("release-web", Optional.empty());
        new EveryDeploymentEnds().atEnd(scene, broken::add);
        requireBroken("release-web still runs");
    }

    @Test
    void silenceBreaksNobodyIsLeftUntold() {
        Law law = new NobodyIsLeftUntold();
        scene.record(closed(deployment("d1", "v3"), Outcome.NEEDS_HUMAN, START))
                .mailed("team@example.com", "NEEDS_HUMAN", "d1");
        law.atEnd(scene, broken::add);
        requireBroken("NEEDS_HUMAN of d1");

        scene.mailed("on-call@example.com", "NEEDS_HUMAN", "d1");
        law.atEnd(scene, broken::add);
        requireKept();
    }

    @Test
    void aReleaseThatFailsInSilenceBreaksFailedReleasesAreTold() {
        scene.execution("release-web", Optional.of(ExecutionStatus.FAILED));
        new FailedReleasesAreTold().atEnd(scene, broken::add);
        requireBroken("release-web");
    }

    @Test
    void aLockThatIsLeftBreaksLocksAreGivenUp() {
        scene.record(closed(deployment("d1", "v3"), Outcome.DEPLOYED, START)).lockedBy("d1");
        new LocksAreGivenUp().atEnd(scene, broken::add);
        requireBroken("left by d1");
    }

    @Test
    void aLockThatIsGivenUpTooEarlyBreaksLocksAreGivenUp() {
        scene.record(closed(deployment("d1", "v3"), Outcome.NEEDS_HUMAN, START));
        new LocksAreGivenUp().atEnd(scene, broken::add);
        requireBroken("d1 needs a human");

        Deployment settled = deployment("d1", "v3").settledBy(new Settlement("carol", "it looks well to me", START));
        scene.record(closed(settled, Outcome.NEEDS_HUMAN, START));
        new LocksAreGivenUp().atEnd(scene, broken::add);
        requireKept();
    }

    @Test
    void aWaveAfterAFailedOneBreaksWavesFollowSuccess() {
        Law law = new WavesFollowSuccess();
        Deployment first = deployment("dev-1", "dev", "v3", false, START);
        scene.record(closed(first, Outcome.ROLLED_BACK, START)).record(deployment("prod-1", "v3"));
        see(law).requireBroken("prod-1 was opened");
    }

    @Test
    void bringingBlueBackOverARepairBreaksRepairsStand() {
        Law law = new RepairsStand();
        scene.record(started(deployment("d1", "v3"), "v2", START.minusSeconds(60)));
        scene.atWork("d-9", "by hand").serving(blue("v3", 0), green("v4", 100));
        see(law).requireKept();

        scene.idle().serving(blue("v4", 100));
        see(law);
        scene.atWork("d-10", "x [headgate:d1:restore-1]");
        see(law).requireBroken("d1 brings blue back", "by hand");
    }

    @Test
    void anOlderApprovalBreaksRepairsStand() {
        Law law = new RepairsStand();
        scene.record(approved(deployment("d1", "v3"), "alice", START.minusSeconds(60)));
        scene.atWork("d-9", "by hand").serving(blue("v2", 0), green("v4", 100));
        see(law);
        scene.idle().serving(blue("v4", 100)).after(Duration.ofMinutes(5));
        scene.atWork("d-10", "x [headgate:d1]");
        see(law).requireBroken("d1 deploys");
    }

    @Test
    void aRollbackForwardBreaksRollbacksGoBack() {
        Law law = new RollbacksGoBack();
        see(law);
        scene.serving(blue("v3", 100));
        see(law);
        scene.serving(blue("v2", 100));
        scene.record(started(deployment("r1", "prod", "v3", true, START), "v2", START));
        see(law).requireBroken("r1 goes to");
    }

    @Test
    void aRollbackFurtherBackKeepsRollbacksGoBack() {
        Law law = new RollbacksGoBack();
        see(law);
        scene.record(started(deployment("r1", "prod", "v1", true, START), "v2", START));
        see(law).requireKept();
    }

    @Test
    void aRollbackToWhatAnAbortedOneHadBroughtBackKeepsRollbacksGoBack() {
        Law law = new RollbacksGoBack();
        see(law);
        Deployment first = started(deployment("r1", "prod", "v1", true, START), "v2", START);
        scene.record(first).serving(blue("v2", 80), green("v1", 20));
        see(law);
        scene.record(closed(first, Outcome.ROLLED_BACK, LATER)).serving(blue("v2", 100));
        scene.record(started(deployment("r2", "prod", "v1", true, LATER), "v2", LATER));
        see(law).requireKept();
    }

    @Test
    void anOlderReleaseBreaksOlderNeverReplacesNewer() {
        Law law = new OlderNeverReplacesNewer();
        scene.record(closed(deployment("d2", "prod", "v4", false, LATER), Outcome.DEPLOYED, LATER));
        scene.record(deployment("d1", "v3"));
        see(law).requireKept();

        scene.record(started(deployment("d1", "v3"), "v4", LATER));
        see(law).requireBroken("d1 started", "d2");
    }

    @Test
    void whatComesByItselfAfterHarmBreaksHarmIsHeld() {
        Law law = new HarmIsHeld();
        Cause harm = new Cause(Cause.Kind.FAILED, "it burns", START);
        scene.record(closed(deployment("d1", "v3").failing(harm), Outcome.ROLLED_BACK, START));
        scene.record(started(deployment("by-hand", "v3"), "v2", LATER));
        scene.record(started(Scene.byItself("other", "v4"), "v2", LATER));
        see(law).requireKept();

        scene.record(started(Scene.byItself("d2", "v3"), "v2", LATER));
        see(law).requireBroken("d2 started", "d1 had rolled its image back");
    }

    @Test
    void trafficThatBeginsInsideAFreezeBreaksFreezesHold() {
        Law law = new FreezesHold();
        scene.record(started(deployment("d1", "v3"), "v2", START)).atWork("d-1", "for dave [headgate:d1]");
        scene.frozen(Scene.freeze("freeze", START));
        scene.after(Duration.ofMinutes(10));
        see(law).requireKept();

        scene.serving(blue("v2", 90), green("v3", 10));
        see(law).requireBroken("d1 let its first traffic go", "the sale");
    }

    @Test
    void whatIsFrozenInTheSameMinuteOrNoMoreKeepsFreezesHold() {
        scene.record(started(deployment("d1", "v3"), "v2", START)).atWork("d-1", "for dave [headgate:d1]");
        scene.frozen(Scene.freeze("freeze", START))
                .after(Duration.ofSeconds(40))
                .serving(green("v3", 100));
        see(new FreezesHold()).requireKept();

        scene.after(Duration.ofMinutes(10));
        Freeze freeze = Scene.freeze("freeze", START);
        scene.frozen(freeze.liftedBy(new Freeze.Lifted(LATER, Optional.empty(), Optional.empty(), "arn:unfreeze")));
        see(new FreezesHold()).requireKept();

        scene.frozen(freeze).after(Duration.ofHours(2));
        see(new FreezesHold()).requireKept();
    }

    @Test
    void aRollbackKeepsFreezesHold() {
        scene.record(started(deployment("r1", "prod", "v1", true, START), "v2", START));
        scene.atWork("d-1", "for carol [headgate:r1]").frozen(Scene.freeze("freeze", START));
        scene.after(Duration.ofMinutes(10)).serving(blue("v2", 90), green("v1", 10));
        see(new FreezesHold()).requireKept();
    }

    @Test
    void aRollbackThatWaitsBreaksRollbacksPassFreezes() {
        Law law = new RollbacksPassFreezes();
        Deployment rollback = deployment("r1", "prod", "v1", true, START);
        scene.record(rollback).record(WindowWait.closed(deployment("d1", "v3"), LATER, "frozen", START));
        see(law).requireKept();

        scene.record(WindowWait.closed(rollback, LATER, "frozen", START));
        see(law).requireBroken("r1 is a rollback", "frozen");
    }

    @Test
    void aRollbackThatIsRefusedBreaksRollbacksPassFreezes() {
        Fault closed = new Fault(Fault.Fact.WINDOW, "prod is closed for releases", "");
        Deployment rollback = deployment("r1", "prod", "v1", true, START);
        scene.record(rollback.failing(Cause.notReady(List.of(closed), START)));
        see(new RollbacksPassFreezes()).requireBroken("r1 is a rollback", "closed");
    }

    @Test
    void anOutageThatStaysBreaksProductionServesInTheEnd() {
        scene.serving(sick("v3", 100, 2));
        new ProductionServesInTheEnd().atEnd(scene, broken::add);
        requireBroken("in the end web/prod is");
    }

    /** Seed 10085: one that waits until production is steady again looks on. */
    @Test
    void whoOnlyWaitsAnswersForNoOutage() {
        Law law = new ProductionServesInTheEnd();
        scene.record(started(deployment("d1", "v3"), "v2", START)).lockedBy("d1");
        see(law);
        scene.after(Duration.ofHours(1)).done.add(Kind.TASKS, PROD, scene.at());
        scene.unlocked().record(deployment("d2", "v4")).lockedBy("d2").serving(sick("v3", 100, 0));
        scene.after(Duration.ofHours(4));
        see(law);
        law.atEnd(scene.unlocked(), broken::add);
        requireKept();

        scene.record(started(deployment("d2", "v4"), "v3", scene.at())).lockedBy("d2");
        see(law);
        law.atEnd(scene.unlocked(), broken::add);
        requireBroken("in the end web/prod is");
    }

    @Test
    void everyLawSaysItsPromiseInOneSentence() {
        assertThat(Laws.all())
                .extracting(Law::promise)
                .allMatch(it -> it.endsWith("."))
                .doesNotHaveDuplicates();
    }
}
