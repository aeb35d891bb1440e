package dev.headgate.cli.look.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Environment;
import dev.headgate.config.Gate;
import dev.headgate.config.LongestRun;
import dev.headgate.config.Strategy;
import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Windows;
import dev.headgate.deployment.StartWindowRule.Turn;
import dev.headgate.deployment.window.CalendarState;
import dev.headgate.deployment.window.Closures;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ReleasePlan;
import dev.headgate.testing.Example;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When waves begin. 2026-03-27 is a Friday, and clocks in Berlin go to summer time on the Sunday after it. */
class WalkTest {

    private static final Instant FRIDAY_AFTERNOON = Instant.parse("2026-03-27T14:00:00Z");
    private static final Windows OFFICE = windows("Europe/Berlin", Outside.WAIT, "mon-fri 09:00-17:00");

    @Test
    void aWaveBeginsWhenTheOneBeforeItEnds() {
        List<Schedule> walk = walk(FRIDAY_AFTERNOON, at("dev", Duration.ofHours(1)), at("prod", Duration.ofHours(2)));

        assertThat(walk).extracting(Schedule::wave).containsExactly(FRIDAY_AFTERNOON, in(Duration.ofHours(1)));
        assertThat(walk.getLast().earliest()).isEqualTo(in(Duration.ofHours(3)));
        assertThat(walk.getLast().latest())
                .isEqualTo(FRIDAY_AFTERNOON
                        .plus(LongestRun.of(at("dev", Duration.ofHours(1)).rules())
                                .total())
                        .plus(LongestRun.of(at("prod", Duration.ofHours(2)).rules())
                                .total()));
    }

    @Test
    void whatIsOpenNowAndClosedWhenItsWaveBeginsMovesToTheOpeningByTheClockOfThatDay() {
        Environment first = at("dev", Duration.ofHours(2));
        Environment second = within(OFFICE, at("prod", Duration.ofMinutes(10)));

        List<Schedule> walk = walk(FRIDAY_AFTERNOON, first, second);

        Instant mondayAtNine = Instant.parse("2026-03-30T07:00:00Z");
        assertThat(walk(FRIDAY_AFTERNOON, second).getFirst().begins()).isEqualTo(FRIDAY_AFTERNOON);
        assertThat(walk.getLast().wave()).isEqualTo(in(Duration.ofHours(2)));
        assertThat(walk.getLast().begins()).isEqualTo(mondayAtNine);
        assertThat(walk.getLast().earliest()).isEqualTo(mondayAtNine.plus(Duration.ofMinutes(10)));
        assertThat(walk.getLast().steps().getFirst())
                .isEqualTo(new PlanReport.Step(
                        in(Duration.ofHours(2)),
                        "waits until Mon 2026-03-30 09:00 Europe/Berlin",
                        0,
                        Optional.of(mondayAtNine)));
        assertThat(walk.getLast().steps().get(1).at()).isEqualTo(mondayAtNine);
    }

    @Test
    void aWaitMovesAllWavesAfterIt() {
        Instant friday = Instant.parse("2026-03-27T17:00:00Z");
        Windows night = windows("Europe/Berlin", Outside.WAIT, "22:00-24:00");

        List<Schedule> walk = walk(
                friday,
                within(OFFICE, at("dev", Duration.ofMinutes(30))),
                at("staging", Duration.ofMinutes(15)),
                within(night, at("prod", Duration.ZERO)));

        assertThat(walk)
                .extracting(Schedule::begins)
                .containsExactly(
                        Instant.parse("2026-03-30T07:00:00Z"),
                        Instant.parse("2026-03-30T07:30:00Z"),
                        Instant.parse("2026-03-30T20:00:00Z"));
    }

    @Test
    void anHourThatTheClockSkipsIsNoOpening() {
        Instant saturday = Instant.parse("2026-03-28T12:00:00Z");
        Windows small = windows("Europe/Berlin", Outside.WAIT, "02:00-03:00");

        assertThat(walk(saturday, within(small, at("prod", Duration.ZERO)))
                        .getFirst()
                        .begins())
                .isEqualTo(Instant.parse("2026-03-30T00:00:00Z"));
    }

    @Test
    void whatIsRefusedWhenItsWaveBeginsIsSaidThenAndTheRestIsAsIfItWereOpen() {
        Windows strict = windows("Europe/Berlin", Outside.REFUSE, "mon-fri 09:00-17:00");
        Environment second = within(strict, at("prod", Duration.ofMinutes(10)));

        Schedule last =
                walk(FRIDAY_AFTERNOON, at("dev", Duration.ofHours(2)), second).getLast();

        assertThat(last.turn()).isInstanceOf(Turn.Refused.class);
        assertThat(last.steps().getFirst().what()).startsWith("would be refused");
        assertThat(last.begins()).isEqualTo(in(Duration.ofHours(2)));
    }

