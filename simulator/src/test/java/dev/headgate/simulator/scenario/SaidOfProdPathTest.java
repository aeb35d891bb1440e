package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.WindowWait;
import dev.headgate.release.Overruling;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios in which prod is closed or frozen, or somebody has a release go on, come back at once, or go all the same. */
class SaidOfProdPathTest {

    private static final Instant ELEVEN = Instant.parse("2026-03-02T11:00:00Z");

    private static final List<String> ONE_WAVE = Paths.of("""
            PlanRelease IsAnythingToDeploy DeployWaves
            DeployWave RunDeployment IsWaveDeployed WaveDeployed
            AnnounceRelease IsReleased Released
            """);

    private static final List<String> WAITED_BEFORE_IT_ASKED = Paths.of("""
            OpenDeployment IsItOurTurn CheckReadiness IsReady waitForReadiness…
            NeedsApproval RequestApproval RecordDecision IsApproved
            CheckReadiness IsReady NeedsApproval
            StartDeployment IsItTold watch… ask…
            RequestApproval RecordDecision IsApproved WatchDeployment WhatNext proceed… retireBlue…
            CloseDeployment HowDidItEnd Deployed
            """);

    @Test
    void waitsWhereItIsClosedAndGoesWhenItOpens() {
        Played closed = Played.scenario("closed-window");

        assertThat(closed.release()).isEqualTo(Paths.RELEASED);
        assertThat(closed.pathIn("prod")).isEqualTo(WAITED_BEFORE_IT_ASKED);
        assertThat(closed.outcome("prod")).isEqualTo("DEPLOYED: green passed its bake");
        assertThat(closed.deployment("prod").start().orElseThrow().at())
                .isBetween(ELEVEN, ELEVEN.plus(Duration.ofMinutes(10)));
        assertThat(closed.update("web in prod: CLOSED")).contains("waits: prod is closed for releases", "11:00 UTC");
        assertThat(closed.alerts()).isEmpty();
        assertThat(closed.locks()).isEmpty();
    }

    @Test
    void waitsWhileItIsFrozenAndGoesWhenItIsNoMore() {
        Played frozen = Played.scenario("frozen");

        assertThat(frozen.release()).isEqualTo(Paths.RELEASED);
        assertThat(frozen.pathIn("prod")).isEqualTo(WAITED_BEFORE_IT_ASKED);
        assertThat(frozen.log().path("freeze-by-hand-1")).isEqualTo(Paths.of("OpenDeployment IsItOurTurn Said"));
        assertThat(frozen.log().path("unfreeze-by-hand-2")).isEqualTo(Paths.of("OpenDeployment IsItOurTurn Said"));
        assertThat(frozen.outcome("prod")).isEqualTo("DEPLOYED: green passed its bake");
        assertThat(frozen.update("prod: FROZEN")).contains("the sale", "dave");
        assertThat(frozen.update("prod: UNFROZEN")).contains("sold out");
        assertThat(frozen.update("web in prod: CLOSED")).contains("dave has frozen prod");
        assertThat(frozen.alerts()).isEmpty();
    }

    @Test
    void holdsAnImageThatWasRolledBackUntilAPersonReleasesIt() {
        Played held = Played.scenario("held");

        assertThat(held.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(held.log().path("built-again")).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(held.log().path("released-by-hand")).isEqualTo(ONE_WAVE);
        List<String> inProd = held.executionsIn("prod");
        assertThat(inProd).hasSize(3);
        assertThat(held.log().path(inProd.get(0))).isEqualTo(Paths.ROLLED_BACK_BY_CONSENT);
        assertThat(held.log().path(inProd.get(1)))
                .isEqualTo(Paths.of("OpenDeployment IsItOurTurn CloseDeployment HowDidItEnd Rejected"));
        assertThat(held.log().path(inProd.get(2))).isEqualTo(Paths.DEPLOYED_BY_CONSENT);
        assertThat(held.update("web in prod: REJECTED"))
                .contains("was rolled back here by deployment " + inProd.get(0));
        assertThat(held.serving("prod")).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(held.alertSubjects()).singleElement().asString().contains("web in prod: ROLLED_BACK");
        assertThat(held.locks()).isEmpty();
    }

    @Test
    void goesOnInProdAloneWhenItIsRetried() {
        Played retried = Played.scenario("retried");

        assertThat(retried.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(retried.log().path("retried-by-hand")).isEqualTo(ONE_WAVE);
        assertThat(retried.executionsIn("dev")).hasSize(1);
        assertThat(retried.executionsIn("staging")).hasSize(1);
        List<String> inProd = retried.executionsIn("prod");
        assertThat(inProd).hasSize(2);
        assertThat(retried.log().path(inProd.get(0))).isEqualTo(Paths.ROLLED_BACK_BY_CONSENT);
        assertThat(retried.log().path(inProd.get(1))).isEqualTo(Paths.DEPLOYED_BY_CONSENT);
        assertThat(retried.serving("prod")).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(retried.locks()).isEmpty();
    }

    @Test
    void isBackAtOnceThoughAnAlarmIsRed() {
        Played back = Played.scenario("rollback-now");

        assertThat(back.release()).isEqualTo(ONE_WAVE);
        assertThat(back.pathIn("prod")).isEqualTo(Paths.DEPLOYED);
        var milestones = back.deployment("prod").milestones();
        assertThat(Duration.between(
                        back.deployment("prod").openedAt(),
                        milestones.trafficMoved().orElseThrow()))
                .isLessThan(Duration.ofMinutes(4));
        assertThat(back.serving("prod")).containsExactly("100 % v1, 4 of 4 healthy");
        assertThat(back.mails()).noneMatch(it -> it.startsWith("approvals"));
        assertThat(back.alerts()).isEmpty();
        assertThat(back.locks()).isEmpty();
    }

    @Test
    void goesPastARedAlarmAndAFreezeButNotPastItsApprovers() {
        Played overruled = Played.scenario("overruled");

        assertThat(overruled.release()).isEqualTo(ONE_WAVE);
        assertThat(overruled.pathIn("prod")).isEqualTo(Paths.DEPLOYED_BY_CONSENT);
        assertThat(overruled.outcome("prod")).isEqualTo("DEPLOYED: green passed its bake");
        assertThat(overruled.deployment("prod").plan().release().override())
                .contains(new Overruling("v3 cures the outage, and the sale can wait"));
        assertThat(overruled.deployment("prod").windowWait())
                .matches(it -> it.filter(WindowWait::isOverruled).isPresent());
        assertThat(overruled.deployment("prod").start().orElseThrow().redBefore())
                .containsExactly("web-prod-5xx");
        assertThat(overruled.alertSubjects())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .contains("OVERRULED - dave overrules that prod is closed for releases"),
                        second -> assertThat(second)
                                .contains("OVERRULED - dave overrules that alarm web-prod-5xx was red"));
        assertThat(overruled.update("web in prod: DEPLOYED"))
                .contains("Overruled", "was red or missing already", "frozen prod", "the sale can wait");
        assertThat(overruled.locks()).isEmpty();
    }
}
