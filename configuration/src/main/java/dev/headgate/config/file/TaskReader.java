package dev.headgate.config.file;

import dev.headgate.config.task.Capacity;
import dev.headgate.config.task.Container;
import dev.headgate.config.task.Task;
import dev.headgate.config.task.TaskRole;
import dev.headgate.config.task.Volume;
import dev.headgate.tree.Section;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what a service's tasks need: what it says of all environments, and what each says otherwise.
 *
 * @param container the name of the container that is released
 * @param port its port
 * @param file by whose path those of other files are meant
 */
record TaskReader(String container, int port, String file) {

    private static final String EXAMPLE = "task: {environment: {LOG_LEVEL: info}}";
    private static final String VOLUMES =
            "volumes: {uploads: {fileSystem: %s, path: /uploads}}".formatted(TaskFormats.FILE_SYSTEM.example());

    /** @param base of which all holds that the section's {@code task} does not say otherwise */
    Task read(Section around, Task base) {
        Section section = around.section("task", EXAMPLE);
        Container started = ContainerReader.read(section, base.container());
        requirePortAlone(
                section, "environment", started.environment(), base.container().environment());
        requirePortAlone(section, "secrets", started.secrets(), base.container().secrets());
        List<String> keys = section.list("keys", TaskFormats.KEY);
        Map<String, String> logOptions = ContainerReader.named(
                section, "logOptions", TaskFormats.LOG_OPTION, TaskFormats.TEXT, "logOptions: {Name: cloudwatch_logs}");
        Task task = new Task(
                started,
                keys.isEmpty() ? base.keys() : keys,
                role(section).orElse(base.role()),
                section.optional("logRetention", TaskFormats.LOG_RETENTION).or(base::logRetention),
                ContainerReader.over(base.logOptions(), Map.of(), logOptions),
                capacity(section).or(base::capacity),
                section.optional("ephemeralStorage", TaskFormats.STORAGE).or(base::ephemeralStorage),
                ContainerReader.over(base.volumes(), Map.of(), volumes(section)),
                ContainerReader.over(base.sidecars(), Map.of(), SidecarReader.read(section)),
                section.optional("execCommand", Formats.SWITCH).orElse(base.execCommand()),
                around.optional("taskDefinition", TaskFormats.DEFINITION)
                        .map(it -> Path.of(file).resolveSibling(it).toString())
                        .or(base::definition));
        requireOneSource(around, task);
        if (around.has("task")) {
            SidecarReader.check(section, task, container, port);
        }
        return task;
    }

    private void requirePortAlone(Section section, String key, Map<String, String> names, Map<String, String> before) {
        if (names.containsKey("PORT") && !before.containsKey("PORT")) {
            section.fault(
                    key,
                    "PORT is the service's port already, " + port + ", which the container finds in that variable",
                    "Leave it out, or change the service's port");
        }
    }

    /** What a file says of containers, nothing beside it can change. */
    private static void requireOneSource(Section around, Task task) {
        Task inFile = new Task(
                Container.PLAIN,
                task.keys(),
                task.role(),
                task.logRetention(),
                Map.of(),
                task.capacity(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                task.execCommand(),
                task.definition());
        if (task.definition().isPresent()
                && !inFile.equals(task)
                && (around.has("task") || around.has("taskDefinition"))) {
            around.fault(
                    around.has("taskDefinition") ? "taskDefinition" : "task",
                    "taskDefinition says all of the task's containers and volumes, and so does task",
                    "Keep one of them; beside taskDefinition, task may have role, keys, logRetention, capacity and execCommand");
        }
    }

    private static Optional<TaskRole> role(Section around) {
        Section section = around.section("role", "role: {policies: [\"" + TaskFormats.POLICY.example() + "\"]}");
        Optional<String> existing = section.optional("existing", TaskFormats.ROLE);
        List<String> policies = section.list("policies", TaskFormats.POLICY);
        if (existing.isPresent() && !policies.isEmpty()) {
            section.fault(
                    "policies",
                    "policies are for the role that is made, and " + existing.get() + " exists",
                    "Attach them to it, or leave out existing");
            return Optional.of(new TaskRole(existing, List.of()));
        }
        return around.has("role") ? Optional.of(new TaskRole(existing, policies)) : Optional.empty();
    }

    private static Optional<Capacity> capacity(Section around) {
        Section section = around.section("capacity", "capacity: {FARGATE: 1, FARGATE_SPOT: 3}");
        int base = section.optional("base", TaskFormats.BASE).orElse(0);
        int fargate = section.optional("FARGATE", TaskFormats.WEIGHT).orElse(0);
        int spot = section.optional("FARGATE_SPOT", TaskFormats.WEIGHT).orElse(0);
        if (!around.has("capacity")) {
            return Optional.empty();
        }
        if (fargate + spot == 0) {
            section.fault(
                    "FARGATE",
                    "tasks are split between FARGATE and FARGATE_SPOT, and both have 0",
                    "Write for example: capacity: {FARGATE: 1, FARGATE_SPOT: 3}");
            return Optional.empty();
        }
        return Optional.of(new Capacity(base, fargate, spot));
    }

    private static Map<String, Volume> volumes(Section around) {
        Section section = around.section("volumes", VOLUMES);
        Map<String, Volume> volumes = new LinkedHashMap<>();
        for (String name : section.names(TaskFormats.VOLUME)) {
            Section volume = section.section(name, VOLUMES);
            volumes.put(
                    name,
                    new Volume(
                            volume.required("fileSystem", TaskFormats.FILE_SYSTEM),
                            volume.optional("accessPoint", TaskFormats.ACCESS_POINT),
                            volume.required("path", TaskFormats.PATH),
                            volume.optional("readOnly", Formats.SWITCH).orElse(false)));
        }
        return volumes;
    }
}
