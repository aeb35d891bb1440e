package dev.headgate.simulator.scenario;

import static dev.headgate.simulator.law.Doings.Kind.BLINDNESS;
import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;
import static dev.headgate.simulator.law.Doings.Kind.TASKS;

import dev.headgate.simulator.environment.TrafficView.Color;
import dev.headgate.simulator.environment.TrafficView.Revision;
import dev.headgate.simulator.environment.ecs.EcsConditions;
import dev.headgate.simulator.environment.service.CloudConditions.StopDuringTerminationWait;
import dev.headgate.simulator.law.Place;
import dev.headgate.simulator.scenario.Console.Wait;
import dev.headgate.simulator.wire.Fault;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** One thing that goes wrong, or that somebody does, in a simulated run. Times count from its start. */
interface Mishap {

    /** For as long as the run lasts. */
    Duration ALWAYS = Duration.ofDays(3);

    /** What somebody deploys by hand goes on for up to so long. */
    Duration BY_HAND = Duration.ofHours(2);

    void arrange(Simulation simulation);

    /** The n-th call of an operation, counted over the whole run, is lost, or its reply is, or it is throttled or doubled. */
    record StruckCall(String service, String operation, int number, Fault.Effect effect) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation
                    .world()
                    .wire()
                    .add(call -> call.service().equals(service)
                                    && call.operation().equals(operation)
                                    && call.number() == number
                            ? effect
                            : Fault.Effect.NONE);
        }
    }

    /** No call of a service arrives for some time. */
    record Outage(String service, Duration from, Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(from, service + " is out for " + lasts, () -> {
                simulation.befallAll(BLINDNESS, lasts);
                simulation.stage("web").calls().loseRequests(service, lasts);
            });
            simulation.at(from.plus(lasts), service + " is back", () -> {});
        }
    }

    /** From some time on Lambda invokes every function twice. */
    record DoubledInvocations(Duration from) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(from, "every invocation is doubled", simulation.world()::invokeTwice);
        }
    }

    /** Whichever execution enters the n-th state of the run dies there of {@code States.Runtime}, or is aborted. */
    record EndedExecution(int state, boolean aborted) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.endExecutionAt(state, aborted);
        }
    }

    /** The watchdog hears of no execution's end, and has only its schedule. */
    record LostStatusEvents() implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.befallAll(BLINDNESS, ALWAYS);
            simulation.world().events().loseStatusEvents();
        }
    }

    /** A stack update or a person sends some percent of production back to blue, while there is a blue. */
    record ListenerReset(Place place, Duration at, int percent) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(
                    at,
                    "somebody sends " + percent + " % of " + place + " to blue",
                    () -> site.traffic().revisions().stream()
                            .filter(it ->
                                    it.color() == Color.BLUE && !it.status().equals("DRAINING"))
                            .map(Revision::image)
                            .findFirst()
                            .filter(blue -> site.traffic().percentOf(Color.GREEN) > 0)
                            .ifPresent(blue -> simulation.befall(
                                    place,
                                    LISTENER,
                                    () -> site.account()
                                            .splitListener(
                                                    site.service(),
                                                    blue.substring(blue.indexOf("sha256:")),
                                                    percent))));
        }
    }

    /** Somebody deploys another image in CodeDeploy's console, and ends its waits there. */
    record HandDeployment(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(at, "somebody deploys v4 to " + place + " by CodeDeploy", () -> {
                if (site.traffic().deploymentId().isEmpty()) {
                    simulation.befall(place, CODEDEPLOY, BY_HAND, () -> site.deployByHand(Stage.NEWER_TAG));
                }
            });
            for (int minutes : new int[] {3, 6, 9}) {
                simulation.at(
                        at.plusMinutes(minutes),
                        "somebody looks after it",
                        () -> site.description()
                                .filter("by hand"::equals)
                                .ifPresent(it -> site.console()
                                        .goOn(minutes == 9 ? Wait.BEFORE_BLUE_GOES : Wait.BEFORE_TRAFFIC)));
            }
        }
    }

    /** Somebody registers a task definition by hand. */
    record HandRevision(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(at, "somebody registers a task definition for " + place, () -> {
                String unused = simulation.site(place).registerByHand(Stage.NEWER_TAG);
            });
        }
    }

    /** A job that tidies up deregisters all revisions but the newest, also the one that serves or would come back. */
    record TidiedRevisions(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(
                    at,
                    "all revisions of " + place + " but the newest are deregistered",
                    () -> simulation.site(place).tidyRevisions());
        }
    }

    /** Somebody presses a button of CodeDeploy's console: goes on with traffic, ends blue, or stops. */
    record PressedButton(Place place, Duration at, Button button) implements Mishap {

        enum Button {
            REROUTE_TRAFFIC,
            TERMINATE_ORIGINAL,
            STOP
        }

        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(at, "somebody presses " + button + " in " + place, () -> {
                if (site.traffic().deploymentId().isPresent()) {
                    simulation.befall(place, CODEDEPLOY, Duration.ofMinutes(10), () -> {
                        switch (button) {
                            case REROUTE_TRAFFIC -> {
                                site.console().goOn(Wait.BEFORE_TRAFFIC);
                                site.console().goOn(Wait.BEFORE_STEP);
                            }
                            case TERMINATE_ORIGINAL -> site.console().goOn(Wait.BEFORE_BLUE_GOES);
                            case STOP -> site.console().stop();
                        }
                    });
                }
            });
        }
    }

    record RedAlarm(Place place, Duration from, Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(
                    from,
                    "alarm " + site.alarm() + " turns red",
                    () -> site.account().alarm(site.alarm(), StateValue.ALARM));
            simulation.at(
                    from.plus(lasts),
                    "alarm " + site.alarm() + " turns green",
                    () -> site.account().alarm(site.alarm(), StateValue.OK));
        }
    }

    record RemovedAlarm(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(
                    at,
                    "alarm " + site.alarm() + " is deleted",
                    () -> site.account().removeAlarm(site.alarm()));
        }
    }

    /** Green's tasks fail their health checks from some time on, in the account of this place. */
    record SickGreen(Place place, Duration from) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(from, "green falls sick in the account of " + place, () -> {
                simulation.places().stream()
                        .filter(it -> simulation.site(it).account().equals(site.account()))
                        .forEach(it -> simulation.befall(it, TASKS, () -> {}));
                site.account().makeImageSick(site.stage().newDigest());
            });
        }
    }

    /**
     * Green or blue loses tasks.
     *
     * @param replaced whether ECS can start others in their place, or has no capacity for an hour
     */
    record KilledTasks(Place place, Duration at, Color color, int tasks, boolean replaced) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(at, tasks + " tasks of " + color + " die in " + place, () -> {
                if (!replaced) {
                    site.account().conditions().scalingBlocksSteadyState(true);
                }
                simulation.befall(place, TASKS, () -> site.account().killTasks(site.service(), color, tasks));
            });
            if (!replaced) {
                simulation.at(
                        at.plusHours(1),
                        "tasks start again",
                        () -> site.account().conditions().scalingBlocksSteadyState(false));
            }
        }
    }

    /** No new task starts in an account for some time. */
    record NoCapacity(Place place, Duration from, Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(
                    from,
                    "no task starts in the account of " + place,
                    () -> site.account().conditions().scalingBlocksSteadyState(true));
            simulation.at(
                    from.plus(lasts),
                    "tasks start again",
                    () -> site.account().conditions().scalingBlocksSteadyState(false));
        }
    }

    record ScaledService(Place place, Duration at, int tasks) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(
                    at,
                    place + " is scaled to " + tasks,
                    () -> simulation.befall(
                            place,
                            TASKS,
                            Duration.ofMinutes(2),
                            () -> site.account().scaleTo(site.service(), tasks)));
        }
    }

    /** CodeDeploy refuses to stop a deployment whose traffic has moved. */
    record RefusedStop(Place place) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.befallAll(BLINDNESS, ALWAYS);
            simulation.site(place).account().conditions().stopDuringTerminationWait(StopDuringTerminationWait.REFUSED);
        }
    }

    /** CodeDeploy's own rollbacks fail before they have moved any traffic. */
    record FailingRollbacks(Place place) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.befallAll(BLINDNESS, ALWAYS);
            simulation.site(place).account().conditions().rollbacksFail(true);
        }
    }

    /** ECS does what its documentation leaves open in another way. */
    record OtherReading(Place place, Reading reading) implements Mishap {

        enum Reading {
            ENDED_HOOKS_STAY_LISTED,
            REPEATED_CONTINUE_IS_TAKEN,
            CIRCUIT_BREAKER_SLEEPS,
            PARTIAL_CONFIGURATION_RESETS,
            BLUE_KEEPS_ITS_COUNT,
            ROLLS_BACK_IN_CLEAN_UP,
            ENDED_DEPLOYMENT_IS_GONE,
            ALARM_READS_ARE_SKIPPED,
            SNAPSHOTS_ARE_LATE
        }

        @Override
        public void arrange(Simulation simulation) {
            EcsConditions ecs = simulation.site(place).account().ecsServices().conditions();
            switch (reading) {
                case ENDED_HOOKS_STAY_LISTED -> ecs.endedHooksStayListed(true);
                case REPEATED_CONTINUE_IS_TAKEN -> ecs.acceptRepeatedContinue(true);
                case CIRCUIT_BREAKER_SLEEPS -> ecs.circuitBreakerCounts(false);
                case PARTIAL_CONFIGURATION_RESETS -> ecs.partialConfigurationResetsTheRest(true);
                case BLUE_KEEPS_ITS_COUNT -> ecs.blueFollowsScaling(false);
                case ROLLS_BACK_IN_CLEAN_UP -> ecs.rollBackInCleanUp(true);
                case ENDED_DEPLOYMENT_IS_GONE -> ecs.endedDeploymentStaysCurrent(false);
                case ALARM_READS_ARE_SKIPPED -> ecs.skipAlarmReads(true);
                case SNAPSHOTS_ARE_LATE -> ecs.snapshotsAreLate(Duration.ofMinutes(1));
            }
        }
    }

    /** What ECS tells of its deployments is lost, late, or comes twice. */
    record UnreliableEvents(Place place, Way way) implements Mishap {

        enum Way {
            LOST,
            LATE,
            TWICE
        }

        @Override
        public void arrange(Simulation simulation) {
            switch (way) {
                case LOST -> simulation.world().events().loseEcsEvents();
                case LATE -> simulation.world().events().carryEcsEventsIn(Duration.ofMinutes(4));
                case TWICE ->
                    simulation.site(place).account().ecsServices().conditions().sendEventsTwice(true);
            }
        }
    }

    /** The approvers reject, or do not read their mail. */
    record Approvers(dev.headgate.simulator.scenario.Approvers.Manner manner) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            // They take part from the beginning: see Simulation.
        }
    }

    record SlowScan(Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.stage("web").scanGoesOn();
            simulation.at(lasts, "the scan ends", () -> simulation.stage("web").scanFinds(Stage.NEW_TAG, Map.of()));
        }
    }

    /** Somebody deploys by hand what runs already. */
    record OccupiedGroup(Place place, Duration from, Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Site site = simulation.site(place);
            simulation.at(from, "somebody occupies the group of " + place, () -> {
                if (site.traffic().deploymentId().isEmpty()) {
                    simulation.befall(
                            place,
                            CODEDEPLOY,
                            lasts.plusMinutes(10),
                            () -> site.console().occupy(lasts));
                }
            });
        }
    }

    /** The pipeline's event comes once more. */
    record DoubledEvent(Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Stage stage = simulation.stage("web");
            simulation.at(
                    at,
                    "the event comes again",
                    () -> simulation
                            .world()
                            .start("release", "release-again-" + at.toSeconds(), stage.pipelineEvent()));
        }
    }
}
