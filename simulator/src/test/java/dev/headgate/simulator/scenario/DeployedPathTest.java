package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios that end {@code DEPLOYED}. */
class DeployedPathTest {

    private static final String V3 = "0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86)";

    @Test
    void releasesWaveByWaveAndAsksWhereGatesStand() {
        Played happy = Played.scenario("happy");

        assertThat(happy.release()).isEqualTo(Paths.RELEASED);
        assertThat(happy.pathIn("dev")).isEqualTo(Paths.DEPLOYED);
        assertThat(happy.pathIn("staging")).isEqualTo(Paths.DEPLOYED);
        assertThat(happy.pathIn("prod")).isEqualTo(Paths.DEPLOYED_BY_CONSENT);
        assertIsDeployed(happy);
        assertThat(happy.deployment("prod").decisions())
                .extracting(decision -> decision.gate() + " " + decision.decided() + " by " + decision.by())
                .containsExactly("DEPLOYMENT APPROVED by alice", "TRAFFIC APPROVED by alice");
    }

    @Test
    void tellsFollowersOfEveryStepAndAlertsNobody() {
        assertThat(Played.scenario("happy").mails())
                .containsExactly(
                        "updates, team: [Headgate] web: PLANNED - to dev, staging, prod:"
                                + " 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4c...",
                        "updates, team: [Headgate] web in dev: STARTED - " + V3 + " by pipeline...",
                        "updates, team: [Headgate] web in dev: TRAFFIC - 100 % on green",
                        "updates, team: [Headgate] web in dev: DEPLOYED - green passed its bake",
                        "updates, team: [Headgate] web in staging: STARTED - " + V3 + " by pipe...",
                        "updates, team: [Headgate] web in staging: TRAFFIC - 100 % on green",
                        "updates, team: [Headgate] web in staging: DEPLOYED - green passed its bake",
                        "approvals, alice: [Headgate] Approve web in prod?",
                        "approvals, bob: [Headgate] Approve web in prod?",
                        "approvals, alice: [Headgate] web in prod: approved",
                        "approvals, bob: [Headgate] web in prod: approved",
                        "updates, team: [Headgate] web in prod: STARTED - " + V3 + " by pipelin...",
                        "approvals, alice: [Headgate] Approve production traffic for web in prod?",
                        "approvals, alice: [Headgate] web in prod: production traffic approved",
                        "updates, team: [Headgate] web in prod: TRAFFIC - 100 % on green",
                        "updates, team: [Headgate] web in prod: DEPLOYED - green passed its bake",
                        "updates, team: [Headgate] web: RELEASED - to dev, staging, prod:"
                                + " 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4...");
    }

    @Test
    void waitsUntilSomebodyElsesDeploymentIsOver() {
        Played busy = Played.scenario("busy-then-free");

        assertThat(busy.pathIn("staging")).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn CheckReadiness IsReady waitForReadiness… NeedsApproval
                StartDeployment IsItTold watch… proceed… retireBlue…
                CloseDeployment HowDidItEnd Deployed
                """));
        assertThat(busy.release()).isEqualTo(Paths.RELEASED);
        assertIsDeployed(busy);
    }

    @Test
    void bringsAnEarlierImageBackAlthoughAnAlarmIsRed() {
        Played rollback = Played.scenario("operator-rollback");

        assertThat(rollback.release()).isEqualTo(Paths.of("""
                PlanRelease IsAnythingToDeploy DeployWaves
                DeployWave RunDeployment IsWaveDeployed WaveDeployed
                AnnounceRelease IsReleased Released
                """));
        assertThat(rollback.pathIn("prod")).isEqualTo(Paths.DEPLOYED);
        assertThat(rollback.outcome("prod")).isEqualTo("DEPLOYED: green passed its bake");
        assertThat(rollback.deployment("prod").start().orElseThrow().redBefore())
                .containsExactly("web-prod-5xx");
        assertThat(rollback.serving("prod")).containsExactly("100 % v1, 4 of 4 healthy");
        assertThat(rollback.locks()).isEmpty();
        assertThat(rollback.mails())
                .contains(
                        "updates, team: [Headgate] web in prod: STARTED - v1 (81bc90d88083) by carol",
                        "updates, team: [Headgate] web: RELEASED - to prod: v1 (81bc90d88083)");
        assertThat(rollback.alerts()).isEmpty();
    }

    @Test
    void startsOneDeploymentPerEnvironmentWhenRepliesAreLost() {
        Played lost = Played.scenario("lost-reply-on-create");

        assertThat(lost.pathIn("prod")).isEqualTo(Paths.DEPLOYED_BY_CONSENT);
        assertIsDeployed(lost);
        assertThat(lost.changes()).isEqualTo(Played.scenario("happy").changes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"everything-twice", "throttled"})
    void takesTheSameWayWhateverIsRepeated(String scenario) {
        Played disturbed = Played.scenario(scenario);

        assertThat(disturbed.release()).isEqualTo(Paths.RELEASED);
        // A look that could not see is one more look; nothing else is added.
        assertThat(disturbed.pathIn("dev")).containsSubsequence(Paths.DEPLOYED);
        assertThat(disturbed.pathIn("staging")).containsSubsequence(Paths.DEPLOYED);
        assertThat(disturbed.pathIn("prod")).containsSubsequence(Paths.DEPLOYED_BY_CONSENT);
        assertThat(disturbed.pathIn("prod")).doesNotContain("RollBack", "rollBack…");
        assertThat(disturbed.changes().stream().filter("CreateDeployment"::equals))
                .hasSize(3);
        assertIsDeployed(disturbed);
    }

    @Test
    void releasesOnceWhenTheEventComesTwice() {
        Played doubled = Played.scenario("duplicate-event");

        assertThat(doubled.release()).isEqualTo(Paths.RELEASED);
        assertThat(doubled.log().path("beside-1"))
                .isEqualTo(Paths.of("PlanRelease IsAnythingToDeploy NothingToDeploy"));
        assertIsDeployed(doubled);
    }

    @Test
    void deploysAloneWhatAnOperatorAsksForInOneEnvironment() {
        Played alone = Played.nothingYet();
        alone.world().start("deployment", "try-v4-in-dev", """
                {"service": "web", "environment": "dev", "imageTag": "v4",
                 "reason": "try it in dev alone", "requestedBy": "erin"}
                """);
        alone.toItsEnd();

        assertThat(alone.log().path("try-v4-in-dev")).isEqualTo(Paths.DEPLOYED);
        assertThat(alone.outcome("dev")).isEqualTo("DEPLOYED: green passed its bake");
        assertThat(alone.serving("dev")).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(alone.mails()).contains("updates, team: [Headgate] web in dev: STARTED - v4 (94a831f12a43) by erin");
        assertThat(alone.locks()).isEmpty();
    }

    private static void assertIsDeployed(Played played) {
        for (String environment : List.of("dev", "staging", "prod")) {
            assertThat(played.outcome(environment)).isEqualTo("DEPLOYED: green passed its bake");
            assertThat(played.serving(environment)).containsExactly("100 % v3, 4 of 4 healthy");
        }
        assertThat(played.locks()).isEmpty();
        assertThat(played.alerts()).isEmpty();
    }
}
