package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.config.Strategy.Pace;
import dev.headgate.config.Strategy.Step;
import dev.headgate.deployment.GateDecision.Decided;
import dev.headgate.deployment.Progress.Stage;
import dev.headgate.deployment.WishRule.Answer;
import dev.headgate.release.Verb;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RulesLike;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an operator can say to a deployment, and what the next look makes of it. */
class WishRuleTest {

    private static final Instant LET_GO = Example.OPENED.plus(Duration.ofMinutes(5));
    private static final Instant AT_20 = LET_GO.plus(Duration.ofMinutes(1));
    private static final Instant MOVED = Example.OPENED.plus(Duration.ofMinutes(20));
    private static final PauseRule.Waits DAY = new PauseRule.Waits(Duration.ofDays(1), Duration.ofDays(1));

    private static final ReleaseRules STEPPED = new RulesLike(ExampleProd.RULES)
            .strategy(new Strategy.Stepped(
                    List.of(new Step(20, Duration.ofMinutes(7)), new Step(60, Duration.ofMinutes(7))), Pace.CLOCK))
            .rules();

    @Test
    void aStepIsLeftBeforeItsTimeOncePromotedAndTheNextIsNot() {
        Deployment promoted = wish(atStep(20), Verb.PROMOTE, AT_20.plusSeconds(60));

        assertThat(decide(atStep(20), held(20), AT_20.plusSeconds(60))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(promoted, held(20), AT_20.plusSeconds(60)))
                .isEqualTo(new Decision.Proceed("green has 20 %; promoted by alice: it is fine"));
        Deployment next = promoted.seeing(promoted.seen().atShare(60, AT_20.plusSeconds(90)));
        assertThat(decide(next, held(60), AT_20.plusSeconds(120))).isInstanceOf(Decision.KeepWatching.class);
    }

    @Test
    void aBakeIsEndedBeforeItsTimeOncePromoted() {
        Deployment promoted = wish(baking(), Verb.PROMOTE, MOVED.plusSeconds(60));

        assertThat(decide(promoted, baked(), MOVED.plusSeconds(90)))
                .isEqualTo(new Decision.RetireBlue("the bake was promoted by alice: it is fine"));
    }

    @Test
    void nothingThatWasSaidOutweighsHarm() {
        ServiceView red = Example.view(
                List.of(Example.blue(Revision.Status.ACTIVE, 4), Example.green(Revision.Status.PRIMARY, 4)),
                100,
                Optional.of(Example.CODE_DEPLOY_ID),
                List.of("web-prod-5xx"));
        Observation look = ExampleProd.seen(Stage.AT_WORK, red);

        assertThat(decide(wish(baking(), Verb.PROMOTE, MOVED), look, MOVED.plusSeconds(30)))
                .isInstanceOf(Decision.RollBack.class);
        assertThat(decide(wish(baking(), Verb.PAUSE, MOVED), look, MOVED.plusSeconds(30)))
                .isInstanceOf(Decision.RollBack.class);
    }

    @Test
    void aPausedStepStaysUntilItIsResumed() {
        Deployment paused = wish(atStep(20), Verb.PAUSE, AT_20.plusSeconds(60));
        Instant later = AT_20.plus(Duration.ofMinutes(12));

        assertThat(decide(paused, held(20), later)).isInstanceOfSatisfying(Decision.KeepWatching.class, it -> {
            assertThat(it.activity()).contains(Activity.PAUSED);
            assertThat(it.why()).startsWith("paused by alice: it is fine; for");
        });
        assertThat(decide(wish(paused, Verb.RESUME, later), held(20), later)).isInstanceOf(Decision.Proceed.class);
    }

    @Test
    void aPauseThatNobodyEndsBringsBlueBack() {
        Deployment paused = wish(atStep(20), Verb.PAUSE, AT_20.plusSeconds(60));
        Instant until = paused.said().pause().orElseThrow().until().orElseThrow();

        assertThat(until).isEqualTo(AT_20.plus(Duration.ofMinutes(27)));
        assertThat(decide(paused, held(20), until.minusSeconds(1))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(paused, held(20), until))
                .isEqualTo(new Decision.RollBack(
                        "paused by alice: it is fine; and nobody resumed it in time", Optional.of(Cause.Kind.ABORTED)));
    }

