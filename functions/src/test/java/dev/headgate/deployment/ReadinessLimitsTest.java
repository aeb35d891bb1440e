package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.deployment.ReadinessRule.Facts;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.ViewLike;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where what is just enough for a deployment ends, and what a refusal tells people to change. */
class ReadinessLimitsTest {

    private static final ServiceView RED =
            new ViewLike(Example.onBlue()).red("web-prod-5xx").seen();
    private static final ServiceView MISSING =
            new ViewLike(Example.onBlue()).missing("web-prod-5xx").seen();

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final ReleaseRules UNJUDGED = ExampleProd.RULES.withJudge(Optional.empty());

    @Test
    void aGroupThatKeepsBlueForExactlyTheLongestBakeKeepsItLongEnough() {
        Duration longest = ExampleProd.BAKE.plus(JudgeRules.DEFAULTS.maximumExtension());

        assertThat(check(ExampleProd.RULES, keepingBlueFor(longest))).isInstanceOf(Readiness.Ready.class);
        assertThat(check(ExampleProd.RULES, keepingBlueFor(longest.minusSeconds(1))))
                .isInstanceOf(Readiness.Refused.class);
    }

    @Test
    void aBakeThatNobodyJudgesIsAllThatCanBeShortened() {
        assertThat(faults(UNJUDGED, keepingBlueFor(Duration.ofMinutes(9))))
                .containsExactly("the bake takes 10 min, but CodeDeploy keeps blue only 9 min: let the"
                        + " deployment group wait longer (doctor says how), or shorten the bake");
    }

    @Test
    void whereTheJudgeMayProlongTheBakeItsLimitsCanBeShortenedToo() {
        assertThat(faults(ExampleProd.RULES, keepingBlueFor(Duration.ofMinutes(20))))
                .containsExactly("the bake takes 10 min, and up to 40 min when the judge can not tell, but"
                        + " CodeDeploy keeps blue only 20 min: let the deployment group wait longer (doctor says how), or shorten the"
                        + " bake, judge.maximumExtension or judge.holdFor");
    }

    @Test
    void aGateBeforeTrafficMayStandExactlyAsLongAsTheGroupWaits() {
        ReleaseRules gated = ExampleProd.withGate(Gate.Before.TRAFFIC);
        Duration stands = gated.gate(Gate.Before.TRAFFIC).orElseThrow().expiresAfter();

        assertThat(check(gated, waitingFor(stands))).isInstanceOf(Readiness.Ready.class);
        assertThat(check(gated, waitingFor(stands.minusSeconds(1)))).isInstanceOf(Readiness.Refused.class);
    }

    @Test
    void aFindingOfExactlyTheConfiguredSeverityBlocks() {
        Facts one = new Facts(
                Example.onBlue(),
                Optional.of(AN_HOUR),
                AN_HOUR,
                true,
                Optional.of(Map.of(Severity.HIGH, 1, Severity.MEDIUM, 7)));

        assertThat(faults(ExampleProd.blockingFindingsFrom(Severity.HIGH), one))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("findings of HIGH or worse (1 HIGH)"));
        assertThat(refusal(ExampleProd.blockingFindingsFrom(Severity.HIGH), one))
                .matches(ReadinessRule::refusesImage)
                .matches(it -> ReadinessRule.refusesImage(asRelease01Stored(it)))
                .matches(it -> !ReadinessRule.refusesForAlarm(it));
    }

    @Test
    void aServiceWithoutAPrimaryTaskSetIsWaitedFor() {
        ServiceView young =
                Example.view(List.of(Example.blue(Revision.Status.ACTIVE, 4)), 0, Optional.empty(), List.of());

        assertThat(check(ExampleProd.RULES, of(young)))
                .isEqualTo(new Readiness.NotYet("the service has no primary task set yet"));
    }

    @Test
    void aRefusalForARedAlarmIsKnownByItsFactAndNoOtherIsTakenForOne() {
        Cause red = refusal(ExampleProd.RULES, of(RED));
        Cause missing = refusal(ExampleProd.RULES, of(MISSING));
        Cause shortly = refusal(UNJUDGED, keepingBlueFor(Duration.ofMinutes(9)));

        assertThat(red.facts()).contains(List.of(Fault.Fact.ALARM_RED));
        assertThat(red).matches(ReadinessRule::refusesForAlarm);
        assertThat(List.of(missing, shortly))
                .noneMatch(ReadinessRule::refusesForAlarm)
                .noneMatch(ReadinessRule::refusesImage);
    }

    @Test
    void whatARecordOfRelease01DoesNotNameIsKnownByItsWords() {
        Cause red = refusal(ExampleProd.RULES, of(RED));
        Cause missing = refusal(ExampleProd.RULES, of(MISSING));

        assertThat(asRelease01Stored(red)).matches(ReadinessRule::refusesForAlarm);
        assertThat(asRelease01Stored(missing)).matches(it -> !ReadinessRule.refusesForAlarm(it));
    }

    @Test
    void aRecordThatNamesItsFactsIsNotSearchedForWords() {
        Cause speaking = new Cause(
                Cause.Kind.NOT_READY,
                "alarm a is red already, and the image's scan has findings",
                Example.ENDED,
                Optional.of(List.of(Fault.Fact.TEMPLATE)));

        assertThat(speaking)
                .matches(it -> !ReadinessRule.refusesForAlarm(it))
                .matches(it -> !ReadinessRule.refusesImage(it));
    }

    @Test
    void aFaultWithoutACureIsItsWordsAlone() {
        assertThat(Fault.of(Fault.Fact.TURN, "it is busy").sentence()).isEqualTo("it is busy");
        assertThat(new Fault(Fault.Fact.TURN, "it is busy", "wait").sentence()).isEqualTo("it is busy: wait");
    }

    private static Cause asRelease01Stored(Cause cause) {
        return new Cause(cause.kind(), cause.reason(), cause.at());
    }

    private static Facts keepingBlueFor(Duration kept) {
        return new Facts(Example.onBlue(), Optional.of(AN_HOUR), kept, true, Optional.of(Map.of()));
    }

    private static Facts waitingFor(Duration readyWait) {
        return new Facts(
                Example.onBlue(), Optional.of(readyWait), AN_HOUR.multipliedBy(2), true, Optional.of(Map.of()));
    }

    private static Facts of(ServiceView view) {
        return new Facts(view, Optional.of(AN_HOUR), AN_HOUR, true, Optional.of(Map.of()));
    }

    private static Readiness check(ReleaseRules rules, Facts facts) {
        return ReadinessRule.check(ExampleProd.plan(rules), facts);
    }

    private static List<String> faults(ReleaseRules rules, Facts facts) {
        return refusals(rules, facts).stream().map(Fault::sentence).toList();
    }

    private static Cause refusal(ReleaseRules rules, Facts facts) {
        return Cause.notReady(refusals(rules, facts), Example.ENDED);
    }

    private static List<Fault> refusals(ReleaseRules rules, Facts facts) {
        return check(rules, facts) instanceof Readiness.Refused(List<Fault> faults) ? faults : List.of();
    }
}
