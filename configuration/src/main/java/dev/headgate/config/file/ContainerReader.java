package dev.headgate.config.file;

import dev.headgate.config.task.Container;
import dev.headgate.config.task.Container.Reached;
import dev.headgate.config.task.HealthCheck;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a container is started with. */
final class ContainerReader {

    private static final String CHECK = "healthCheck: {command: [CMD-SHELL, \"curl -f http://localhost:8080/\"]}";

    private ContainerReader() {}

    /** @param base of which all holds that the section does not say otherwise */
    static Container read(Section section, Container base) {
        Map<String, String> environment =
                named(section, "environment", TaskFormats.VARIABLE, TaskFormats.TEXT, "environment: {LOG_LEVEL: info}");
        Map<String, String> secrets = named(
                section,
                "secrets",
                TaskFormats.VARIABLE,
                TaskFormats.SECRET,
                "secrets: {DB_PASSWORD: \"" + TaskFormats.SECRET.example() + "\"}");
        requireOne(section, environment, secrets);
        List<String> command = section.values("command", TaskFormats.TEXT);
        Map<String, Reached> dependsOn =
                named(section, "dependsOn", Formats.CONTAINER, TaskFormats.REACHED, "dependsOn: {migrate: SUCCESS}");
        return new Container(
                over(base.environment(), secrets, environment),
                over(base.secrets(), environment, secrets),
                command.isEmpty() ? base.command() : command,
                healthCheck(section).or(base::healthCheck),
                over(base.dependsOn(), Map.of(), dependsOn));
    }

    /** Values by their names. */
    static <T> Map<String, T> named(Section around, String key, Format<String> name, Format<T> value, String example) {
        Section section = around.section(key, example);
        Map<String, T> values = new LinkedHashMap<>();
        section.names(name).forEach(it -> values.put(it, section.required(it, value)));
        return values;
    }

    /** What was said before, without what is something else by now, and with what was said last. */
    static <T> Map<String, T> over(Map<String, T> before, Map<String, ?> otherwise, Map<String, T> last) {
        Map<String, T> values = new LinkedHashMap<>(before);
        values.keySet().removeAll(otherwise.keySet());
        values.putAll(last);
        return values;
    }

    private static void requireOne(Section section, Map<String, String> environment, Map<String, String> secrets) {
        secrets.keySet().stream()
                .filter(environment::containsKey)
                .forEach(name -> section.fault(
                        "secrets", name + " is in environment and in secrets", "Keep it in secrets, if it is one"));
    }

    private static Optional<HealthCheck> healthCheck(Section around) {
        Section section = around.section("healthCheck", CHECK);
        List<String> command = section.values("command", TaskFormats.TEXT);
        HealthCheck check = new HealthCheck(
                command,
                section.optional("interval", TaskFormats.INTERVAL).orElse(Duration.ofSeconds(30)),
                section.optional("timeout", TaskFormats.TIMEOUT).orElse(Duration.ofSeconds(5)),
                section.optional("retries", TaskFormats.RETRIES).orElse(3),
                section.optional("startPeriod", TaskFormats.START_PERIOD).orElse(Duration.ZERO));
        if (!around.isSection("healthCheck")) {
            return Optional.empty();
        }
        if (command.size() < 2 || !List.of("CMD", "CMD-SHELL").contains(command.getFirst())) {
            section.fault(
                    "command",
                    "command must begin with CMD, or with CMD-SHELL where a shell shall run it, and have something behind it",
                    "Write for example: " + CHECK);
        }
        return Optional.of(check);
    }
}
