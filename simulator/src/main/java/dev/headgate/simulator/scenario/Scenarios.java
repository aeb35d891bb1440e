package dev.headgate.simulator.scenario;

import dev.headgate.simulator.environment.service.CloudConditions.StopDuringTerminationWait;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import dev.headgate.simulator.wire.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;

/** The scenarios that can be run by name. */
public final class Scenarios {

    /** What starts a deployment, by CodeDeploy and by ECS. */
    private static final Set<String> STARTS = Set.of("CreateDeployment", "UpdateService");

    private static final List<Scenario> ALL = List.of(
            pipeline("happy", "everything goes well: DEPLOYED in dev, staging and prod", Manner.APPROVE, stage -> {}),
            pipeline(
                    "sick-green",
                    "green's tasks never become healthy in dev: ROLLED_BACK there, nothing further",
                    Manner.APPROVE,
                    stage -> stage.place("dev").account().makeImageSick(stage.newDigest())),
            pipeline(
                    "alarm-during-shift",
                    "an alarm turns red while traffic moves in prod: ROLLED_BACK",
                    Manner.APPROVE,
                    Scenarios::alarmDuringShift),
            pipeline(
                    "alarm-during-bake",
                    "an alarm turns red with all of prod's traffic on green: ROLLED_BACK",
                    Manner.APPROVE,
                    Scenarios::alarmDuringBake),
            pipeline("rejected", "an approver says no before prod: REJECTED", Manner.REJECT, stage -> {}),
            pipeline("approval-expires", "nobody answers before prod: REJECTED", Manner.IGNORE, stage -> {}),
            pipeline(
                    "busy-then-free",
                    "somebody else's deployment occupies staging for ten minutes: DEPLOYED after it",
                    Manner.APPROVE,
                    stage -> Occupation.begin(stage, "staging", Duration.ofMinutes(10))),
            new Scenario(
                    "operator-rollback",
                    "an operator brings back prod's former image while an alarm is red: DEPLOYED",
                    Trigger.ROLLBACK,
                    Manner.APPROVE,
                    stage -> stage.alarm("prod", stage.alarmOf("prod"))),
            pipeline(
                    "lost-reply-on-create",
                    "the reply to what starts a deployment is lost in every environment: found again, DEPLOYED",
                    Manner.APPROVE,
                    stage -> stage.world()
                            .wire()
                            .add(call -> STARTS.contains(call.operation()) && call.number() % 2 == 1
                                    ? Fault.Effect.LOSE_REPLY
                                    : Fault.Effect.NONE)),
            pipeline(
                    "duplicate-event",
                    "the pipeline's event comes twice: one release, DEPLOYED, and nothing to do for the other",
                    Manner.APPROVE,
                    stage -> stage.after(
                            Duration.ofSeconds(2),
                            "the event comes again",
                            () -> stage.startRelease(stage.pipelineEvent()))),
            pipeline(
                    "superseded",
                    "staging is busy, and a newer release comes to wait for it too: SUPERSEDED there, and no further",
                    Manner.APPROVE,
                    Scenarios::twoReleasesWaitForStaging),
            pipeline(
                    "scan-findings",
                    "the image's scan has critical findings, which prod refuses: REJECTED there",
                    Manner.APPROVE,
                    stage -> stage.scanFinds(
                            Stage.NEW_TAG, Map.of(FindingSeverity.CRITICAL, 1, FindingSeverity.MEDIUM, 3))),
            pipeline(
                    "stop-refused",
                    "an alarm turns red during prod's bake and CodeDeploy refuses to stop: blue anew, ROLLED_BACK",
                    Manner.APPROVE,
                    stage -> {
                        stage.tell("CodeDeploy will refuse to stop prod's deployment once all traffic has moved");
                        stage.place("prod")
                                .account()
                                .conditions()
                                .stopDuringTerminationWait(StopDuringTerminationWait.REFUSED);
                        Scenarios.alarmDuringBake(stage);
                    }),
            pipeline(
                    "rollback-fails",
                    "CodeDeploy's own rollback fails in prod: blue is deployed anew, ROLLED_BACK",
                    Manner.APPROVE,
                    stage -> {
                        stage.tell("CodeDeploy's own rollbacks will fail in prod");
                        stage.place("prod").account().conditions().rollbacksFail(true);
                        Scenarios.alarmDuringShift(stage);
                    }),
            pipeline(
                    "needs-human-then-recovered",
                    "prod's deploy role vanishes while traffic moves: NEEDS_HUMAN, and an operator has it taken over: ROLLED_BACK",
                    Manner.APPROVE,
                    stage -> {
                        stage.whenGreenHas(30, "prod", "the role vanish", () -> stage.removeDeployRole("prod"));
                        stage.operator().recoverProd(Duration.ofMinutes(20));
                    }),
            pipeline(
                    "execution-dies",
                    "prod's execution is aborted while traffic moves: another takes over, ROLLED_BACK",
                    Manner.APPROVE,
                    stage -> stage.whenGreenHas(50, "prod", "the execution die", stage::abortProd)),
            pipeline(
                    "everything-twice",
                    "Lambda invokes every function twice: DEPLOYED all the same",
                    Manner.APPROVE,
                    stage -> {
                        stage.tell("from now on Lambda runs every step twice");
                        stage.world().invokeTwice();
                    }),
            pipeline(
                    "throttled",
                    "AWS refuses every 29th call, SDK retries included: DEPLOYED all the same",
                    Manner.APPROVE,
                    stage -> stage.calls().strikeEvery(29, Fault.Effect.THROTTLE)));

    private Scenarios() {}

    public static List<Scenario> all() {
        return Stream.of(ALL, OperatorScenarios.all(), JudgeScenarios.all())
                .flatMap(List::stream)
                .toList();
    }

    public static Optional<Scenario> named(String name) {
        return all().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    private static void alarmDuringShift(Stage stage) {
        String alarm = stage.alarmOf("prod");
        stage.whenGreenHas(30, "prod", "the alarm turn red", () -> stage.alarm("prod", alarm));
    }

    private static void alarmDuringBake(Stage stage) {
        String alarm = stage.alarmOf("prod");
        Runnable red = () -> stage.alarm("prod", alarm);
        stage.whenGreenHas(
                100, "prod", "the bake begin", () -> stage.after(Duration.ofMinutes(3), "the alarm turns red", red));
    }

    private static void twoReleasesWaitForStaging(Stage stage) {
        String older = stage.request("v1", "staging");
        String newer = stage.request(Stage.NEWER_TAG, "staging");
        stage.after(Duration.ofSeconds(5), "somebody releases to staging", () -> stage.startRelease(older));
        stage.after(Duration.ofMinutes(9), "a newer release comes", () -> stage.startRelease(newer));
    }

    private static Scenario pipeline(String name, String summary, Manner manner, Consumer<Stage> conditions) {
        return new Scenario(name, summary, Trigger.PIPELINE, manner, conditions);
    }
}
