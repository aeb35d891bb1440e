package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.Cause;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.Lock;
import dev.headgate.simulator.installation.World;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** What is taken over, by whom, and what is told of it. */
class RecoveryPathTest {

    private static final List<String> TAKEN_OVER =
            Paths.of("OpenDeployment IsItOurTurn rollBack… CloseDeployment HowDidItEnd RolledBack");

    @Test
    void keepsTheLockAndPagesSomeoneWhenNothingCanBeVerified() {
        Played vanished = Played.release(stage -> stage.when(
                () -> stage.greenPercent("prod") >= 30, "the role vanish", () -> stage.removeDeployRole("prod")));
        String id = vanished.deployment("prod").id();

        assertThat(vanished.pathIn("prod")).isEqualTo(Paths.of("""
                OpenDeployment IsItOurTurn CheckReadiness IsReady
                NeedsApproval RequestApproval RecordDecision IsApproved
                CheckReadiness IsReady NeedsApproval
                StartDeployment IsItTold watch… ask…
                RequestApproval RecordDecision IsApproved WatchDeployment WhatNext proceed… RollBack WaitForRollback ConfirmRollback
                CloseDeployment HowDidItEnd NeedsHuman
                """));
        assertThat(vanished.locks()).containsExactly(id);
        assertThat(vanished.outcome("prod"))
                .startsWith("NEEDS_HUMAN: the rollback could not be confirmed: the role"
                        + " arn:aws:iam::111122223333:role/headgate-deploy-prod");
        assertThat(vanished.alert("web in prod: NEEDS_HUMAN"))
                .contains(
                        "Cause           nothing could be seen of the deployment for 5 min: the role",
                        "deploy the account-access stack headgate-access-prod into that account",
                        "In the end      the rollback could not be confirmed, for the reason above",
                        "What serves production traffic now\n  could not be read, for the reason above",
                        "1. CodeDeploy does not wait for you",
                        "aws deploy stop-deployment --deployment-id "
                                + vanished.deployment("prod").backendId().orElseThrow(),
                        "5. Until this is settled the lock is kept",
                        "start the deployment state machine with {\"recover\":\"" + id + "\"}");
    }

    /** CodeDeploy would shift on and end blue, while nobody could say whether green works. */
    @Test
    void asksForTheStopWhileItCannotSeeWhatServes() {
        Played blind = Played.release(stage -> stage.when(
                () -> stage.greenPercent("prod") >= 30,
                "the load balancer's API go out",
                () -> stage.calls().loseRequests("elasticloadbalancing", Duration.ofMinutes(30))));

        assertThat(blind.changes()).endsWith("StopDeployment");
        assertThat(blind.serving("prod")).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(blind.outcome("prod")).startsWith("NEEDS_HUMAN: the rollback could not be confirmed");
        assertThat(blind.locks()).containsExactly(blind.deployment("prod").id());
        assertThat(blind.alert("web in prod: NEEDS_HUMAN"))
                .contains("Cause           nothing could be seen of the deployment for 5 min");
    }

    @Test
    void letsAnOperatorHaveItTakenOverOnceTheCauseIsCured() {
        Played recovered = Played.scenario("needs-human-then-recovered");
        String id = recovered.deployment("prod").id();

        assertThat(recovered.release()).isEqualTo(Paths.FAILED_IN_PROD);
        assertThat(recovered.log().path(id + "-recovered-by-hand")).isEqualTo(TAKEN_OVER);
        assertThat(recovered.outcome("prod"))
                .startsWith("ROLLED_BACK: nothing could be seen of the deployment for 5 min: the role");
        assertThat(recovered.serving("prod")).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(recovered.locks()).isEmpty();
        assertThat(recovered.alertSubjects())
                .extracting(subject -> subject.replaceFirst(" - .*", ""))
                .containsExactly(
                        "[Headgate] web in prod: BLIND",
                        "[Headgate] web in prod: NEEDS_HUMAN",
                        "[Headgate] web in prod: ROLLED_BACK");
    }

