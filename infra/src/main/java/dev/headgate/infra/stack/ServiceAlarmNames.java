package dev.headgate.infra.stack;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.ArrayList;
import java.util.List;

/**
 * Names of the alarms that the CDK app makes for a service, which {@code alarms} in headgate.yaml may name.
 *
 * @param countsTasks whether its cluster is one that is made, and so counts running tasks
 */
public record ServiceAlarmNames(Names names, String service, String environment, boolean countsTasks) {

    private static final String ERRORS = "5xx";
    private static final String LATENCY = "latency";
    private static final String UNHEALTHY_HOSTS = "unhealthy-hosts";
    private static final String RUNNING_TASKS = "running-tasks";

    public static ServiceAlarmNames of(Names names, ServiceIn it) {
        return new ServiceAlarmNames(
                names,
                it.service().name(),
                it.environment().name(),
                it.existing().isEmpty());
    }

    public String errors() {
        return names.alarm(service, environment, ERRORS);
    }

    public String latency() {
        return names.alarm(service, environment, LATENCY);
    }

    public String unhealthyHosts() {
        return names.alarm(service, environment, UNHEALTHY_HOSTS);
    }

    public String runningTasks() {
        return names.alarm(service, environment, RUNNING_TASKS);
    }

    /** Stands for all of them: what people are told of, so that a fault that sets off several is one mail. */
    public String needsAttention() {
        return names.alarm(service, environment, "needs-attention");
    }

    public List<String> all() {
        List<String> all = new ArrayList<>(List.of(errors(), latency(), unhealthyHosts()));
        if (countsTasks) {
            all.add(runningTasks());
        }
        return List.copyOf(all);
    }

    /**
     * Refuses a configuration that means one of these alarms but leaves the suffix out: no such alarm would exist, and every
     * deployment would be refused for it.
     *
     * @throws IllegalArgumentException that names each such alarm and what to write instead
     */
    public static void check(Configuration configuration) {
        List<String> faults = new ArrayList<>();
        for (EnvironmentServices environment : EnvironmentServices.of(configuration)) {
            environment.watched().forEach(it -> {
                String service = it.service().name();
                List<String> meant = of(new Names(""), it).all();
                List<String> made = of(configuration.names(), it).all();
                it.environment().rules().alarms().stream()
                        .filter(name -> meant.contains(name) && !made.contains(name))
                        .map(name ->
                                "services.%s.environments.%s: the alarm %s is named %s in this installation. Write that"
                                        .formatted(service, environment.name(), name, made.get(meant.indexOf(name))))
                        .forEach(faults::add);
            });
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }
}