    /** What is not resumed goes back before the shift itself is given up as too long. */
    @Test
    void aPauseEndsBeforeAnyLimitOfTheShift() {
        Deployment late = ExampleProd.started(STEPPED)
                .trafficAllowed(LET_GO)
                .seeing(Sightings.NONE.atShare(60, LET_GO.plus(Duration.ofMinutes(30))));
        Instant now = LET_GO.plus(Duration.ofMinutes(31));
        Instant until =
                wish(late, Verb.PAUSE, now).said().pause().orElseThrow().until().orElseThrow();

        assertThat(ShiftRule.late(late, until.minusSeconds(1))).isEmpty();
        assertThat(until).isBefore(LET_GO.plus(Duration.ofMinutes(57)));
    }

    @Test
    void greenWaitsBeforeTrafficWhilePaused() {
        Deployment up = ExampleProd.started(STEPPED).seeing(Sightings.NONE.wanting(4, LET_GO));
        Observation ready = ExampleProd.seen(Stage.HELD, Example.onBlue());
        Instant now = LET_GO.plusSeconds(30);

        assertThat(decide(up, ready, now)).isInstanceOf(Decision.Proceed.class);
        Deployment paused = wish(up, Verb.PAUSE, now);
        assertThat(decide(paused, ready, now)).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(paused, ready, LET_GO.plus(PauseRule.BEYOND))).isInstanceOf(Decision.RollBack.class);
    }

    /** CodeDeploy ends blue when its own wait is over: a pause that lasted longer would watch over nothing. */
    @Test
    void aBakeIsPausedForNoLongerThanTheBackendKeepsBlue() {
        PauseRule.Waits kept = new PauseRule.Waits(Duration.ofHours(1), Duration.ofMinutes(32));

        assertThat(WishRule.consider(baking(), Verb.PAUSE, kept, MOVED.plusSeconds(60)))
                .isInstanceOfSatisfying(
                        Answer.Granted.class,
                        it -> assertThat(it.until()).contains(MOVED.plus(Duration.ofMinutes(22))));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROMOTE", "PAUSE"})
    void whatTheBackendHoldsByItsOwnClockIsNeitherHeldNorHurried(Verb verb) {
        Deployment shifting = ExampleProd.started().trafficAllowed(LET_GO).seeing(Sightings.NONE.atShare(20, AT_20));

        assertThat(refusal(shifting, verb)).startsWith("CodeDeploy moves its traffic by its own clock");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROMOTE", "PAUSE"})
    void aQuestionIsAnsweredByItsApproversAlone(Verb verb) {
        Deployment asked =
                ExampleProd.started(ExampleProd.withGate(Gate.Before.TRAFFIC)).trafficAsked(LET_GO);

        assertThat(refusal(asked, verb)).contains("its approvers answer");
        Deployment answered = asked.decided(new GateDecision(
                        Gate.Before.TRAFFIC, Decided.APPROVED, "alice", Optional.empty(), LET_GO.plusSeconds(60)))
                .trafficAllowed(LET_GO.plusSeconds(90))
                .trafficMoved(MOVED);
        assertThat(WishRule.consider(answered, verb, DAY, MOVED.plusSeconds(60)))
                .isInstanceOf(Answer.Granted.class);
    }

    @ParameterizedTest
    @EnumSource(Verb.class)
    void nothingIsSaidToWhatHasEndedOrIsEnding(Verb verb) {
        Deployment ending = baking().failing(new Cause(Cause.Kind.FAILED, "green does harm", MOVED));
        Deployment ended = ending.closed(new Closing(Outcome.ROLLED_BACK, "green does harm", "blue", MOVED));

        assertThat(refusal(ending, verb)).contains("being ended already: green does harm");
        assertThat(refusal(ended, verb)).contains("ended ROLLED_BACK already");
        assertThat(refusal(baking().blueRetiring(MOVED), verb)).contains("blue is being removed");
    }

    @ParameterizedTest
    @EnumSource(
            value = Verb.class,
            names = {"PROMOTE", "PAUSE", "RESUME"})
    void whatHasStartedNothingCanOnlyBeAborted(Verb verb) {
        Deployment waiting = ExampleProd.opened(STEPPED);

        assertThat(WishRule.consider(waiting, verb, DAY, LET_GO)).isInstanceOf(Answer.Refused.class);
        assertThat(WishRule.consider(waiting, Verb.ABORT, DAY, LET_GO)).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void theSameIsNotSaidTwice() {
        Deployment paused = wish(atStep(20), Verb.PAUSE, AT_20);
        Deployment promoted = wish(atStep(20), Verb.PROMOTE, AT_20);

        assertThat(refusal(paused, Verb.PAUSE)).contains("paused by alice");
        assertThat(refusal(promoted, Verb.PROMOTE)).contains("promoted by alice");
        assertThat(refusal(atStep(20), Verb.RESUME)).isEqualTo("it is not paused");
    }

    /** Whoever promotes and regrets it pauses: what is resumed later goes on by its rules, and not by the word before. */
    @Test
    void aPauseTakesAPromotionBack() {
        Instant now = MOVED.plusSeconds(60);
        Deployment regretted = wish(wish(wish(baking(), Verb.PROMOTE, now), Verb.PAUSE, now), Verb.RESUME, now);

        assertThat(decide(regretted, baked(), now.plusSeconds(30))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(WishRule.consider(regretted, Verb.PROMOTE, DAY, now)).isInstanceOf(Answer.Granted.class);
    }

    /** Green may take an hour to come up, and a pause is for looking at it. */
    @Test
    void aPauseThatIsAskedForWhileGreenComesUpBeginsWhenItIsUp() {
        Deployment comingUp = wish(ExampleProd.started(STEPPED), Verb.PAUSE, LET_GO);
        Instant up = LET_GO.plus(Duration.ofMinutes(25));
        Deployment held = comingUp.seeing(Sightings.NONE.wanting(4, up));
        Observation ready = ExampleProd.seen(Stage.HELD, Example.onBlue());

        assertThat(decide(held, ready, up.plus(Duration.ofMinutes(19)))).isInstanceOf(Decision.KeepWatching.class);
        assertThat(decide(held, ready, up.plus(PauseRule.BEYOND))).isInstanceOf(Decision.RollBack.class);
    }

    /** A question that is put when a pause is over must be over itself before the backend ends blue. */
    @Test
    void aPauseLeavesTheTimeForTheQuestionAtTheEnd() {
        ReleaseRules asking = ExampleProd.withGate(Gate.Before.TRAFFIC).withJudge(Optional.of(JudgeRules.DEFAULTS));
        Deployment baking = ExampleProd.started(asking).trafficAllowed(LET_GO).trafficMoved(MOVED);
        Duration question = asking.gate(Gate.Before.FINISH).orElseThrow().expiresAfter();
        Duration kept = asking.longestBake().plus(Duration.ofMinutes(30));
        PauseRule.Waits waits = new PauseRule.Waits(kept, kept);

        assertThat(question).isPositive();
        assertThat(PauseRule.end(baking, waits, MOVED))
                .isEqualTo(MOVED.plus(kept).minus(Duration.ofMinutes(10)).minus(question));
        assertThat(PauseRule.end(baking.finishAsked(MOVED), waits, MOVED))
                .isEqualTo(MOVED.plus(kept).minus(Duration.ofMinutes(10)));
    }

    @Test
    void aBackendThatKeepsBlueNoLongerThanTheBakeIsNotPausedInIt() {
        PauseRule.Waits kept = new PauseRule.Waits(Duration.ofHours(1), ExampleProd.BAKE);

        assertThat(WishRule.consider(baking(), Verb.PAUSE, kept, MOVED.plusSeconds(60)))
                .isEqualTo(new Answer.Refused("it has stood here for as long as it may"));
    }

    /** CodeDeploy stops what it holds back when its own wait is over. */
    @Test
    void aPauseBeforeTrafficIsOverBeforeTheBackendStops() {
        Deployment up = ExampleProd.started(STEPPED).seeing(Sightings.NONE.wanting(4, LET_GO));
        PauseRule.Waits short5 = new PauseRule.Waits(Duration.ofMinutes(5), Duration.ofDays(1));

        assertThat(WishRule.consider(up, Verb.PAUSE, short5, LET_GO.plusSeconds(30)))
                .isInstanceOfSatisfying(
                        Answer.Granted.class,
                        it -> assertThat(it.until()).contains(LET_GO.plus(Duration.ofMinutes(3))));
    }

    @Test
    void whatIsNotSeenToMoveYetIsNotPromoted() {
        assertThat(refusal(ExampleProd.started(STEPPED).trafficAllowed(LET_GO), Verb.PROMOTE))
                .contains("is not seen to move yet");
    }

    @Test
    void promotingEndsAPause() {
        Deployment paused = wish(atStep(20), Verb.PAUSE, AT_20);

        assertThat(decide(wish(paused, Verb.PROMOTE, AT_20.plusSeconds(9)), held(20), AT_20.plusSeconds(10)))
                .isInstanceOf(Decision.Proceed.class);
    }

    /** A pause that nobody ends would bring back what the operator wanted rid of. */
    @Test
    void aRollbackIsNotPaused() {
        Deployment rollback = Example.started(
                        Deployment.open(ExampleProd.plan(STEPPED, true), "arn", Example.OPENED), Example.OPENED)
                .trafficAllowed(LET_GO);

        assertThat(refusal(rollback, Verb.PAUSE)).startsWith("it is a rollback");
    }

    @Test
    void whateverWasSaidBeforeItCanStillBeAborted() {
        Deployment told = atStep(20);
        for (int i = 0; i < WishRule.MOST / 2; i++) {
            told = wish(wish(told, Verb.PAUSE, AT_20), Verb.RESUME, AT_20);
        }

        assertThat(refusal(told, Verb.PAUSE)).contains("only abort is heard");
        Deployment aborted = wish(told, Verb.ABORT, AT_20);
        assertThat(aborted.cause()).contains(new Cause(Cause.Kind.ABORTED, "aborted by alice: it is fine", AT_20));
        assertThat(decide(aborted, held(20), AT_20)).isInstanceOf(Decision.RollBack.class);
    }

    private static String refusal(Deployment deployment, Verb verb) {
        return WishRule.consider(deployment, verb, DAY, AT_20) instanceof Answer.Refused(String why) ? why : "granted";
    }

    private static Deployment wish(Deployment deployment, Verb verb, Instant at) {
        Optional<Instant> until = WishRule.consider(deployment, verb, DAY, at) instanceof Answer.Granted granted
                ? granted.until()
                : Optional.empty();
        return deployment.told(new Wish(
                verb,
                WishRule.shareOf(deployment),
                Optional.of("it is fine"),
                Optional.of("alice"),
                at,
                until,
                "arn:say-" + deployment.said().all().size()));
    }

    private static Deployment atStep(int percent) {
        return ExampleProd.started(STEPPED).trafficAllowed(LET_GO).seeing(Sightings.NONE.atShare(percent, AT_20));
    }

    private static Deployment baking() {
        return ExampleProd.started().trafficAllowed(LET_GO).trafficMoved(MOVED);
    }

    private static Observation baked() {
        return ExampleProd.seen(Stage.AT_WORK, Example.onGreen());
    }

    private static Observation held(int percent) {
        return ExampleProd.seen(Stage.HELD_AT_STEP, Example.shifting(percent));
    }

    private static Decision decide(Deployment deployment, Observation look, Instant now) {
        return WatchRule.decide(deployment, look, Optional.empty(), now);
    }
}
