package dev.headgate.infra.stack;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Environment;
import dev.headgate.config.Existing;
import dev.headgate.config.Hosting;
import dev.headgate.config.Service;
import dev.headgate.config.Target;
import dev.headgate.config.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One environment, and all the services that are released into it.
 *
 * @param services at least one, in the order of the file
 */
public record EnvironmentServices(Configuration configuration, String name, List<ServiceIn> services) {

    /** A service and how it is released into this environment. */
    public record ServiceIn(Service service, Environment environment) {
        public Target target() {
            return environment.target();
        }

        /** What of CodeDeploy moves its traffic. */
        public CodeDeployGroup codeDeployGroup() {
            return CodeDeployGroup.of(target());
        }

        /** What is known of it where it is there already; empty where the CDK app makes it. */
        public Optional<Existing> existing() {
            return service.existingIn(environment.name());
        }

        /** What it runs on. */
        public Hosting.In hosting() {
            return service.hosting().in(environment.name());
        }

        /** What its tasks need beside that. */
        public Task task() {
            return service.hosting().ofTasks().in(environment.name());
        }
    }

    public EnvironmentServices {
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("environment " + name + " has no service");
        }
    }

    /** Every environment that some service is released into, in the order of the waves. */
    public static List<EnvironmentServices> of(Configuration configuration) {
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

    /** Those that the CDK app makes. */
    public List<ServiceIn> made() {
        return services.stream().filter(it -> it.existing().isEmpty()).toList();
    }

    public List<ServiceIn> movedByCodeDeploy() {
        return services.stream()
                .filter(it -> it.target().backend() instanceof CodeDeployGroup)
                .toList();
    }

    public List<ServiceIn> movedByEcs() {
        return services.stream()
                .filter(it -> it.target().backend() instanceof EcsDeployments)
                .toList();
    }

    /** Those that the CDK app makes alarms for. */
    public List<ServiceIn> watched() {
        return services.stream()
                .filter(it -> it.existing().isEmpty()
                        || it.existing().flatMap(Existing::measured).isPresent())
                .toList();
    }

    public String account() {
        return services.getFirst().target().account();
    }

    public String region() {
        return services.getFirst().target().region();
    }

    /** All alarms that the CDK app makes for its services, and those that headgate.yaml names besides. */
    public List<String> alarms() {
        return services.stream()
                .flatMap(it -> Stream.concat(made(it).flatMap(made -> made.all().stream()), named(it)))
                .distinct()
                .toList();
    }

    /** Those of which people are told: for each service the one that stands for its own, and what headgate.yaml names besides. */
    public List<String> alarmsToTellOf() {
        return services.stream()
                .flatMap(it -> Stream.concat(
                        made(it).map(ServiceAlarmNames::needsAttention),
                        named(it)
                                .filter(alarm ->
                                        made(it).noneMatch(made -> made.all().contains(alarm)))))
                .distinct()
                .toList();
    }

    /** All that are forwarded to the tooling account: these, and the one that says that an event could not be. */
    public List<String> alarmsToForward() {
        return Stream.concat(alarmsToTellOf().stream(), Stream.of(undeliveredAlarm()))
                .toList();
    }

    /** The same in a pattern of EventBridge: one wildcard for those that are named as the CDK app names them. */
    public List<Object> patternsOfAlarms(List<String> alarms) {
        return alike(alarms, "needs-attention");
    }

    /** The CodeDeploy applications of its services, in a pattern of EventBridge. */
    public List<Object> applicationPatterns() {
        return alike(
                movedByCodeDeploy().stream()
                        .map(it -> it.codeDeployGroup().application())
                        .toList(),
                "");
    }

    /** ARNs of the ECS services whose traffic ECS moves itself, in a pattern of EventBridge. */
    public List<Object> ecsServiceArns() {
        return movedByEcs().stream()
                .map(ServiceIn::target)
                .<Object>map(it -> "arn:aws:ecs:%s:%s:service/%s/%s"
                        .formatted(it.region(), it.account(), it.cluster(), it.service()))
                .toList();
    }

    /** Of as many services as there may be: a pattern has 2,048 characters, and one service more does not change it. */
    private List<Object> alike(List<String> values, String symptom) {
        String end = configuration.names().of("-" + name + (symptom.isEmpty() ? "" : "-" + symptom));
        if (isEndOfAnother()) {
            return List.copyOf(values);
        }
        Stream<Object> wildcard = Stream.of(Map.of("wildcard", "*" + end));
        return Stream.concat(
                        values.stream().anyMatch(it -> it.endsWith(end)) ? wildcard : Stream.empty(),
                        values.stream().filter(it -> !it.endsWith(end)))
                .toList();
    }

    /** As {@code prod} is of {@code pre-prod}: one's wildcard would then be met by the names of the other. */
    private boolean isEndOfAnother() {
        return of(configuration).stream()
                .anyMatch(it -> it.name().endsWith("-" + name)
                        && it.account().equals(account())
                        && it.region().equals(region()));
    }

    /** Of the environment's own account, where events leave it. */
    public String undeliveredAlarm() {
        return configuration.names().of("headgate-undelivered-" + name);
    }

    private static Stream<String> named(ServiceIn it) {
        return it.environment().rules().alarms().stream();
    }

    /** The names of its alarms, where the CDK app makes any. */
    private Stream<ServiceAlarmNames> made(ServiceIn it) {
        return watched().contains(it) ? Stream.of(ServiceAlarmNames.of(configuration.names(), it)) : Stream.empty();
    }

    /** False when its events reach the tooling account's own bus anyway. */
    public boolean isElsewhere() {
        return !account().equals(configuration.account()) || !region().equals(configuration.region());
    }
}