    @Test
    void aFreezeIsMetUntilItEndsAndMovesTheLatestEndToo() {
        Instant until = in(Duration.ofDays(10));
        Freeze freeze = new Freeze(
                "prod",
                Optional.empty(),
                FRIDAY_AFTERNOON,
                until,
                "the sale",
                Optional.of("carol"),
                "arn",
                Optional.empty());
        Environment prod = at("prod", Duration.ofHours(1));
        Outlook frozen = new Outlook(new Closures(Optional.empty(), List.of(freeze), Optional.empty()));

        Schedule only = Walk.through(List.of(wave(1, prod)), plan -> frozen, FRIDAY_AFTERNOON)
                .values()
                .iterator()
                .next();

        assertThat(only.begins()).isEqualTo(until);
        assertThat(only.latest())
                .isEqualTo(until.plus(LongestRun.of(prod.rules()).total()));
        assertThat(frozen.turn(plan(prod), until)).isInstanceOf(Turn.Go.class);
    }

    @Test
    void aChangeCalendarIsKnownUntilItChangesAndNoFurther() {
        DeploymentPlan plan = plan(at("prod", Duration.ZERO));
        Outlook closed = new Outlook(calendar(new CalendarState.Closed(Optional.of(in(Duration.ofHours(3))))));
        Outlook open = new Outlook(calendar(new CalendarState.Open(Optional.of(in(Duration.ofHours(3))))));

        assertThat(closed.turn(plan, in(Duration.ofHours(1)))).isInstanceOf(Turn.Wait.class);
        assertThat(closed.turn(plan, in(Duration.ofHours(3)))).isInstanceOf(Turn.Go.class);
        assertThat(closed.turn(plan, in(Duration.ofHours(4)))).isInstanceOf(Turn.Go.class);
        assertThat(open.turn(plan, FRIDAY_AFTERNOON)).isInstanceOf(Turn.Go.class);
        assertThat(open.turn(plan, in(Duration.ofHours(4)))).isInstanceOf(Turn.Go.class);
    }

    @Test
    void aGateIsAWaitOfWhichNobodyKnowsHowLongItIs() {
        Environment asked = Example.environment(
                "prod",
                it -> it.strategy(new Strategy.AllAtOnce())
                        .gates(new Gate(Gate.Before.DEPLOYMENT, List.of("carol"), Duration.ofHours(8))));

        Schedule only = walk(FRIDAY_AFTERNOON, asked).getFirst();

        assertThat(only.steps().getFirst())
                .isEqualTo(new PlanReport.Step(
                        FRIDAY_AFTERNOON,
                        "carol decides, within 8 h: all that follows waits for that",
                        0,
                        Optional.empty()));
        assertThat(only.steps().get(1).at()).isEqualTo(FRIDAY_AFTERNOON);
    }

    private static Instant in(Duration time) {
        return FRIDAY_AFTERNOON.plus(time);
    }

    private static Closures calendar(CalendarState state) {
        return new Closures(Optional.empty(), List.of(), Optional.of(state));
    }

    private static Windows windows(String zone, Outside outside, String... allow) {
        return new Windows(List.of(allow), List.of(), zone, outside, Optional.empty());
    }

    private static Environment at(String name, Duration bake) {
        return Example.environment(
                name, it -> it.strategy(new Strategy.AllAtOnce()).bake(bake).gates());
    }

    private static Environment within(Windows windows, Environment other) {
        return new Environment(
                other.name(), other.wave(), other.target(), other.rules().within(Optional.of(windows)));
    }

    private static ReleasePlan.Wave wave(int number, Environment environment) {
        return new ReleasePlan.Wave(number, List.of(plan(environment)));
    }

    private static DeploymentPlan plan(Environment environment) {
        return Example.plan(Example.release("a test", "carol"), environment);
    }

    private static List<Schedule> walk(Instant now, Environment... inOrder) {
        List<ReleasePlan.Wave> waves = new ArrayList<>();
        for (Environment environment : inOrder) {
            waves.add(wave(waves.size() + 1, environment));
        }
        return List.copyOf(Walk.through(waves, WalkTest::byItsWindows, now).values());
    }

    private static Outlook byItsWindows(DeploymentPlan plan) {
        return new Outlook(new Closures(plan.environment().rules().windows(), List.of(), Optional.empty()));
    }
}
