package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.deployment.ReadinessRule.Facts;
import dev.headgate.testing.Example;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where what is just enough for a deployment ends, and what a refusal tells people to change. */
class ReadinessLimitsTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final ReleaseRules UNJUDGED = Sample.RULES.withJudge(Optional.empty());

    @Test
    void aGroupThatKeepsBlueForExactlyTheLongestBakeKeepsItLongEnough() {
        Duration longest = Sample.BAKE.plus(JudgeRules.DEFAULTS.maximumExtension());

        assertThat(check(Sample.RULES, keepingBlueFor(longest))).isInstanceOf(Readiness.Ready.class);
        assertThat(check(Sample.RULES, keepingBlueFor(longest.minusSeconds(1)))).isInstanceOf(Readiness.Refused.class);
    }

    @Test
    void aBakeThatNobodyJudgesIsAllThatCanBeShortened() {
        assertThat(faults(UNJUDGED, keepingBlueFor(Duration.ofMinutes(9))))
                .containsExactly("the bake takes 10 min, but CodeDeploy keeps blue only 9 min: deploy the"
                        + " service stack again, or shorten the bake");
    }

    @Test
    void whereTheJudgeMayProlongTheBakeItsLimitsCanBeShortenedToo() {
        assertThat(faults(Sample.RULES, keepingBlueFor(Duration.ofMinutes(20))))
                .containsExactly("the bake takes 10 min, and up to 40 min when the judge can not tell, but"
                        + " CodeDeploy keeps blue only 20 min: deploy the service stack again, or shorten the"
                        + " bake, judge.maximumExtension or judge.holdFor");
    }

    @Test
    void aGateBeforeTrafficMayStandExactlyAsLongAsTheGroupWaits() {
        ReleaseRules gated = Sample.withGate(Gate.Before.TRAFFIC);
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

        assertThat(faults(Sample.blockingFindingsFrom(Severity.HIGH), one))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("findings of HIGH or worse (1 HIGH)"))
                .satisfies(it -> assertThat(ReadinessRule.refusesImage(it)).isTrue());
    }

    @Test
    void aServiceWithoutAPrimaryTaskSetIsWaitedFor() {
        ServiceView young =
                Example.view(List.of(Example.blue(Revision.Status.ACTIVE, 4)), 0, Optional.empty(), List.of());

        assertThat(check(Sample.RULES, of(young)))
                .isEqualTo(new Readiness.NotYet("the service has no primary task set yet"));
    }

    @Test
    void aRefusalForARedAlarmIsKnownByItsWordsAndNoOtherIsTakenForOne() {
        ServiceView red = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 4)), 0, Optional.empty(), List.of("web-prod-5xx"));

        assertThat(faults(Sample.RULES, of(red))).singleElement().matches(ReadinessRule::refusesForAlarm);
        assertThat(faults(UNJUDGED, keepingBlueFor(Duration.ofMinutes(9))))
                .singleElement()
                .matches(it -> !ReadinessRule.refusesForAlarm(it))
                .matches(it -> !ReadinessRule.refusesImage(it));
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
        return ReadinessRule.check(Sample.plan(rules), facts);
    }

    private static List<String> faults(ReleaseRules rules, Facts facts) {
        return check(rules, facts) instanceof Readiness.Refused(List<String> faults) ? faults : List.of();
    }
}
