package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.MinuteSource.Windows;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.PlannedMinute;
import dev.headgate.analysis.Reason;
import dev.headgate.analysis.TargetGroupMinute;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RulesLike;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JudgingTest {

    private static final Instant BEGAN = Instant.parse("2026-03-02T10:20:40Z");
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void leavesOutMinutesThatAreYoungerThanTwo() {
        assertThat(Judging.settled(Instant.parse("2026-03-02T10:29:59Z"))).isEqualTo("2026-03-02T10:27:00Z");
        assertThat(Judging.settled(Instant.parse("2026-03-02T10:30:00Z"))).isEqualTo("2026-03-02T10:28:00Z");
    }

    @Test
    void looksFromTheMinuteInWhichTheFirstWeightWasSeen() {
        Windows windows = windows(baseline(LONG_AGO), "2026-03-02T10:30:10Z").orElseThrow();

        assertThat(windows.shiftFrom()).isEqualTo("2026-03-02T10:20:00Z");
        assertThat(windows.until()).isEqualTo("2026-03-02T10:30:00Z");
    }

    @Test
    void wantsSixMinutesOfHistoryForEachThatMayBeJudged() {
        // A bake of 10 minutes, up to 30 more, and the one that was begun.
        assertThat(Judging.plannedMinutes(ExampleProd.RULES)).isEqualTo(41);
        assertThat(windows(baseline(LONG_AGO), "2026-03-02T10:30:10Z")
                        .orElseThrow()
                        .historyFrom())
                .isEqualTo(Instant.parse("2026-03-02T10:20:00Z").minus(Duration.ofMinutes(6 * 41)));
    }

    @Test
    void leavesTheDeploymentBeforeOutOfTheHistory() {
        Instant before = Instant.parse("2026-03-02T09:15:00Z");

        assertThat(windows(baseline(before), "2026-03-02T10:30:10Z")
                        .orElseThrow()
                        .historyFrom())
                .isEqualTo(before);
    }

    /** It ended in the middle of one, and CloudWatch has numbers of whole minutes only. */
    @Test
    void historyBeginsWithTheFirstWholeMinuteAfterTheDeploymentBefore() {
        assertThat(windows(baseline(Instant.parse("2026-03-02T09:15:23.400Z")), "2026-03-02T10:30:10Z")
                        .orElseThrow()
                        .historyFrom())
                .isEqualTo("2026-03-02T09:16:00Z");
    }

    @Test
    void readsNothingBeforeAMinuteIsOver() {
        assertThat(windows(baseline(LONG_AGO), "2026-03-02T10:20:59Z")).isEmpty();
        assertThat(windows(baseline(LONG_AGO), "2026-03-02T10:21:00Z")).isPresent();
        assertThat(Judging.windows(ExampleProd.started(), baseline(LONG_AGO), BEGAN))
                .isEmpty();
    }

    @Test
    void readsAtMostADayOfHistory() {
        ReleaseRules longBake =
                new RulesLike(ExampleProd.RULES).bake(Duration.ofHours(46)).rules();

        Windows windows = Judging.windows(
                        ExampleProd.started(longBake).trafficBegan(BEGAN), baseline(LONG_AGO), BEGAN.plusSeconds(600))
                .orElseThrow();

        assertThat(Duration.between(windows.historyFrom(), windows.shiftFrom())).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void takesItsMarginsFromTheRules() {
        JudgeRules defaults = JudgeRules.DEFAULTS;

        assertThat(Judging.parameters(defaults)).isEqualTo(JudgeParameters.DEFAULTS);
        JudgeParameters wide = Judging.parameters(new JudgeRules(
                defaults.streams(),
                0.05,
                0.001,
                3,
                defaults.onInconclusive(),
                defaults.maximumExtension(),
                defaults.holdFor(),
                List.of()));
        assertThat(wide.pMax()).isEqualTo(0.05);
        assertThat(wide.alpha()).isEqualTo(0.001);
        assertThat(wide.rho0Concurrent()).isEqualTo(3);
        assertThat(wide.rho0History()).isEqualTo(3);
    }

    @Test
    void plansTheMinutesOfTheShiftAndTheBake() {
        assertThat(Judging.schedule(rules(new Strategy.AllAtOnce()))).isEqualTo(at(1, 10));
        assertThat(Judging.schedule(rules(new Strategy.Canary(10, Duration.ofMinutes(5)))))
                .isEqualTo(joined(at(0.1, 5), at(1, 10)));
        assertThat(Judging.schedule(rules(new Strategy.Linear(40, Duration.ofMinutes(2)))))
                .isEqualTo(joined(joined(at(0.4, 2), at(0.8, 2)), at(1, 10)));
    }

    @Test
    void judgesOnlyTheStreamsThatAreAskedForAndKnown() {
        JudgeRules two = new JudgeRules(
                List.of(JudgeRules.Stream.ERRORS, JudgeRules.Stream.LATENCY),
                0.01,
                0.01,
                1.25,
                JudgeRules.OnInconclusive.EXTEND,
                Duration.ofMinutes(30),
                Duration.ofHours(1),
                List.of());
        Deployment fast = ExampleProd.started()
                .judgedAgainst(Optional.of(new JudgeBaseline("lb", LONG_AGO, Optional.of(0.2), Optional.empty())));
        Deployment unknown = ExampleProd.started()
                .judgedAgainst(Optional.of(new JudgeBaseline("lb", LONG_AGO, Optional.empty(), Optional.empty())));

        assertThat(metrics(fast, two)).containsExactly(Metric.SERVER_ERRORS, Metric.SLOW_RESPONSES);
        assertThat(metrics(unknown, two)).containsExactly(Metric.SERVER_ERRORS);
        assertThat(metrics(fast, JudgeRules.DEFAULTS)).containsExactly(Metric.values());
    }

    @Test
    void asksForAnAnswerOnceTheBakeIsOver() {
        Instant moved = BEGAN.plusSeconds(540);
        Deployment baking = ExampleProd.started().trafficBegan(BEGAN).trafficMoved(moved);
        Instant over = moved.plus(ExampleProd.BAKED);

        assertThat(Judging.judge(baking, JudgeRules.DEFAULTS, nothing(), over.minusSeconds(1))
                        .reason())
                .isEqualTo(Reason.DEADLINE_NOT_REACHED);
        assertThat(Judging.judge(baking, JudgeRules.DEFAULTS, nothing(), over).reason())
                .isEqualTo(Reason.NO_GREEN_TRAFFIC);
    }

    private static List<Metric> metrics(Deployment deployment, JudgeRules rules) {
        return Judging.judge(deployment, rules, nothing(), BEGAN).metrics().stream()
                .map(table -> table.metric())
                .toList();
    }

    private static ObservedMinutes nothing() {
        List<TargetGroupMinute> none = List.of();
        return new ObservedMinutes(none, BEGAN, none, none);
    }

    private static Optional<Windows> windows(JudgeBaseline baseline, String now) {
        return Judging.windows(ExampleProd.started().trafficBegan(BEGAN), baseline, Instant.parse(now));
    }

    private static JudgeBaseline baseline(Instant notBefore) {
        return new JudgeBaseline("app/web/1", notBefore, Optional.empty(), Optional.empty());
    }

    private static ReleaseRules rules(Strategy strategy) {
        return new ReleaseRules(
                strategy, ExampleProd.BAKED, List.of(), List.of(), Optional.empty(), Duration.ofHours(1));
    }

    private static List<PlannedMinute> at(double share, int minutes) {
        return Collections.nCopies(minutes, new PlannedMinute(share));
    }

    private static List<PlannedMinute> joined(List<PlannedMinute> one, List<PlannedMinute> other) {
        return java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
    }
}
