package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.cloudwatch.Alarms;
import dev.headgate.simulator.environment.service.CloudConditions;
import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import dev.headgate.simulator.environment.service.TrafficMover;
import dev.headgate.states.time.EventLoop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The services of an account whose traffic ECS itself moves, and what can be said about how it does. */
public final class EcsServices {

    private final Map<SimulatedService, NativeService> byService = new LinkedHashMap<>();
    private final Surroundings around;

    public EcsServices(
            EventLoop loop,
            Identifiers identifiers,
            Alarms alarms,
            CloudConditions conditions,
            TaskDefinitions taskDefinitions,
            RandomGenerator random) {
        EcsConditions readings = new EcsConditions();
        around = new Surroundings(
                loop,
                new Tempo(random),
                identifiers,
                taskDefinitions,
                alarms,
                conditions,
                readings,
                new EcsEvents(loop, identifiers, readings),
                new HookFunctions());
        alarms.onChange(() -> List.copyOf(byService.values()).forEach(NativeService::alarmsChanged));
    }

    public EcsConditions conditions() {
        return around.readings();
    }

    /** From now on somebody hears of each event that ECS sends to EventBridge, as JSON. */
    public void onEvent(Consumer<String> listener) {
        around.events().onEvent(listener);
    }

    /** Makes a Lambda function that lifecycle hooks can call: JSON in, JSON out. */
    public void addHookFunction(String arn, UnaryOperator<String> function) {
        around.functions().add(arn, function);
    }

    /** Makes room for a service that is not there yet, behind a load balancer that is: CreateService makes it. */
    public TrafficMover prepare(SimulatedService service) {
        NativeService prepared = new NativeService(around, service);
        byService.put(service, prepared);
        return prepared;
    }

    /** Makes a service as a stack would have made it long ago: blue/green, all at once, with no bake and no hooks. */
    public TrafficMover stand(SimulatedService service, String taskDefinition) {
        NativeService standing = new NativeService(around, service);
        byService.put(service, standing);
        standing.setUp(UsualSetup.of(service, around.identifiers()));
        standing.stand(taskDefinition);
        return standing;
    }

    /** Makes room for another of that name. */
    public void remove(SimulatedService service) {
        byService.remove(service);
    }

    Surroundings around() {
        return around;
    }

    Optional<NativeService> of(SimulatedService service) {
        return Optional.ofNullable(byService.get(service));
    }

    Stream<NativeService> all() {
        return byService.values().stream();
    }

    /** Whether anybody has created it. */
    boolean isThere(SimulatedService service) {
        return of(service).filter(it -> it.setup().isEmpty()).isEmpty();
    }
}
