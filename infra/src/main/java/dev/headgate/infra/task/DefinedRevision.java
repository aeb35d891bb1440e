package dev.headgate.infra.task;

import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;

/** The revision that somebody wrote into a file, as CloudFormation takes it. */
record DefinedRevision(ServiceIn it, TaskRoles roles, TaskDefinitionFile file) {

    Map<String, Object> properties() {
        Map<String, Object> properties =
                new LinkedHashMap<>(CloudFormationForm.of(withPlaceholder(), RegisterTaskDefinitionRequest.builder()));
        properties.put("Family", it.target().service());
        properties.put("NetworkMode", "awsvpc");
        properties.putIfAbsent("RequiresCompatibilities", List.of("FARGATE"));
        properties.putIfAbsent(
                "RuntimePlatform",
                Sorted.of(Map.of(
                        "CpuArchitecture",
                        it.service().hosting().ofTasks().architecture().name(),
                        "OperatingSystemFamily",
                        "LINUX")));
        properties.putIfAbsent("TaskRoleArn", roles.task().getRoleArn());
        properties.putIfAbsent("ExecutionRoleArn", roles.execution().getRoleArn());
        properties.put(
                "Cpu", file.text("cpu").orElse(String.valueOf(it.hosting().cpu())));
        properties.put(
                "Memory", file.text("memory").orElse(String.valueOf(it.hosting().memory())));
        return properties;
    }

    /** The file's own image is nobody's release. */
    private Map<String, Object> withPlaceholder() {
        List<Object> containers = new ArrayList<>();
        for (Map<String, Object> container : file.containers()) {
            Map<String, Object> copy = new LinkedHashMap<>(container);
            if (it.service().container().equals(copy.get("name"))) {
                copy.put("image", ServiceTask.BOOTSTRAP_IMAGE);
            }
            containers.add(copy);
        }
        Map<String, Object> content = new LinkedHashMap<>(file.content());
        content.put(TaskDefinitionFile.CONTAINERS, containers);
        return content;
    }
}
