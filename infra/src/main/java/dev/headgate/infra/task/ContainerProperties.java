package dev.headgate.infra.task;

import dev.headgate.config.task.Container;
import dev.headgate.config.task.HealthCheck;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.logs.LogGroup;

/** One container of a task definition, as CloudFormation takes it. */
final class ContainerProperties {

    static final String STREAM_PREFIX = "task";

    private final Map<String, Object> properties = new LinkedHashMap<>();

    ContainerProperties(String name) {
        properties.put("Name", name);
    }

    Map<String, Object> asMap() {
        return properties;
    }

    ContainerProperties with(String property, Object value) {
        properties.put(property, value);
        return this;
    }

    /** Unless there is none. */
    ContainerProperties withSome(String property, Collection<?> values) {
        return values.isEmpty() ? this : with(property, values);
    }

    ContainerProperties startedWith(Container container, Map<String, String> environment) {
        container.healthCheck().ifPresent(it -> with("HealthCheck", healthCheck(it)));
        List<Object> dependencies = new ArrayList<>();
        container
                .dependsOn()
                .forEach((name, reached) ->
                        dependencies.add(Sorted.of(Map.of("ContainerName", name, "Condition", reached.name()))));
        return withSome("Environment", named(environment, "Value"))
                .withSome("Secrets", named(container.secrets(), "ValueFrom"))
                .withSome("Command", container.command())
                .withSome("DependsOn", dependencies);
    }

    ContainerProperties listeningOn(int port) {
        if (LowPorts.include(port)) {
            with("SystemControls", List.of(Sorted.of(Map.of("Namespace", LowPorts.SETTING, "Value", LowPorts.NONE))));
        }
        return with("PortMappings", List.of(Sorted.of(Map.of("ContainerPort", port, "Protocol", "tcp"))));
    }

    ContainerProperties loggingTo(LogGroup log) {
        return logging(
                "awslogs",
                Sorted.of(Map.of(
                        "awslogs-group",
                        log.getLogGroupName(),
                        "awslogs-region",
                        Stack.of(log).getRegion(),
                        "awslogs-stream-prefix",
                        STREAM_PREFIX)));
    }

    ContainerProperties loggingByRouter(Map<String, String> options) {
        return logging("awsfirelens", options);
    }

    private ContainerProperties logging(String driver, Map<String, String> options) {
        return with("LogConfiguration", Sorted.of(Map.of("LogDriver", driver, "Options", options)));
    }

    private static List<Object> named(Map<String, String> texts, String property) {
        List<Object> pairs = new ArrayList<>();
        texts.forEach((name, text) -> pairs.add(Sorted.of(Map.of("Name", name, property, text))));
        return pairs;
    }

    private static Map<String, Object> healthCheck(HealthCheck check) {
        return Sorted.of(Map.of(
                "Command",
                check.command(),
                "Interval",
                check.interval().toSeconds(),
                "Timeout",
                check.timeout().toSeconds(),
                "Retries",
                check.retries(),
                "StartPeriod",
                check.startPeriod().toSeconds()));
    }
}
