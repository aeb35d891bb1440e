package dev.headgate.cli.doctor;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Environment;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.policy.TrustPolicy;
import dev.headgate.traffic.Backends;
import dev.headgate.traffic.TrafficBackend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is looked at in each environment. */
record EnvironmentChecks(Installed installed) {

    private record Of(Service service, Environment environment) {}

    void addTo(Checks checks) {
        byEnvironment().forEach((name, services) -> {
            Target target = services.getFirst().environment().target();
            String group = "Environment " + name + ": account " + target.account() + ", " + target.region();
            Optional<DoctorClients> clients = installed.accounts().in(target.account());
            if (clients.isEmpty()) {
                checks.add(group, new ForeignAccountCheck(target.account(), installed.againInAllAccounts()));
            } else {
                checks.add(group, deployRole(clients.get(), name, target));
                EnvironmentClients environments = clients.get().environments(installed.clock());
                TrafficBackend backend = new Backends(environments);
                services.forEach(it -> addService(
                        checks,
                        group,
                        it,
                        Sight.of(backend, environments, it.environment().target())));
            }
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

    private Check deployRole(DoctorClients clients, String environment, Target target) {
        return new DeployRoleCheck(
                clients.iam(),
                installed.configuration().names().deployRole(environment),
                TrustPolicy.of(installed.configuration(), environment),
                cli(target),
                installed.stacks().deployAccess(environment));
    }

    private Cli cli(Target target) {
        return installed.cli(target.account(), target.region());
    }

    private void addService(Checks checks, String group, Of of, Sight sight) {
        Place place = new Place(
                of.service(), of.environment(), sight, cli(of.environment().target()));
        checks.add(group, new ServiceCheck(place, installed.stacks()));
        checks.add(group, new ListenerCheck(place));
        switch (place.target().backend()) {
            case CodeDeployGroup ofCodeDeploy -> checks.add(group, new GroupCheck(place, installed.stacks()));
            case EcsDeployments ecs -> checks.add(group, new ControllerCheck(place, installed.stacks()));
        }
        checks.add(group, new AlarmsCheck(place, installed.stacks()));
    }
}
