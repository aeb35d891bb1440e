package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scenarios in which a deployment ends without having begun. */
class RejectedPathTest {

    /** What dev's and staging's deployments change; in the third environment nothing may have changed. */
    private static final List<String> CHANGES_BEFORE_PROD = Paths.of("""
            RegisterTaskDefinition CreateDeployment ContinueDeployment ContinueDeployment
            RegisterTaskDefinition CreateDeployment ContinueDeployment ContinueDeployment
            """);

    @Test
    void startsNothingWhenAnApproverSaysNo() {
        Played rejected = Played.scenario("rejected");

        assertThat(rejected.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(rejected.pathIn("prod")).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn CheckReadiness IsReady
                NeedsApproval RequestApproval RecordDecision IsApproved
                CloseDeployment HowDidItEnd Rejected
                """));
        assertIsRejected(rejected, "rejected by alice: not before the holidays");
        assertThat(rejected.update("web in prod: REJECTED"))
                .contains(
                        "in prod did not go ahead. Blue serves as before.",
                        "  Rejected by     alice, before the deployment: not before the holidays",
                        "  1. Talk to alice. Nothing needs repair.");
    }

    @Test
    void startsNothingWhenNobodyAnswers() {
        Played expired = Played.scenario("approval-expires");

        assertThat(expired.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(expired.pathIn("prod")).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn CheckReadiness IsReady
                NeedsApproval RequestApproval IsReminderDue RemindApprovers
                RecordDecision IsApproved
                CloseDeployment HowDidItEnd Rejected
                """));
        assertIsRejected(expired, "nobody decided before the question expired");
        assertThat(expired.update("web in prod: REJECTED"))
                .contains("after 8 h 1 s", "Find out why nobody answered: alice, bob had 8 h.");
    }

    @Test
    void startsNothingWhereTheScanFoundWhatTheEnvironmentRefuses() {
        Played findings = Played.scenario("scan-findings");

        assertThat(findings.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(findings.pathIn("prod")).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn CheckReadiness IsReady
                CloseDeployment HowDidItEnd Rejected
                """));
        assertIsRejected(
                findings,
                "the image's scan has findings of HIGH or worse (1 CRITICAL): build the image anew with the vulnerable"
                        + " packages updated");
        assertThat(findings.update("web in prod: REJECTED"))
                .contains("This image will be refused again.", "\"override\":{\"reason\"");
    }

    @Test
    void givesWayToTheNewerOfTwoReleasesThatWait() {
        Played superseded = Played.scenario("superseded");

        assertThat(superseded.release()).isEqualTo(Paths.of("""
                PlanRelease IsAnythingToDeploy DeployWaves
                DeployWave RunDeployment IsWaveDeployed WaveDeployed
                DeployWave RunDeployment IsWaveDeployed WaveNotDeployed
                AnnounceRelease IsReleased Superseded
                """));
        List<String> inStaging = superseded.executionsIn("staging");
        assertThat(superseded.log().path(inStaging.get(0))).isEqualTo(Paths.DEPLOYED);
        assertThat(superseded.log().path(inStaging.get(1)))
                .isEqualTo(Paths.of("OpenDeployment IsItOurTurn waitForTurn… CloseDeployment HowDidItEnd Superseded"));
        assertThat(superseded.log().path(inStaging.get(2))).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn waitForTurn…
                CheckReadiness IsReady NeedsApproval
                StartDeployment IsItTold watch… proceed… retireBlue…
                CloseDeployment HowDidItEnd Deployed
                """));
        assertThat(superseded.serving("staging")).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(superseded.executionsIn("prod")).isEmpty();
        assertThat(superseded.locks()).isEmpty();
        assertThat(superseded.alerts()).isEmpty();
        assertThat(superseded.update("web in staging: SUPERSEDED"))
                .contains(
                        "in staging gave way to a newer release before it began.",
                        "  Cause           the newer deployment " + inStaging.get(2) + " takes its place",
                        "  Nothing: the newer release has messages of its own.");
    }

    @Test
    void doesNotUndoAFixThatOvertookTheRelease() {
        Played overtaken = Played.release(stage -> stage.after(
                Duration.ofMinutes(1),
                "a fix goes to staging",
                () -> stage.startRelease(stage.request("v4", "staging"))));

        List<String> inStaging = overtaken.executionsIn("staging");
        assertThat(overtaken.log().path(inStaging.get(1)))
                .isEqualTo(Paths.of("OpenDeployment IsItOurTurn waitForTurn… CloseDeployment HowDidItEnd Superseded"));
        assertThat(overtaken.serving("staging")).containsExactly("100 % v4, 4 of 4 healthy");
        assertThat(overtaken.update("web in staging: SUPERSEDED"))
                .contains("the newer deployment " + inStaging.get(0) + " was deployed here since it was asked for");
        assertThat(overtaken.executionsIn("prod")).isEmpty();
        assertThat(overtaken.locks()).isEmpty();
    }

    private static void assertIsRejected(Played played, String why) {
        assertThat(played.pathIn("dev")).isEqualTo(Paths.DEPLOYED);
        assertThat(played.pathIn("staging")).isEqualTo(Paths.DEPLOYED);
        assertThat(played.outcome("prod")).isEqualTo("REJECTED: " + why);
        assertThat(played.serving("prod")).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(played.changes()).isEqualTo(CHANGES_BEFORE_PROD);
        assertThat(played.locks()).isEmpty();
        assertThat(played.alerts()).as("nothing was harmed: nobody is paged").isEmpty();
        assertThat(played.update("web in prod: REJECTED"))
                .contains("Cause           " + why, "  what served before; nothing was started");
    }
}
