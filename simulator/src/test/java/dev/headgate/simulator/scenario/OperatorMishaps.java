package dev.headgate.simulator.scenario;

import static dev.headgate.simulator.law.Doings.Kind.EXECUTION;

import dev.headgate.deployment.Deployment;
import dev.headgate.json.Json;
import dev.headgate.release.Verb;
import dev.headgate.simulator.law.Place;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.ExecutionNotRedrivableException;

/** What operators do with the state machines, at any moment of a run, be it wise or not. */
final class OperatorMishaps {

    /** How long what an operator did to an execution may keep it from what it is to see to. */
    private static final Duration MEDDLED = Duration.ofMinutes(10);

    private OperatorMishaps() {}

    /** What an operator asks of the deployment state machine for one place; other members say what. */
    private record Order(String execution, Place place, Map<String, Object> what) {
        void start(Simulation simulation) {
            Map<String, Object> input = new TreeMap<>(what);
            input.put("service", place.service());
            input.put("environment", place.environment());
            input.put("requestedBy", "carol");
            simulation.world().start("deployment", execution, Json.write(input));
        }
    }

    /** An operator aborts the execution of the deployment that holds the lock, and perhaps redrives it later. */
    record Aborted(Place place, Duration at, Optional<Duration> redrivenAfter) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(
                    at,
                    "somebody aborts what runs in " + place,
                    () -> simulation
                            .site(place)
                            .holder()
                            .map(Deployment::executionArn)
                            .ifPresent(arn -> simulation.befall(place, EXECUTION, MEDDLED, () -> {
                                simulation.world().abort(arn, "it does not look right");
                                redrivenAfter.ifPresent(later -> simulation
                                        .world()
                                        .loop()
                                        .after(later, "somebody redrives " + arn, () -> redrive(simulation, arn)));
                            })));
            redrivenAfter.ifPresent(later -> simulation.at(at.plus(later), "a redrive is due in " + place, () -> {}));
        }

        private void redrive(Simulation simulation, String arn) {
            simulation.befall(place, EXECUTION, MEDDLED, () -> {
                try {
                    simulation.world().redrive(arn);
                } catch (ExecutionNotRedrivableException ended) {
                    simulation.tell("AWS refuses to redrive what has ended well: " + ended.getMessage());
                }
            });
        }
    }

    /** What an operator does with a deployment that is over, or seems to be: the last opened, or an earlier one. */
    private record AboutRecord(Place place, Duration at, boolean last, String verb, Map<String, Object> more) {
        void arrange(Simulation simulation) {
            Comparator<Deployment> byAge = Comparator.comparing(Deployment::openedAt);
            simulation.at(
                    at,
                    "somebody wants to " + verb + " a deployment of " + place,
                    () -> simulation.deployments().stream()
                            .filter(it -> it.plan().lockName().equals(place.toString()))
                            .max(last ? byAge : byAge.reversed())
                            .ifPresent(it -> start(simulation, it.id())));
        }

        private void start(Simulation simulation, String id) {
            Map<String, Object> input = new TreeMap<>(more);
            input.put(verb, id);
            simulation.befall(
                    place,
                    EXECUTION,
                    MEDDLED,
                    () -> simulation
                            .world()
                            .start("deployment", verb + "-by-hand-" + at.toSeconds(), Json.write(input)));
        }
    }

    /** An operator has a deployment taken over, be it alive, dead or over. */
    record Recovered(Place place, Duration at, boolean last) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            new AboutRecord(place, at, last, "recover", Map.of()).arrange(simulation);
        }
    }

    /** An operator answers for what serves as it is, be the deployment alive, dead or over. */
    record Settled(Place place, Duration at, boolean last) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Map<String, Object> more =
                    Map.of("serving", "as it is", "reason", "it looks well to me", "requestedBy", "carol");
            new AboutRecord(place, at, last, "settle", more).arrange(simulation);
        }
    }

    /** An operator says something to whatever deployment holds the lock at that moment. */
    record Said(Place place, Duration at, Verb verb) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(
                    at,
                    "somebody wants to " + verb.word() + " what runs in " + place,
                    () -> simulation.site(place).holder().ifPresent(it -> say(simulation, it.id())));
        }

        private void say(Simulation simulation, String id) {
            Map<String, Object> input =
                    Map.of("deployment", id, "do", verb.word(), "reason", "I know better", "requestedBy", "carol");
            simulation
                    .world()
                    .start(
                            "deployment",
                            verb.word() + "-" + place.environment() + "-" + place.service() + "-" + at.toSeconds(),
                            Json.write(input));
        }
    }

    /**
     * An operator freezes a place, or all of its environment, and perhaps ends that before its time.
     *
     * @param whole whether it is all of the environment
     */
    record Frozen(Place place, Duration at, Duration lasts, boolean whole, Optional<Duration> liftedAfter)
            implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(at, "somebody freezes " + place + " for " + lasts, () -> {
                Map<String, Object> what = frozen(place, whole);
                what.put("until", simulation.at().plus(lasts).toString());
                what.put("reason", "the sale");
                say(simulation, "freeze", place, lasts.toSeconds() + "-" + at.toSeconds(), what);
            });
            liftedAfter.ifPresent(later -> new Unfrozen(place, at.plus(later), whole).arrange(simulation));
        }
    }

    /** An operator ends a freeze, be there one or not. */
    record Unfrozen(Place place, Duration at, boolean whole) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            simulation.at(
                    at,
                    "somebody unfreezes " + place,
                    () -> say(simulation, "unfreeze", place, whole + "-" + at.toSeconds(), frozen(place, whole)));
        }
    }

    private static Map<String, Object> frozen(Place place, boolean whole) {
        Map<String, Object> what = new TreeMap<>(Map.of("environment", place.environment()));
        if (!whole) {
            what.put("service", place.service());
        }
        return what;
    }

    private static void say(Simulation simulation, String verb, Place place, String number, Map<String, Object> what) {
        simulation
                .world()
                .start(
                        "deployment",
                        verb + "-" + place.environment() + "-" + place.service() + "-" + number,
                        Json.write(Map.of(verb, what, "requestedBy", "carol")));
    }

    /** An operator has the first release of a service go on from where it stopped, be it under way, stopped or done. */
    record Retried(String service, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Map<String, Object> input =
                    Map.of("retry", "release-" + service, "reason", "it was not to blame", "requestedBy", "carol");
            simulation.at(
                    at,
                    "somebody has the release of " + service + " retried",
                    () -> simulation
                            .world()
                            .start("release", "retry-" + service + "-" + at.toSeconds(), Json.write(input)));
        }
    }

    /** An operator has an environment rolled back at once. */
    record HurriedRollback(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Order order = new Order(
                    "rollback-now-" + at.toSeconds(),
                    place,
                    Map.of("rollback", true, "now", true, "reason", "customers cannot log in"));
            simulation.at(at, "somebody has " + place + " rolled back at once", () -> order.start(simulation));
        }
    }

    /** An operator has an environment rolled back. */
    record RollbackRequest(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Order order =
                    new Order("rollback-" + at.toSeconds(), place, Map.of("rollback", true, "reason", "it burns"));
            simulation.at(at, "somebody has " + place + " rolled back", () -> order.start(simulation));
        }
    }

    /** An operator deploys a newer image to one environment, under a name as long as Step Functions takes. */
    record LongName(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            String name = "hotfix-of-the-checkout-for-ticket-4711-requested-by-carol-on-monday-morning-"
                    + at.toSeconds() % 1000;
            Order order = new Order(name, place, Map.of("imageTag", Stage.NEWER_TAG));
            simulation.at(at, name + " is started", () -> order.start(simulation));
        }
    }

    /** An operator releases a newer image whatever alarms, blue and scan say. */
    record Overruling(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Order order = new Order(
                    "override-" + at.toSeconds(),
                    place,
                    Map.of("imageTag", Stage.NEWER_TAG, "override", Map.of("reason", "it cures the outage")));
            simulation.at(at, "a cure is released to " + place + " by an override", () -> order.start(simulation));
        }
    }

    /** An operator asks for a newer image while this one is on its way. */
    record NewerRelease(Place place, Duration at) implements Mishap {
        @Override
        public void arrange(Simulation simulation) {
            Stage stage = simulation.stage(place.service());
            simulation.at(
                    at,
                    "a newer release to " + place + " is asked for",
                    () -> simulation
                            .world()
                            .start(
                                    "release",
                                    "release-newer-" + at.toSeconds(),
                                    stage.request(Stage.NEWER_TAG, place.environment())));
        }
    }
}
