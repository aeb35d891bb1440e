package dev.headgate.infra;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One environment, and all the services that are released into it.
 *
 * @param services at least one, in the order of the file
 */
record EnvironmentServices(Configuration configuration, String name, List<ServiceIn> services) {

    /** A service and how it is released into this environment. */
    record ServiceIn(Service service, Environment environment) {
        Target target() {
            return environment.target();
        }
    }

    EnvironmentServices {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("environment " + name + " has no service");
        }
    }

    /** Every environment that some service is released into, in the order of the waves. */
    static List<EnvironmentServices> of(Configuration configuration) {
        Map<String, List<ServiceIn>> byName = new LinkedHashMap<>();
        for (Service service : configuration.services()) {
            for (Environment environment : service.environments()) {
                byName.computeIfAbsent(environment.name(), name -> new ArrayList<>())
                        .add(new ServiceIn(service, environment));
            }
        }
        List<EnvironmentServices> environments = new ArrayList<>();
        byName.forEach((name, services) -> environments.add(new EnvironmentServices(configuration, name, services)));
        return environments;
    }

    String account() {
        return services.getFirst().target().account();
    }

    String region() {
        return services.getFirst().target().region();
    }

    /** False when its events reach the tooling account's own bus anyway. */
    boolean isElsewhere() {
        return !account().equals(configuration.account()) || !region().equals(configuration.region());
    }
}
