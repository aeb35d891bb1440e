package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Scenarios that end {@code ROLLED_BACK}. */
class RolledBackPathTest {

    private static final String STOPPED_BY_ALARM = "alarm web-prod-5xx is red: CodeDeploy stopped it";

    @Test
    void bringsBlueBackWhereGreenIsSickAndGoesNoFurther() {
        Played sick = Played.scenario("sick-green");

        assertThat(sick.release()).isEqualTo(Paths.of("""
                PlanRelease IsAnythingToDeploy DeployWaves
                DeployWave RunDeployment IsWaveDeployed WaveNotDeployed
                AnnounceRelease IsReleased ReleaseFailed
                """));
        assertThat(sick.pathIn("dev")).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn CheckReadiness IsReady NeedsApproval
                StartDeployment IsItTold watch… rollBack…
                CloseDeployment HowDidItEnd RolledBack
                """));
        assertThat(sick.executionsIn("staging")).isEmpty();
        assertThat(sick.executionsIn("prod")).isEmpty();
        assertThat(sick.outcome("dev")).isEqualTo("ROLLED_BACK: green has 0 healthy targets of 4 for 5 min");
        assertThat(sick.serving("dev")).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(sick.locks()).isEmpty();
        assertThat(sick.update("web: RELEASE_FAILED"))
                .contains(
                        "  dev             wave 1   ROLLED_BACK   green has 0 healthy targets of 4 for 5 min",
                        "  staging         wave 2   not started",
                        "  prod            wave 3   not started");
    }

    @Test
    void bringsBlueBackWhenAnAlarmTurnsRedWhileTrafficMoves() {
        Played alarm = Played.scenario("alarm-during-shift");

        assertThat(alarm.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(alarm.pathIn("dev")).isEqualTo(Paths.DEPLOYED);
        assertThat(alarm.pathIn("staging")).isEqualTo(Paths.DEPLOYED);
        assertThat(alarm.pathIn("prod")).isEqualTo(Paths.ROLLED_BACK_BY_CONSENT);
        assertIsRolledBack(alarm, STOPPED_BY_ALARM);
    }

    @Test
    void saysInTheAlertAllThatSomebodyOnCallNeeds() {
        Played alarm = Played.scenario("alarm-during-shift");
        String id = alarm.deployment("prod").id();

        assertThat(alarm.mails())
                .endsWith(
                        "alerts, on-call: [Headgate] web in prod: ROLLED_BACK - " + STOPPED_BY_ALARM,
                        "updates, team: [Headgate] web: RELEASE_FAILED - not in prod:"
                                + " 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86)");
        assertThat(alarm.alerts()).as("one incident, one alert").hasSize(1);
        assertThat(alarm.alert("web in prod: ROLLED_BACK").lines().map(String::strip))
                .contains(
                        "The deployment of web 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 (d19f03c4cc86) in prod was rolled back."
                                + " Verified: blue serves all production traffic again.",
                        "Deployment      " + id,
                        "Environment     prod",
                        "Account         111122223333",
                        "ECS service     headgate-prod/web-prod",
                        "Requested by    pipeline web (as its input says)",
                        "Reason          Execution 0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11 succeeded",
                        "Approved by     alice, before the traffic",
                        "Cause           " + STOPPED_BY_ALARM,
                        "111122223333.dkr.ecr.us-east-1.amazonaws.com/web@"
                                + alarm.stage().digest("v2") + " (blue, as before)",
                        "2. Release a corrected image. If green was not to blame, start the release state machine with"
                                + " {\"service\":\"web\",\"image\":\""
                                + alarm.stage().newDigest()
                                + "\",\"environments\":[\"prod\"],\"reason\":\"Again after " + id
                                + "\"}, or say ./headgate release web --image "
                                + alarm.stage().newDigest() + " --to prod --reason 'Again after " + id + "'",
                        "Runbook         docs/operating.md#rolled_back",
                        "Step Functions  https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1"
                                + "#/v2/executions/details/arn:aws:states:us-east-1:111122223333:execution:"
                                + "headgate-deployment:" + id,
                        "CodeDeploy      https://us-east-1.console.aws.amazon.com/codesuite/codedeploy/deployments/"
                                + alarm.deployment("prod").backendId().orElseThrow() + "?region=us-east-1");
    }

    @Test
    void bringsBlueBackWhenAnAlarmTurnsRedDuringTheBake() {
        Played alarm = Played.scenario("alarm-during-bake");

        assertThat(alarm.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(alarm.pathIn("prod")).isEqualTo(Paths.ROLLED_BACK_BY_CONSENT);
        assertThat(alarm.deployment("prod").milestones().trafficMoved()).isPresent();
        assertThat(alarm.deployment("prod").milestones().blueRetiring()).isEmpty();
        assertIsRolledBack(alarm, "alarm web-prod-5xx is red");
    }

    @Test
    void deploysBlueAnewWhereCodeDeployRefusesToStop() {
        Played refused = Played.scenario("stop-refused");

        assertThat(refused.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(refused.pathIn("prod")).isEqualTo(Paths.ROLLED_BACK_BY_CONSENT);
        assertIsRolledBack(refused, "alarm web-prod-5xx is red");
        assertThat(refused.changes().stream().dropWhile(change -> !change.equals("StopDeployment")))
                .as(
                        "after the last stop: blue's wait is ended, blue is deployed, let through READY, and its wait is ended")
                .filteredOn(change -> !change.equals("StopDeployment"))
                .containsExactly("ContinueDeployment", "CreateDeployment", "ContinueDeployment", "ContinueDeployment");
    }

    @Test
    void deploysBlueAnewWhereCodeDeploysOwnRollbackFails() {
        Played fails = Played.scenario("rollback-fails");

        assertThat(fails.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(fails.pathIn("prod")).isEqualTo(Paths.ROLLED_BACK_BY_CONSENT);
        assertIsRolledBack(fails, "alarm web-prod-5xx is red");
        assertThat(fails.changes())
                .endsWith("StopDeployment", "CreateDeployment", "ContinueDeployment", "ContinueDeployment");
    }

    @Test
    void takesOverADeploymentWhoseExecutionDied() {
        Played died = Played.scenario("execution-dies");
        String id = died.deployment("prod").id();

        assertThat(died.release()).isEqualTo(Paths.of("""
                PlanRelease IsAnythingToDeploy DeployWaves
                DeployWave RunDeployment IsWaveDeployed WaveDeployed
                DeployWave RunDeployment IsWaveDeployed WaveDeployed
                DeployWave RunDeployment DeploymentLost IsWaveDeployed WaveNotDeployed
                AnnounceRelease IsReleased ReleaseFailed
                """));
        assertThat(died.executionsIn("prod")).containsExactly(id, id + "-recovery-15");
        assertThat(died.log().path(id)).endsWith("proceed…", "WaitForProgress");
        assertThat(died.log().path(id + "-recovery-15"))
                .isEqualTo(Paths.of("OpenDeployment IsItOurTurn rollBack… CloseDeployment HowDidItEnd RolledBack"));
        assertIsRolledBack(
                died,
                "its execution ended before the deployment did (ABORTED: aborted by hand), and " + id
                        + "-recovery-15 took over");
        assertThat(died.alertSubjects())
                .as("a takeover and its outcome are one incident")
                .singleElement()
                .asString()
                .startsWith("[Headgate] web in prod: ROLLED_BACK - its execution ended before the deployment did");
        assertThat(died.update("web in prod: TAKEN_OVER")).contains("lost its execution");
        assertThat(died.update("RELEASE_FAILED")).contains("prod            wave 3   not ended");
    }

    private static void assertIsRolledBack(Played played, String why) {
        assertThat(played.outcome("prod")).isEqualTo("ROLLED_BACK: " + why);
        assertThat(played.serving("prod")).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(played.serving("staging")).containsExactly("100 % v3, 4 of 4 healthy");
        assertThat(played.locks()).isEmpty();
        assertThat(played.alert("web in prod: ROLLED_BACK"))
                .contains("Verified: blue serves all production traffic again.", "Cause           " + why);
    }
}
