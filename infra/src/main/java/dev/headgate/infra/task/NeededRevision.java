package dev.headgate.infra.task;

import dev.headgate.config.task.Container;
import dev.headgate.config.task.Sidecar;
import dev.headgate.config.task.Task;
import dev.headgate.config.task.Volume;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.logs.LogGroup;

/** The revision with all that headgate.yaml says a task needs, as CloudFormation takes it. */
record NeededRevision(ServiceIn it, TaskRoles roles, LogGroup log) {

    Map<String, Object> properties() {
        Task task = it.task();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("Family", it.target().service());
        properties.put("Cpu", String.valueOf(it.hosting().cpu()));
        properties.put("Memory", String.valueOf(it.hosting().memory()));
        properties.put("NetworkMode", "awsvpc");
        properties.put("RequiresCompatibilities", List.of("FARGATE"));
        properties.put("TaskRoleArn", roles.task().getRoleArn());
        properties.put("ExecutionRoleArn", roles.execution().getRoleArn());
        properties.put(
                "RuntimePlatform",
                Sorted.of(Map.of(
                        "CpuArchitecture",
                        it.service().hosting().ofTasks().architecture().name(),
                        "OperatingSystemFamily",
                        "LINUX")));
        task.ephemeralStorage()
                .ifPresent(gib -> properties.put("EphemeralStorage", Sorted.of(Map.of("SizeInGiB", gib))));
        if (!task.volumes().isEmpty()) {
            properties.put("Volumes", volumes(task));
        }
        properties.put("ContainerDefinitions", containers(task));
        return properties;
    }

    private List<Object> containers(Task task) {
        List<Object> containers = new ArrayList<>();
        containers.add(released(task));
        task.sidecars().forEach((name, sidecar) -> containers.add(sidecar(name, sidecar)));
        return containers;
    }

    private Map<String, Object> released(Task task) {
        int port = it.service().port();
        Container container = task.container();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PORT", String.valueOf(port));
        environment.putAll(container.environment());
        ContainerProperties properties = new ContainerProperties(it.service().container())
                .with("Image", ServiceTask.BOOTSTRAP_IMAGE)
                .with("Essential", true)
                .startedWith(container, environment)
                .listeningOn(port);
        List<Object> mounts = new ArrayList<>();
        task.volumes()
                .forEach((name, volume) -> mounts.add(Sorted.of(
                        Map.of("SourceVolume", name, "ContainerPath", volume.path(), "ReadOnly", volume.readOnly()))));
        return (task.hasLogRouter() ? properties.loggingByRouter(task.logOptions()) : properties.loggingTo(log))
                .withSome("MountPoints", mounts)
                .asMap();
    }

    private Map<String, Object> sidecar(String name, Sidecar sidecar) {
        ContainerProperties properties = new ContainerProperties(name)
                .with("Image", sidecar.image())
                .with("Essential", sidecar.essential())
                .startedWith(sidecar.container(), sidecar.container().environment())
                .loggingTo(log);
        sidecar.port().ifPresent(properties::listeningOn);
        // FireLens hands its router a socket that is root's.
        sidecar.logRouter()
                .ifPresent(router -> properties
                        .with("FirelensConfiguration", Sorted.of(Map.of("Type", router.word())))
                        .with("User", "0"));
        return properties.asMap();
    }

    private static List<Object> volumes(Task task) {
        List<Object> volumes = new ArrayList<>();
        task.volumes()
                .forEach((name, volume) ->
                        volumes.add(Sorted.of(Map.of("Name", name, "EFSVolumeConfiguration", fileSystem(volume)))));
        return volumes;
    }

    /** As the task role and encrypted, which an access point demands. */
    private static Map<String, Object> fileSystem(Volume volume) {
        Map<String, Object> authorization = new LinkedHashMap<>();
        volume.accessPoint().ifPresent(id -> authorization.put("AccessPointId", id));
        authorization.put("IAM", "ENABLED");
        return Sorted.of(Map.of(
                "FilesystemId",
                volume.fileSystem(),
                "TransitEncryption",
                "ENABLED",
                "AuthorizationConfig",
                authorization));
    }
}