    @Test
    void givesARecoveryByHandAllItsTimeHoweverLateItComes() {
        Played late = Played.release(stage -> {
            stage.place("prod").account().conditions().rollbacksFail(true);
            stage.when(() -> stage.greenPercent("prod") >= 30, "the role vanish", () -> {
                stage.alarm("prod", stage.alarmOf("prod"));
                stage.removeDeployRole("prod");
            });
            stage.operator().recoverProd(Duration.ofHours(5));
        });

        assertThat(late.log().path(late.deployment("prod").id() + "-recovered-by-hand"))
                .isEqualTo(TAKEN_OVER);
        assertThat(late.serving("prod")).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(late.locks()).isEmpty();
    }

    @Test
    void doesNothingMoreForADeploymentThatHasEnded() {
        Played ended = Played.scenario("alarm-during-shift");
        List<String> changes = ended.changes();
        String recovery =
                ended.stage().operator().recover(ended.deployment("prod").id());
        ended.toItsEnd();

        assertThat(ended.log().path(recovery)).isEqualTo(Paths.of("OpenDeployment IsItOurTurn NothingToDo"));
        assertThat(ended.changes()).isEqualTo(changes);
    }

    @Test
    void anOutageOfTheTableDelaysARollbackAndDecidesNothing() {
        Played silent = Played.release(stage -> {
            stage.when(() -> stage.greenPercent("prod") >= 30, "the alarm turn red, and the table be out", () -> {
                stage.alarm("prod", stage.alarmOf("prod"));
                stage.calls().loseRequests("dynamodb", Duration.ofSeconds(90));
            });
        });

        assertThat(silent.pathIn("prod"))
                .endsWith("proceed…", "rollBack…", "CloseDeployment", "HowDidItEnd", "RolledBack");
        assertThat(silent.outcome("prod")).startsWith("ROLLED_BACK: ");
        assertThat(silent.serving("prod")).containsExactly("100 % v2, 4 of 4 healthy");
    }

