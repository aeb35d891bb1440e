package dev.headgate.config.file;

import dev.headgate.config.task.Container;
import dev.headgate.config.task.Sidecar;
import dev.headgate.config.task.Task;
import dev.headgate.tree.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the containers beside the one that is released, and checks how all of a task go together. */
final class SidecarReader {

    private static final String EXAMPLE = "sidecars: {proxy: {image: \"public.ecr.aws/nginx/nginx:1.29\"}}";

    private SidecarReader() {}

    static Map<String, Sidecar> read(Section task) {
        Section section = task.section("sidecars", EXAMPLE);
        Map<String, Sidecar> sidecars = new LinkedHashMap<>();
        for (String name : section.names(Formats.CONTAINER)) {
            sidecars.put(name, sidecar(section.section(name, EXAMPLE)));
        }
        return sidecars;
    }

    private static Sidecar sidecar(Section section) {
        return new Sidecar(
                section.required("image", TaskFormats.IMAGE),
                ContainerReader.read(section, Container.PLAIN),
                section.optional("essential", Formats.SWITCH).orElse(true),
                section.optional("port", Formats.PORT),
                section.optional("logRouter", TaskFormats.LOG_ROUTER));
    }

    /** @param released the name of the container that is released, and its port */
    static void check(Section section, Task task, String released, int port) {
        if (task.sidecars().containsKey(released)) {
            section.fault(
                    "sidecars",
                    released + " is the container that is released already",
                    "Give the sidecar another name");
        }
        task.sidecars()
                .forEach((name, it) -> it.port()
                        .filter(same -> same == port)
                        .ifPresent(same -> section.fault(
                                "sidecars",
                                name + " has port " + port + ", as the container that is released",
                                "All containers of a task share one address: give it another port")));
        if (task.sidecars().values().stream()
                        .filter(it -> it.logRouter().isPresent())
                        .count()
                > 1) {
            section.fault("sidecars", "a task has one log router at most", "Keep logRouter at one of them");
        }
        if (!task.logOptions().isEmpty() && !task.hasLogRouter()) {
            section.fault(
                    "logOptions",
                    "logOptions are what a log router is told, and no sidecar is one",
                    "Write for example: sidecars: {logs: {image: \"" + TaskFormats.IMAGE.example()
                            + "\", logRouter: fluentbit}}");
        }
        checkDependencies(section, "dependsOn", task.container(), task, released);
        task.sidecars().values().forEach(it -> checkDependencies(section, "sidecars", it.container(), task, released));
    }

    private static void checkDependencies(
            Section section, String key, Container container, Task task, String released) {
        container.dependsOn().forEach((name, reached) -> {
            Optional<Container> other = name.equals(released)
                    ? Optional.of(task.container())
                    : Optional.ofNullable(task.sidecars().get(name)).map(Sidecar::container);
            if (other.isEmpty()) {
                section.fault(
                        key,
                        "dependsOn names " + name + ", which is no container of the task",
                        "Its containers are "
                                + String.join(
                                        ", ",
                                        Stream.concat(Stream.of(released), task.sidecars().keySet().stream())
                                                .distinct()
                                                .toList()));
            } else if (reached == Container.Reached.HEALTHY
                    && other.get().healthCheck().isEmpty()) {
                section.fault(
                        key,
                        name + " has no healthCheck, so that it never is HEALTHY",
                        "Give it one, or write for example: dependsOn: {" + name + ": START}");
            }
        });
    }
}
