package dev.headgate.infra.permission;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.RecoveryName;
import dev.headgate.simulator.environment.TargetAccount;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.scenario.Scenario;
import dev.headgate.simulator.scenario.Scenario.Trigger;
import dev.headgate.simulator.wire.Fault;
import dev.headgate.states.execution.ExecutionListener;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What functions are allowed for, and the simulator's own scenarios do not come to. */
final class MoreScenarios {

    private static final List<Scenario> ALL = List.of(
            scenario(
                    "alarm-elsewhere",
                    "an alarm goes off that has nothing to do with the deployment: people are told of it",
                    MoreScenarios::soundAnAlarm),
            scenario(
                    "calls-are-told-of",
                    "the account has a trail: who started what is noted, and stands beside what the input says",
                    world -> world.events().trail().begin()),
            scenario(
                    "decision-between-states",
                    "no answer gets through until approvers are reminded: the state that reminds is answered at once",
                    MoreScenarios::loseAnswersUntilReminded),
            scenario(
                    "end-not-told",
                    "nobody can note that people were told while a deployment closes, whose execution fails for it: the"
                            + " watchdog tells of the end",
                    MoreScenarios::loseNotesWhileClosing),
            scenario(
                    "nobody-can-recover",
                    "every name of a recovery is taken, and SNS is out: the watchdog gives the deployment to people,"
                            + " and tells them later",
                    MoreScenarios::takeRecoveriesNames),
            scenario(
                    "pipeline-begins",
                    "another execution of the pipeline begins: its release will be as old as that",
                    MoreScenarios::beginPipeline),
            scenario(
                    "stage-rolled-back",
                    "a stage of the pipeline is rolled back: CodePipeline is asked to what",
                    MoreScenarios::rollStageBack),
            scenario(
                    "release-not-planned",
                    "two releases of images that are not there, and a deployment of a service that is not: people are"
                            + " told, of the second release when SNS is back",
                    MoreScenarios::releaseWhatIsNotThere),
            scenario(
                    "release-dies",
                    "the release's execution is aborted: the watchdog tells, and lets its trigger start another",
                    world -> onState(world, "DeployWaves", execution -> world.abort(execution))),
            scenario(
                    "rollback-fails-in-staging",
                    "CodeDeploy's own rollback fails in staging, too, under a red alarm: blue is deployed anew",
                    MoreScenarios::failStagingsRollback));

    private MoreScenarios() {}

    static List<Scenario> all() {
        return ALL;
    }

    private static void soundAnAlarm(World world) {
        world.loop()
                .after(
                        Duration.ofMinutes(1),
                        "an alarm goes off",
                        () -> world.wakeWatchdog(
                                "{\"type\":\"Alarm\",\"environment\":\"prod\",\"alarm\":\"web-prod-latency\","
                                        + "\"account\":\"111111111111\",\"region\":\"us-east-1\",\"reason\":\"slow\"}"));
    }

    private static void beginPipeline(World world) {
        world.loop()
                .after(
                        Duration.ofMinutes(1),
                        "a pipeline begins",
                        () -> world.wakeWatchdog(
                                "{\"type\":\"Beginning\",\"pipeline\":\"web\","
                                        + "\"execution\":\"41c0e7aa-0000-4000-8000-000000000001\",\"at\":\"2026-03-02T09:00:00Z\"}"));
    }

    private static void rollStageBack(World world) {
        world.loop()
                .after(
                        Duration.ofMinutes(1),
                        "a stage is rolled back",
                        () -> world.start("release", "stage-rolled-back", """
                                {"id":"e-9","detail-type":"CodePipeline Pipeline Execution State Change",
                                 "source":"aws.codepipeline","time":"2026-03-02T09:01:00Z","detail":{"pipeline":"web",
                                 "execution-id":"cccccccc-0000-4000-8000-000000000003","state":"SUCCEEDED",
                                 "execution-trigger":{"trigger-type":"ManualRollback"}}}"""));
    }

