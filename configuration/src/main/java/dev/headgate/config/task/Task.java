package dev.headgate.config.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a service's tasks need in one environment.
 *
 * @param container what the released container is started with
 * @param keys ARNs of the KMS keys that its secrets are encrypted with, where that is not AWS's own
 * @param role what the containers act as
 * @param logRetention days for which logs are kept; empty: 30
 * @param logOptions what the log router is told of the released container's logs
 * @param capacity on what tasks run; empty: Fargate
 * @param ephemeralStorage in GiB; empty: the 20 that each task has
 * @param volumes of EFS, by name
 * @param sidecars by container's name
 * @param execCommand whether people may run commands in a container (ECS Exec)
 * @param definition path of the file that says all of its containers and volumes instead; empty: what is said here
 */
public record Task(
        Container container,
        List<String> keys,
        TaskRole role,
        Optional<Integer> logRetention,
        Map<String, String> logOptions,
        Optional<Capacity> capacity,
        Optional<Integer> ephemeralStorage,
        Map<String, Volume> volumes,
        Map<String, Sidecar> sidecars,
        boolean execCommand,
        Optional<String> definition) {

    /** Nothing but the image. */
    public static final Task PLAIN = new Task(
            Container.PLAIN,
            List.of(),
            TaskRole.PLAIN,
            Optional.empty(),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            false,
            Optional.empty());

    public Task {
        keys = List.copyOf(keys);
        logOptions = inOrder(logOptions);
        volumes = inOrder(volumes);
        sidecars = inOrder(sidecars);
    }

    /** Where every container's logs go instead of CloudWatch, if anywhere. */
    public boolean hasLogRouter() {
        return sidecars.values().stream().anyMatch(it -> it.logRouter().isPresent());
    }

    /** Map.copyOf iterates in another order in each JVM: equal files would synthesize to unequal templates. */
    static <V> Map<String, V> inOrder(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}
