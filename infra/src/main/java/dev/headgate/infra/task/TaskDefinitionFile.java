package dev.headgate.infra.task;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.config.task.Task;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.traffic.UnknownMembers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** A task definition that somebody wrote, as RegisterTaskDefinition takes it. */
public record TaskDefinitionFile(String path, Map<String, Object> content) {

    private static final String ROLE_ARN = "arn:aws:iam::\\d{12}:role/.+";
    static final String CONTAINERS = "containerDefinitions";

    /**
     * Reads every file that the configuration names.
     *
     * @throws IllegalArgumentException with all that is wrong in them
     */
    public static void check(Configuration configuration) {
        Set<String> faults = new LinkedHashSet<>();
        for (Service service : configuration.services()) {
            for (Task task : service.hosting().ofTasks().environments().values()) {
                task.definition()
                        .map(TaskDefinitionFile::read)
                        .ifPresent(it -> faults.addAll(it.faults(service.container(), service.port())));
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", faults));
        }
    }

    static TaskDefinitionFile read(String path) {
        try {
            return new TaskDefinitionFile(path, Json.object(Json.tree(Files.readString(Path.of(path))), path));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    path
                            + ": this task definition cannot be read. Correct the path at taskDefinition in headgate.yaml, which"
                            + " is meant from that file's folder",
                    e);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(path + ": " + e.getMessage() + ". Write a JSON object", e);
        }
    }

    /** The roles that the file names itself, which whoever runs the task has to pass on. */
    public static List<String> rolesIn(Task task) {
        return task.definition().map(TaskDefinitionFile::read).stream()
                .flatMap(file -> Stream.of("taskRoleArn", "executionRoleArn").flatMap(it -> file.text(it).stream()))
                .toList();
    }

    private List<String> faults(String container, int port) {
        List<String> faults = new ArrayList<>();
        UnknownMembers.in(content, RegisterTaskDefinitionRequest.builder())
                .forEach(it -> faults.add(path + ": RegisterTaskDefinition knows no " + it.place()
                        + ". Leave it out, or correct its name; what only a description shows has no place here"));
        Optional<Map<String, Object>> released = containers().stream()
                .filter(it -> container.equals(it.get("name")))
                .findFirst();
        if (released.isEmpty()) {
            faults.add(path + ": " + CONTAINERS + " has no container " + container
                    + ", which is the one that is released. Name it so, or name another at container in headgate.yaml");
        } else if (elements(released.get(), "portMappings").stream()
                .noneMatch(it -> it.get("containerPort") instanceof Number number && number.intValue() == port)) {
            faults.add(path + ": the container " + container + " has no containerPort " + port
                    + ", which its load balancer calls. Add it to its portMappings, or correct port in headgate.yaml");
        }
        Stream.of("taskRoleArn", "executionRoleArn")
                .filter(it -> text(it).filter(arn -> !arn.matches(ROLE_ARN)).isPresent())
                .forEach(it ->
                        faults.add(path + ": " + it + " must be a role's ARN. Leave it out for Headgate's own, or write"
                                + " for example: arn:aws:iam::111122223333:role/web-tasks"));
        if (content.get("requiresCompatibilities") instanceof List<?> types && !types.contains("FARGATE")) {
            faults.add(path + ": requiresCompatibilities must have FARGATE, on which the service runs. Add it");
        }
        return faults;
    }

    List<Map<String, Object>> containers() {
        return elements(content, CONTAINERS);
    }

    Optional<String> text(String member) {
        return Optional.ofNullable(content.get(member)).map(String::valueOf);
    }

    /** What tasks are given of secrets and parameters, to whatever end. */
    List<String> secrets() {
        return containers().stream()
                .flatMap(container -> Stream.concat(
                        elements(container, "secrets").stream(),
                        container.get("logConfiguration") instanceof Map<?, ?> logging
                                ? elements(Json.object(logging, path), "secretOptions").stream()
                                : Stream.of()))
                .flatMap(it -> Optional.ofNullable(it.get("valueFrom")).stream())
                .map(String::valueOf)
                .toList();
    }

    List<String> images() {
        return containers().stream()
                .flatMap(it -> Optional.ofNullable(it.get("image")).stream())
                .map(String::valueOf)
                .toList();
    }

    private List<Map<String, Object>> elements(Map<String, Object> object, String member) {
        List<Map<String, Object>> elements = new ArrayList<>();
        if (object.get(member) instanceof List<?> list) {
            list.forEach(it -> elements.add(Json.object(it, path + " " + member)));
        }
        return elements;
    }
}
