package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.JudgeRules.OnInconclusive;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryBudgetTest {

    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void whateverTheRulesAllowStaysWithinTheBudget() {
        SplittableRandom random = new SplittableRandom(17);
        for (int i = 0; i < 300; i++) {
            ReleaseRules rules = anyRules(random);

            assertThat(HistoryBudget.mostEvents(rules))
                    .as(rules::toString)
                    .isLessThanOrEqualTo(HistoryBudget.MOST_EVENTS);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 23, 46})
    void theLongestOfEverythingStaysWithinTheBudget(int bakeHours) {
        ReleaseRules rules = rules(
                new Strategy.Linear(1, Duration.ofHours(10)),
                Duration.ofHours(bakeHours),
                List.of(
                        gate(Gate.Before.DEPLOYMENT, Duration.ofDays(5)),
                        gate(Gate.Before.TRAFFIC, Duration.ofDays(5))),
                WEEK,
                JudgeRules.DEFAULTS);

        assertThat(HistoryBudget.mostEvents(rules)).isLessThanOrEqualTo(HistoryBudget.MOST_EVENTS);
    }

    /** Each step may be held for as long as it may, and for a suspicion besides. */
    @ParameterizedTest
    @CsvSource({"33, 60, 27", "33, 1, 86", "5, 480, 96", "1, 2880, 0", "10, 1, 280"})
    void stepsThatAreHeldAsLongAsTheyMayStayWithinTheBudget(int steps, int minutes, int suspected) {
        Strategy strategy = new Strategy.Stepped(
                IntStream.rangeClosed(1, steps)
                        .mapToObj(it -> new Strategy.Step(3 * it, Duration.ofMinutes(1), Duration.ofMinutes(minutes)))
                        .toList(),
                Strategy.Pace.EVIDENCE);
        JudgeRules longest = new JudgeRules(
                List.of(JudgeRules.Stream.values()),
                0.01,
                0.01,
                1.25,
                JudgeRules.OnInconclusive.EXTEND,
                Duration.ofMinutes(suspected),
                Duration.ofDays(1),
                List.of("alice"));
        ReleaseRules rules = rules(
                strategy,
                Duration.ofHours(20),
                List.of(
                        gate(Gate.Before.DEPLOYMENT, Duration.ofDays(5)),
                        gate(Gate.Before.TRAFFIC, Duration.ofHours(335))),
                WEEK,
                longest);

        assertThat(HistoryBudget.mostEvents(rules)).isLessThanOrEqualTo(HistoryBudget.MOST_EVENTS);
    }

    @Test
    void everyPauseIsTheShortestWhereNothingRunsShort() {
        ReleaseRules usual = rules(
                new Strategy.Canary(10, Duration.ofMinutes(5)),
                Duration.ofMinutes(10),
                List.of(),
                Duration.ofDays(1),
                JudgeRules.DEFAULTS.asking(List.of("alice")));

        assertThat(HistoryBudget.bakePause(usual)).isEqualTo(HALF_A_MINUTE);
        assertThat(HistoryBudget.holdPause(usual)).isEqualTo(Duration.ofMinutes(1));
        for (int second = 0; second < 3600; second++) {
            assertThat(HistoryBudget.shiftPause(usual, Duration.ofSeconds(second)))
                    .isEqualTo(HALF_A_MINUTE);
        }
    }

    @Test
    void aLongBakeDoesNotMakeAShortShiftBeLookedAtLess() {
        ReleaseRules rules = rules(
                new Strategy.Canary(10, Duration.ofMinutes(30)),
                Duration.ofHours(46),
                List.of(),
                WEEK,
                JudgeRules.DEFAULTS);

        assertThat(HistoryBudget.shiftPause(rules, Duration.ofMinutes(20))).isEqualTo(HALF_A_MINUTE);
        assertThat(HistoryBudget.bakePause(rules)).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
    }

    /** CodeDeploy's own wait before it ends blue begins then, and is half an hour longer than the bake. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 60, 600})
    void theEndOfAShiftIsSeenInTime(int intervalMinutes) {
        Strategy strategy = new Strategy.Linear(1, Duration.ofMinutes(intervalMinutes));
        ReleaseRules rules = rules(strategy, Duration.ofHours(46), List.of(), WEEK, JudgeRules.DEFAULTS);
        for (int percentLonger : List.of(0, 1, 2)) {
            Duration moved =
                    strategy.shiftDuration().multipliedBy(100 + percentLonger).dividedBy(100);
            Duration seen = Duration.ZERO;
            while (seen.compareTo(moved) < 0) {
                seen = seen.plus(HistoryBudget.shiftPause(rules, seen));
            }

            assertThat(seen.minus(moved))
                    .as("%d %% longer than planned", percentLonger)
                    .isLessThanOrEqualTo(longer(
                            Duration.ofMinutes(2), strategy.shiftDuration().dividedBy(200)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 60, 24 * 60, 7 * 24 * 60})
    void aWaitEndsWhenItIsConfiguredToEnd(long minutes) {
        Duration timeout = Duration.ofMinutes(minutes);

        assertThat(endOf(timeout, waited -> HistoryBudget.turnPause(waited, timeout)))
                .isEqualTo(timeout);
        assertThat(endOf(timeout, waited -> HistoryBudget.readinessPause(waited, timeout)))
                .isEqualTo(timeout);
    }

    @Test
    void whoHasWaitedADayForATurnGetsItWithinAQuarterOfAnHour() {
        Duration day = Duration.ofDays(1);

        assertThat(HistoryBudget.turnPause(Duration.ofMinutes(5), day)).isEqualTo(HALF_A_MINUTE);
        assertThat(HistoryBudget.turnPause(Duration.ofHours(20), day)).isLessThan(Duration.ofMinutes(15));
    }

    @Test
    void greenIsLookedAtEveryFiveMinutesBehindAGateWhereTheBudgetHasRoomForIt() {
        ReleaseRules usual = rules(
                new Strategy.Canary(10, Duration.ofMinutes(5)),
                Duration.ofMinutes(10),
                List.of(),
                Duration.ofDays(1),
                JudgeRules.DEFAULTS);

        assertThat(HistoryBudget.trafficGatePause(usual, Duration.ofMinutes(10)))
                .isEqualTo(Duration.ofMinutes(1));
        assertThat(HistoryBudget.trafficGatePause(usual, Duration.ofHours(8))).isEqualTo(Duration.ofMinutes(5));
        assertThat(HistoryBudget.trafficGatePause(usual, Duration.ofHours(335))).isLessThan(Duration.ofHours(1));
    }

    @Test
    void aRollbackThatTakesAllItsTimeIsCounted() {
        assertThat(RollbackRule.DONE_WITHIN.dividedBy(Duration.ofSeconds(RollbackRule.SECONDS_BETWEEN_LOOKS)))
                .isLessThan(HistoryBudget.MOST_LOOKS_AT_A_ROLLBACK);
        assertThat(WatchRule.BLUE_GONE_WITHIN.dividedBy(WatchRule.LOOK_EVERY))
                .isLessThanOrEqualTo(HistoryBudget.MOST_LOOKS_AT_BLUES_END);
    }

    private static Duration endOf(Duration timeout, UnaryOperator<Duration> pause) {
        Duration waited = Duration.ZERO;
        while (waited.compareTo(timeout) < 0) {
            waited = waited.plus(pause.apply(waited));
        }
        return waited;
    }

    private static ReleaseRules anyRules(SplittableRandom random) {
        Strategy strategy = switch (random.nextInt(3)) {
            case 0 -> new Strategy.AllAtOnce();
            case 1 -> new Strategy.Canary(10, minutes(random, 2 * 24 * 60));
            default -> new Strategy.Linear(random.nextInt(1, 100), minutes(random, 600));
        };
        List<Gate> gates = List.of(
                gate(Gate.Before.DEPLOYMENT, minutes(random, 5 * 24 * 60)),
                gate(Gate.Before.TRAFFIC, minutes(random, 119 * 60)));
        OnInconclusive[] ways = OnInconclusive.values();
        Duration bake = minutes(random, 46 * 60);
        JudgeRules judge = new JudgeRules(
                JudgeRules.DEFAULTS.streams(),
                0.01,
                0.01,
                1.25,
                ways[random.nextInt(ways.length)],
                minutes(random, 24 * 60),
                minutes(random, 24 * 60),
                List.of("alice"));
        return rules(strategy, bake, gates.subList(random.nextInt(3), 2), minutes(random, 7 * 24 * 60), judge);
    }

    /** As often very few as many. */
    private static Duration minutes(SplittableRandom random, int most) {
        return Duration.ofMinutes(1 + (long) ((most - 1) * Math.pow(random.nextDouble(), random.nextInt(1, 6))));
    }

    private static ReleaseRules rules(
            Strategy strategy, Duration bake, List<Gate> gates, Duration turnTimeout, JudgeRules judge) {
        return new ReleaseRules(strategy, bake, gates, List.of(), Optional.empty(), turnTimeout)
                .withJudge(Optional.of(judge));
    }

    private static Gate gate(Gate.Before before, Duration expiresAfter) {
        return new Gate(before, List.of("alice"), expiresAfter);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
