package dev.headgate.infra.environment;

import dev.headgate.config.Names;
import dev.headgate.config.StackNames;
import dev.headgate.config.Strategy;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.constructs.Construct;

/** The stacks of deployment configurations, one for each account and region that needs any. */
public final class TrafficStacks {

    private record Place(String account, String region) {
        static Place of(EnvironmentServices environment) {
            return new Place(environment.account(), environment.region());
        }
    }

    private final Map<Place, TrafficStack> stacks = new LinkedHashMap<>();

    public TrafficStacks(Construct app, StackNames names, List<EnvironmentServices> environments) {
        for (EnvironmentServices environment : environments) {
            Place place = Place.of(environment);
            List<Strategy> custom = custom(names.names(), place, environments);
            if (!custom.isEmpty() && !stacks.containsKey(place)) {
                stacks.put(place, new TrafficStack(app, names, environment, custom));
            }
        }
    }

    /** The stack that must exist before this environment's deployment groups. */
    Optional<TrafficStack> of(EnvironmentServices environment) {
        return Optional.ofNullable(stacks.get(Place.of(environment)));
    }

    private static List<Strategy> custom(Names names, Place place, List<EnvironmentServices> environments) {
        return environments.stream()
                .filter(it -> Place.of(it).equals(place))
                .flatMap(it -> it.movedByCodeDeploy().stream())
                .map(it -> it.environment().rules().strategy())
                .filter(it -> !DeploymentConfigName.isPredefined(DeploymentConfigName.of(names, it)))
                .distinct()
                .toList();
    }
}
