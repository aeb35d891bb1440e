package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.window.Outside;
import dev.headgate.config.window.Windows;
import java.util.List;
import java.util.Optional;

/** A configuration as it would be if prod were closed on the morning on which a run begins. */
final class ClosedProd {

    private static final Windows NOT_ON_MONDAY_MORNINGS =
            new Windows(List.of(), List.of("mon 06:00-11:00"), "UTC", Outside.WAIT, Optional.empty());

    private ClosedProd() {}

    static Configuration in(Configuration configuration) {
        return configuration.withServices(
                configuration.services().stream().map(ClosedProd::closed).toList());
    }

    private static Service closed(Service service) {
        return service.withEnvironments(
                service.environments().stream().map(ClosedProd::closed).toList());
    }

    private static Environment closed(Environment environment) {
        return environment.name().equals("prod")
                ? new Environment(
                        environment.name(),
                        environment.wave(),
                        environment.target(),
                        environment.rules().within(Optional.of(NOT_ON_MONDAY_MORNINGS)))
                : environment;
    }
}
