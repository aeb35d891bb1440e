package dev.headgate.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.deployment.ReadinessRule.Facts;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Overruling;
import dev.headgate.release.Release;
import dev.headgate.testing.Example;
import dev.headgate.testing.ExampleProd;
import dev.headgate.testing.RevisionLike;
import dev.headgate.testing.ViewLike;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadinessRuleTest {

    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration TWO_HOURS = Duration.ofHours(2);

    @Test
    void isReadyWhenEverythingFitsAndNamesWhatServes() {
        assertThat(check(ExampleProd.RULES, facts(Example.onBlue())))
                .isEqualTo(new Readiness.Ready(Example.blue(Revision.Status.PRIMARY, 4)));
    }

    @Test
    void refusesAServiceThatDoesNotExistOrThatTheBackendDoesNotKnow() {
        Facts nothing = new Facts(ServiceView.ABSENT, Optional.empty(), Duration.ZERO, true, Optional.of(Map.of()));

        assertThat(faults(ExampleProd.RULES, nothing))
                .anySatisfy(it -> assertThat(it).contains("ECS service web-prod does not exist"))
                .anySatisfy(it -> assertThat(it).contains("CodeDeploy is not set up for web-prod"));
    }

    @Test
    void namesEveryFaultAtOnce() {
        ServiceView odd = new ViewLike(Example.onBlue())
                .weights(Map.of(Example.BLUE_GROUP, 70, Example.GREEN_GROUP, 30))
                .red("web-prod-5xx")
                .missing("web-prod-latency")
                .seen();
        Facts facts = new Facts(odd, Optional.of(AN_HOUR), Duration.ofMinutes(5), false, Optional.of(Map.of()));

        assertThat(faults(ExampleProd.RULES, facts))
                .hasSize(5)
                .anySatisfy(it -> assertThat(it).contains("the bake takes 10 min", "keeps blue only 5 min"))
                .anySatisfy(it -> assertThat(it).contains("is not in the registry any more"))
                .anySatisfy(it -> assertThat(it).contains("alarm web-prod-latency does not exist"))
                .anySatisfy(it -> assertThat(it).contains("alarm web-prod-5xx is red already"))
                .anySatisfy(it -> assertThat(it).contains("sends 70 % to the primary task set"));
    }

    @Test
    void refusesAGroupThatWouldMoveTrafficBeforeGreenWasSeenHealthy() {
        Facts hasty = new Facts(Example.onBlue(), Optional.of(Duration.ZERO), AN_HOUR, true, Optional.of(Map.of()));

        assertThat(faults(ExampleProd.RULES, hasty))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("does not wait before traffic moves", "doctor says how"));
        assertThat(ReadinessRule.check(ExampleProd.plan(ExampleProd.RULES, true), hasty))
                .isInstanceOf(Readiness.Ready.class);
    }

    @Test
    void aMissingAlarmOrABlueThatIsKeptTooShortKeepsNoRollbackOut() {
        ServiceView missing =
                new ViewLike(Example.onBlue()).missing("web-prod-5xx").seen();
        Facts facts = new Facts(missing, Optional.of(AN_HOUR), Duration.ofMinutes(5), true, Optional.of(Map.of()));

        assertThat(faults(ExampleProd.RULES, facts)).hasSize(2);
        assertThat(ReadinessRule.check(ExampleProd.plan(ExampleProd.RULES, true), facts))
                .isInstanceOf(Readiness.Ready.class);
    }

    @Test
    void refusesAtOnceWhereNoTasksAreWantedForWaitingWouldNotHelp() {
        Revision none = new RevisionLike(Example.blue(Revision.Status.PRIMARY, 0))
                .tasks(0, 0, 0, 0)
                .seen();
        ServiceView asleep =
                new ViewLike(Example.onBlue()).wanting(0).revisions(none).seen();

        assertThat(faults(ExampleProd.RULES, facts(asleep)))
                .singleElement()
                .satisfies(it -> assertThat(it).contains("desired count is 0", "scale the service up first"));
    }

    @Test
    void refusesAGateBeforeTrafficThatOutlastsTheGroupsReadyWait() {
        ReleaseRules gated = ExampleProd.withGate(Gate.Before.TRAFFIC);
        Facts shortWait = new Facts(Example.onBlue(), Optional.of(AN_HOUR), TWO_HOURS, true, Optional.of(Map.of()));

        assertThat(faults(gated, shortWait)).singleElement().asString().contains("the gate before traffic stands for");
    }

    @Test
    void waitsWhileAnotherDeploymentOccupiesTheService() {
        assertThat(check(ExampleProd.RULES, facts(Example.shifting(40))))
                .isEqualTo(new Readiness.NotYet("CodeDeploy deployment d-ABCDEF123 occupies the service"));
    }

    @Test
    void waitsUntilTheServiceIsSteady() {
        ServiceView scaling =
                Example.view(List.of(Example.blue(Revision.Status.PRIMARY, 3)), 0, Optional.empty(), List.of());

        assertThat(check(ExampleProd.RULES, facts(scaling)))
                .isEqualTo(new Readiness.NotYet("the service is not steady: 3 of 4 tasks are healthy"));
    }

    @Test
    void waitsForTheScanAndRefusesItsFindingsFromTheConfiguredSeverityUp() {
        ReleaseRules strict = ExampleProd.blockingFindingsFrom(Severity.HIGH);

        assertThat(check(strict, scanned(Optional.empty())))
                .isEqualTo(new Readiness.NotYet("the image's scan has not finished"));
        assertThat(check(strict, scanned(Optional.of(Map.of(Severity.MEDIUM, 3, Severity.HIGH, 0)))))
                .isInstanceOf(Readiness.Ready.class);
        assertThat(check(strict, scanned(Optional.of(Map.of(Severity.CRITICAL, 1)))))
                .isInstanceOfSatisfying(
                        Readiness.Refused.class,
                        it -> assertThat(it.faults())
                                .singleElement()
                                .asString()
                                .contains("findings of HIGH or worse (1 CRITICAL)"));
    }

    @Test
    void aRollbackMayStartWhileAnAlarmIsRedAndBlueIsUnhealthy() {
        ServiceView burning = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 1)), 0, Optional.empty(), List.of("web-prod-5xx"));

        assertThat(ReadinessRule.check(ExampleProd.plan(ExampleProd.RULES, true), facts(burning)))
                .isInstanceOf(Readiness.Ready.class);
    }

    @Test
    void aReleaseThatOverridesMayStartWhileProductionIsBrokenAndItsScanHasFindings() {
        ServiceView burning = Example.view(
                List.of(Example.blue(Revision.Status.PRIMARY, 0)), 0, Optional.empty(), List.of("web-prod-5xx"));
        DeploymentPlan plan = overriding(ExampleProd.plan(ExampleProd.blockingFindingsFrom(Severity.HIGH), false));
        Facts unscanned = new Facts(burning, Optional.of(AN_HOUR), AN_HOUR, true, Optional.empty());
        Facts findings =
                new Facts(burning, Optional.of(AN_HOUR), AN_HOUR, true, Optional.of(Map.of(Severity.CRITICAL, 1)));

        assertThat(ReadinessRule.check(plan, unscanned)).isInstanceOf(Readiness.Ready.class);
        assertThat(ReadinessRule.check(plan, findings)).isInstanceOf(Readiness.Ready.class);
    }

    @Test
    void anOverrideDoesNotOverrideWhatCannotWork() {
        DeploymentPlan plan = overriding(ExampleProd.plan(ExampleProd.RULES, false));
        Facts nothing = new Facts(ServiceView.ABSENT, Optional.empty(), Duration.ZERO, false, Optional.of(Map.of()));

        assertThat(ReadinessRule.check(plan, nothing)).isInstanceOf(Readiness.Refused.class);
        assertThat(ReadinessRule.check(plan, facts(Example.shifting(40)))).isInstanceOf(Readiness.NotYet.class);
    }

    private static DeploymentPlan overriding(DeploymentPlan plan) {
        Release release = plan.release();
        Release overriding = new Release(
                release.id(),
                release.service(),
                release.image(),
                false,
                release.reason(),
                release.requestedBy(),
                release.requestedAt(),
                release.executionArn(),
                release.commit(),
                release.author(),
                Optional.empty(),
                Optional.of(new Overruling("it is the cure")));
        return new DeploymentPlan(
                plan.deploymentId(),
                overriding,
                plan.environment(),
                plan.container(),
                plan.port(),
                plan.backendStrategy());
    }

    private static Facts facts(ServiceView view) {
        return new Facts(view, Optional.of(AN_HOUR), AN_HOUR, true, Optional.of(Map.of()));
    }

    private static Facts scanned(Optional<Map<Severity, Integer>> findings) {
        return new Facts(Example.onBlue(), Optional.of(AN_HOUR), AN_HOUR, true, findings);
    }

    private static Readiness check(ReleaseRules rules, Facts facts) {
        return ReadinessRule.check(ExampleProd.plan(rules), facts);
    }

    private static List<String> faults(ReleaseRules rules, Facts facts) {
        return check(rules, facts) instanceof Readiness.Refused(List<Fault> faults)
                ? faults.stream().map(Fault::sentence).toList()
                : List.of();
    }
}
