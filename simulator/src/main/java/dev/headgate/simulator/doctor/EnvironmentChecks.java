package dev.headgate.simulator.doctor;

import dev.headgate.config.Configuration;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is looked at in each environment. */
record EnvironmentChecks(Installed installed) {

    private record Of(Service service, Environment environment) {}

    void addTo(Checks checks) {
        byEnvironment().forEach((name, services) -> {
            Target target = services.getFirst().environment().target();
            String group = "Environment " + name + ": account " + target.account() + ", " + target.region();
            checks.add(group, deployRole(name, target));
            services.forEach(it -> addService(checks, group, it));
        });
    }

    /** In the order of the waves, however services use them. */
    private Map<String, List<Of>> byEnvironment() {
        Map<String, List<Of>> byName = new LinkedHashMap<>();
        installed.configuration().services().stream()
                .flatMap(service -> service.environments().stream().map(it -> new Of(service, it)))
                .sorted(Comparator.comparingInt(it -> it.environment().wave()))
                .forEach(it -> byName.computeIfAbsent(it.environment().name(), name -> new ArrayList<>())
                        .add(it));
        return byName;
    }

    private Check deployRole(String environment, Target target) {
        Configuration configuration = installed.configuration();
        return new OnlyFrom(
                configuration.account(),
                installed.caller(),
                new DeployRoleCheck(
                        installed.clients().factory().sts(),
                        configuration.names(),
                        installed.caller(),
                        environment,
                        target,
                        installed.stacks()));
    }

    private void addService(Checks checks, String group, Of of) {
        Place place = new Place(
                of.service(), of.environment(), installed.sight(of.environment().target()));
        checks.add(group, new ServiceCheck(place, installed.stacks()));
        checks.add(group, new ListenerCheck(place));
        checks.add(group, new GroupCheck(place, installed.stacks()));
        checks.add(group, new AlarmsCheck(place));
    }
}