    @Test
    void callsAHumanWhenACauseIsFoundAfterTheLastLook() {
        Played late = Played.release(stage -> stage.world().stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                if (stateName.equals("CloseDeployment")) {
                    DeploymentStore records = stage.world().records();
                    records.find(ExecutionLog.nameOf(executionArn))
                            .map(it -> it.failing(new Cause(Cause.Kind.FAILED, "alarm web-dev-5xx is red", at)))
                            .ifPresent(records::save);
                }
            }
        }));

        assertThat(late.outcome("dev"))
                .isEqualTo("NEEDS_HUMAN: green serves 100 % and blue is gone, and yet alarm web-dev-5xx is red");
        assertThat(late.locks()).containsExactly(late.deployment("dev").id());
        assertThat(late.alert("web in dev: NEEDS_HUMAN")).contains("100 % web-dev:2 (4 of 4 targets healthy)");
    }

    @Test
    void sendsAnotherRecoveryWhenOneDiedBeforeItsFirstWrite() {
        List<String> killed = new ArrayList<>();
        Played died = Played.release(stage -> {
            stage.when(() -> stage.greenPercent("prod") >= 50, "the execution die", stage::abortProd);
            stage.world().stepFunctions().addListener(new ExecutionListener() {
                @Override
                public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                    if (executionArn.contains("-recovery-") && killed.isEmpty()) {
                        killed.add(ExecutionLog.nameOf(executionArn));
                        stage.world().stepFunctions().kill(executionArn, "simulated");
                    }
                }
            });
        });
        String id = died.deployment("prod").id();

        String first = killed.getFirst();
        assertThat(died.executionsIn("prod")).containsExactly(id, first, first + "-2");
        assertThat(died.log().path(first + "-2")).isEqualTo(TAKEN_OVER);
        assertThat(died.serving("prod")).containsExactly("100 % v2, 4 of 4 healthy");
        assertThat(died.locks()).isEmpty();
    }

    @Test
    void sweepsUpADeploymentThatDiedWhileItWaitedForItsTurn() {
        Played waiter = Played.release(stage -> {
            stage.world().events().loseStatusEvents();
            stage.after(
                    Duration.ofSeconds(5), "staging is busy", () -> stage.startRelease(stage.request("v1", "staging")));
            stage.after(Duration.ofMinutes(9), "the waiting execution dies", () -> abortWaiting(stage));
        });
        List<String> inStaging = waiter.executionsIn("staging");

        assertThat(waiter.log().path(inStaging.get(1)))
                .isEqualTo(Paths.of("OpenDeployment IsItOurTurn waitForTurn… WaitForTurn"));
        assertThat(waiter.log().path(inStaging.get(2)))
                .isEqualTo(Paths.of("OpenDeployment IsItOurTurn CloseDeployment HowDidItEnd Rejected"));
        assertThat(waiter.alert("web in staging: REJECTED")).contains("its execution ended before the deployment did");
        assertThat(waiter.serving("staging")).containsExactly("100 % v1, 4 of 4 healthy");
        assertThat(waiter.locks()).isEmpty();
    }

    private static void abortWaiting(Stage stage) {
        List<String> holders =
                stage.world().records().locks().stream().map(Lock::deploymentId).toList();
        stage.world().records().unannounced().stream()
                .filter(id -> !holders.contains(id))
                .flatMap(id -> stage.world().records().find(id).stream())
                .forEach(waiting -> stage.world().abort(waiting.executionArn()));
    }

    @Test
    void tellsOfAnEndLaterWhenNobodyCouldBeToldAtOnce() {
        Played silent = Played.release(stage -> {
            stage.place("dev").account().makeImageSick(stage.newDigest());
            stage.after(
                    Duration.ofMinutes(3),
                    "SNS is out",
                    () -> stage.calls().loseRequests("sns", Duration.ofMinutes(20)));
        });

        assertThat(silent.pathIn("dev")).endsWith("rollBack…", "CloseDeployment", "HowDidItEnd", "RolledBack");
        assertThat(silent.outcome("dev")).startsWith("ROLLED_BACK");
        assertThat(silent.alerts()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("[Headgate] web in dev: ROLLED_BACK");
            assertThat(mail.at()).isBetween(World.START.plusSeconds(1_380), World.START.plusSeconds(1_505));
        });
    }

    @Test
    void tellsThatAReleaseBrokeOffWhenItsOwnExecutionDies() {
        Played broken = Played.release(stage -> stage.after(
                Duration.ofSeconds(1),
                "the release is aborted",
                () -> stage.world()
                        .abort("arn:aws:states:us-east-1:111122223333:execution:headgate-release:demo-arranged")));

        assertThat(broken.alert("RELEASE_BROKEN"))
                .contains(
                        "A release broke off: its execution demo-arranged ended early.",
                        "Why\n  aborted by hand",
                        "environments that were not reached need a release anew",
                        "execution:headgate-release:demo-arranged");
        assertThat(broken.locks()).isEmpty();
    }

    @Test
    void acceptsThePipelinesRetryOfAFailedActionAndLetsAnotherCopyFollowIt() {
        Played action = Played.nothingYet();
        String input = "{\"pipeline\": \"web\", \"pipelineExecutionId\": \"" + Stage.PIPELINE_EXECUTION + "\"}";
        String alarm = action.stage().alarmOf("prod");
        action.stage().alarm("prod", alarm);
        action.world().start("release", "action-1", input);
        action.toItsEnd();
        action.stage().place("prod").account().alarm(alarm, StateValue.OK);
        action.world().start("release", "action-2", input);
        action.world().start("release", "action-3", input);
        action.toItsEnd();

        assertThat(action.log().path("action-1")).endsWith("AnnounceRelease", "IsReleased", "ReleaseFailed");
        assertThat(List.of(action.log().path("action-2"), action.log().path("action-3")))
                .contains(Paths.RELEASED)
                .filteredOn(path -> !path.equals(Paths.RELEASED))
                .singleElement(InstanceOfAssertFactories.list(String.class))
                .contains("FollowRelease")
                .doesNotContain("DeployWaves")
                .endsWith("HowDoesItGo", "Released");
        assertThat(action.serving("prod")).containsExactly("100 % v3, 4 of 4 healthy");
    }
}