    private static void loseAnswersUntilReminded(World world) {
        AtomicBoolean reminded = new AtomicBoolean();
        onState(world, "RemindApprovers", execution -> reminded.set(true));
        world.wire()
                .add(call -> call.operation().equals("SendTaskSuccess") && !reminded.get()
                        ? Fault.Effect.LOSE_REQUEST
                        : Fault.Effect.NONE);
    }

    private static void loseNotesWhileClosing(World world) {
        AtomicBoolean out = new AtomicBoolean();
        world.stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                if (stateName.equals("CloseDeployment")) {
                    out.set(true);
                }
            }

            @Override
            public void executionEnded(String executionArn, ExecutionStatus status, Instant at) {
                out.set(false);
            }
        });
        world.wire()
                .add(call -> call.operation().equals("DeleteItem") && out.get()
                        ? Fault.Effect.LOSE_REQUEST
                        : Fault.Effect.NONE);
    }

    private static void takeRecoveriesNames(World world) {
        AtomicBoolean taken = new AtomicBoolean();
        AtomicBoolean out = loseMessages(world);
        onState(world, "WatchDeployment", execution -> {
            String id = execution.substring(execution.lastIndexOf(':') + 1);
            if (id.startsWith("web-prod-") && taken.compareAndSet(false, true)) {
                Deployment deployment = world.records().find(id).orElseThrow();
                for (int attempt = 1; attempt <= 20; attempt++) {
                    for (int writes = 0; writes < 4; writes++) {
                        Deployment then = deployment.atVersion(deployment.version() + writes);
                        world.start("deployment", RecoveryName.of(then, attempt), "{}");
                    }
                }
                out.set(true);
                world.abort(execution);
                world.loop().after(Duration.ofMinutes(5), "SNS is back", () -> out.set(false));
            }
        });
    }

    /** Loses what people are told for as long as the answer is true. */
    private static AtomicBoolean loseMessages(World world) {
        AtomicBoolean out = new AtomicBoolean();
        world.wire()
                .add(call -> call.operation().equals("Publish") && out.get()
                        ? Fault.Effect.LOSE_REQUEST
                        : Fault.Effect.NONE);
        return out;
    }

    private static void releaseWhatIsNotThere(World world) {
        String input = "{\"service\":\"web\",\"imageTag\":\"not-there\",\"requestedBy\":\"dave\"}";
        AtomicBoolean out = loseMessages(world);
        world.loop().after(Duration.ofMinutes(1), "a release", () -> world.start("release", "not-planned", input));
        world.loop()
                .after(
                        Duration.ofMinutes(1),
                        "a deployment",
                        () -> world.start("deployment", "of-nothing", input.replace("\"web\"", "\"webb\"")));
        world.loop().after(Duration.ofMinutes(2), "another release", () -> {
            out.set(true);
            world.start("release", "not-told", input);
        });
        world.loop().after(Duration.ofMinutes(8), "SNS is back", () -> out.set(false));
    }

    private static void failStagingsRollback(World world) {
        TargetAccount staging = world.place("web", "staging").account();
        staging.conditions().rollbacksFail(true);
        onState(world, "WatchDeployment", execution -> {
            if (execution.contains("-staging-") && isShifting(staging)) {
                staging.alarm("web-staging-5xx", StateValue.ALARM);
            }
        });
    }

    private static boolean isShifting(TargetAccount staging) {
        return staging.trafficView("web-staging").percentOf(TrafficView.Color.GREEN) > 0;
    }

    private static void onState(World world, String state, Consumer<String> action) {
        world.stepFunctions().addListener(new ExecutionListener() {
            @Override
            public void stateEntered(String executionArn, String stateName, Instant at, String input) {
                if (stateName.equals(state)) {
                    action.accept(executionArn);
                }
            }
        });
    }

    private static Scenario scenario(String name, String summary, Consumer<World> conditions) {
        return new Scenario(name, summary, Trigger.PIPELINE, Manner.APPROVE, stage -> conditions.accept(stage.world()));
    }
}
