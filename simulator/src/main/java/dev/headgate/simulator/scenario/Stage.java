package dev.headgate.simulator.scenario;

import dev.headgate.simulator.cloud.TrafficView;
import dev.headgate.simulator.fault.Call;
import dev.headgate.simulator.fault.Fault;
import dev.headgate.simulator.world.Digests;
import dev.headgate.simulator.world.World;
import dev.headgate.simulator.world.World.Place;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.ecr.model.FindingSeverity;

/** A world in which a release of a service is about to begin, with the levers that scenarios pull. */
public final class Stage {

    /** What is released. */
    public static final String NEW_TAG = "v3";

    /** The pipeline execution that built it, which is a tag of the image too. */
    public static final String PIPELINE_EXECUTION = "0f4b3c6e-5a1d-4a57-9d8e-7c1f0a2b9e11";

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final World world;
    private final String service;
    private final String repository;

    Stage(World world, String service) {
        this.world = world;
        this.service = service;
        this.repository = world.configuration()
                .service(service)
                .orElseThrow(() -> new IllegalArgumentException("headgate.yaml has no service " + service))
                .repository();
    }

    public World world() {
        return world;
    }

    String newDigest() {
        return Digests.of(repository + ":" + NEW_TAG);
    }

    /** What runs everywhere when the release begins. */
    String currentDigest() {
        return Digests.of(repository + ":v2");
    }

    /** Fills the registry: what was deployed before, what runs, and what comes. */
    void pushImages() {
        for (String tag : new String[] {"v1", "v2", NEW_TAG}) {
            String digest = Digests.of(repository + ":" + tag);
            world.tooling().ecr().push(repository, tag, digest);
            world.tooling().ecr().scanned(repository, digest, Map.of(FindingSeverity.LOW, 2));
        }
        world.tooling().ecr().push(repository, PIPELINE_EXECUTION, newDigest());
    }

    Place place(String environment) {
        return world.place(service, environment);
    }

    TrafficView traffic(String environment) {
        Place place = place(environment);
        return place.account().trafficView(place.service());
    }

    int greenPercent(String environment) {
        return traffic(environment).percentOf(TrafficView.Color.GREEN);
    }

    /** Does something once, as soon as a condition holds. */
    void when(BooleanSupplier condition, String what, Runnable action) {
        world.loop().after(LOOK_EVERY, "waiting to let " + what, () -> {
            if (condition.getAsBoolean()) {
                action.run();
            } else {
                when(condition, what, action);
            }
        });
    }

    /** An operator aborts the execution of prod's deployment in the console. */
    void abortProd() {
        world.records().locks().stream()
                .filter(lock -> lock.lockName().equals(service + "/prod"))
                .flatMap(lock -> world.records().find(lock.deploymentId()).stream())
                .forEach(deployment -> world.stepFunctions()
                        .stopExecution(
                                it -> it.executionArn(deployment.executionArn()).cause("aborted by hand")));
    }

    void alarm(String environment, String name) {
        place(environment).account().alarm(name, StateValue.ALARM);
    }

    /** The first alarm that the configuration names for an environment. */
    String alarmOf(String environment) {
        return world.configuration()
                .service(service)
                .flatMap(it -> it.environment(environment))
                .flatMap(it -> it.rules().alarms().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "The scenario needs an alarm configured for " + service + " in " + environment));
    }

    /** Lets something happen to the n-th call of an operation. */
    void strike(String service, String operation, int number, Fault.Effect effect) {
        world.wire().add(call -> is(call, service, operation) && call.number() == number ? effect : Fault.Effect.NONE);
    }

    /** Lets something happen to every n-th call of any operation. */
    void strikeEvery(int interval, Fault.Effect effect) {
        int[] calls = {0};
        world.wire().add(call -> ++calls[0] % interval == 0 ? effect : Fault.Effect.NONE);
    }

    private static boolean is(Call call, String service, String operation) {
        return call.service().equals(service) && call.operation().equals(operation);
    }
}
