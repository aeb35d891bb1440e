package dev.headgate.simulator.scenario;

import dev.headgate.simulator.cloud.CloudConditions.StopDuringTerminationWait;
import dev.headgate.simulator.cloud.TrafficView.Color;
import dev.headgate.simulator.fault.Fault;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/**
 * One thing that goes wrong in a simulated release. Times count from the release's start.
 *
 * <p>What hits the service itself (alarms, tasks, images) is left undone once its deployment has ended: from then on nobody
 * watches on its behalf.
 */
sealed interface Mishap {

    void arrange(Simulation simulation);

    /** The n-th call of an operation, counted over the whole run, is lost, or its reply is, or it is throttled. */
    record StruckCall(String service, String operation, int number, Fault.Effect effect) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.stage().strike(service, operation, number, effect);
        }
    }

    /** No call of a service arrives for some time. */
    record Outage(String service, Duration from, Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(from, service + " is out", () -> simulation.stage().loseRequests(service, lasts));
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
            simulation.world().loseStatusEvents();
        }
    }

    record RedAlarm(Duration from, Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            String alarm = simulation.stage().alarmOf(Simulation.PROD);
            simulation.whileOpen(from, "the alarm turns red", () -> {
                simulation.target().alarm(alarm, StateValue.ALARM);
                simulation
                        .world()
                        .loop()
                        .after(
                                lasts,
                                "the alarm turns green",
                                () -> simulation.target().alarm(alarm, StateValue.OK));
            });
        }
    }

    /** Green's tasks fail their health checks from some time on. */
    record SickGreen(Duration from) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.whileOpen(
                    from,
                    "green falls sick",
                    () -> simulation.target().makeImageSick(simulation.stage().newDigest()));
        }
    }

    record KilledTasks(Duration at, Color color, int tasks) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.whileOpen(
                    at,
                    tasks + " tasks of " + color + " die",
                    () -> simulation.target().killTasks(simulation.service(), color, tasks));
        }
    }

    /** CodeDeploy refuses to stop a deployment whose traffic has moved. */
    record RefusedStop() implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.target().conditions().stopDuringTerminationWait(StopDuringTerminationWait.REFUSED);
        }
    }

    /** CodeDeploy's own rollbacks fail before they have moved any traffic. */
    record FailingRollbacks() implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.target().conditions().rollbacksFail(true);
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
            simulation.stage().scanGoesOn();
            simulation.at(lasts, "the scan ends", () -> simulation.stage().scanFinds(Stage.NEW_TAG, Map.of()));
        }
    }

    /** Somebody deploys by hand what runs already. */
    record OccupiedGroup(Duration from, Duration lasts) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(from, "somebody occupies the group", () -> {
                if (simulation.traffic().deploymentId().isEmpty()) {
                    simulation.target().occupy(simulation.service(), lasts);
                }
            });
        }
    }

    record ScaledService(Duration at, int tasks) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.whileOpen(
                    at, "the service is scaled", () -> simulation.target().scaleTo(simulation.service(), tasks));
        }
    }

    /** The pipeline's event comes once more. */
    record DoubledEvent(Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(at, "the event comes again", simulation::repeatEvent);
        }
    }

    /** An operator asks for a newer image while this one is on its way. */
    record NewerRelease(Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(at, "a newer release is asked for", simulation::releaseNewer);
        }
    }
}
