package dev.headgate.traffic.ecs;

import dev.headgate.traffic.Connection;
import dev.headgate.traffic.Marker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;

/**
 * Finds a deployment whose ARN was lost with UpdateService's reply.
 *
 * <p>A service deployment has no place for a marker. It is known by the task definition of its revision, which is registered
 * for one release, and by when it was created: an earlier deployment may have run the same one.
 */
final class DeploymentFinder {

    /** Clocks differ by seconds; nothing of ours is started twice in so little. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofSeconds(10);

    private final Connection connection;

    DeploymentFinder(Connection connection) {
        this.connection = connection;
    }

    Optional<String> find(String taskDefinition, Marker marker) {
        if (taskDefinition.isEmpty()) {
            return Optional.empty();
        }
        return findIn(new ServiceDeployments(connection).createdSince(since(marker)), taskDefinition, marker);
    }

    /** @param listed newest first, and perhaps from earlier on */
    Optional<String> findIn(List<ServiceDeploymentBrief> listed, String taskDefinition, Marker marker) {
        List<ServiceDeploymentBrief> since = listed.stream()
                .filter(it -> !it.createdAt().isBefore(since(marker)))
                .filter(it -> it.targetServiceRevisionArn() != null)
                .toList();
        Map<String, ServiceRevision> revisions = new RevisionReader(connection, new ResolvedRevisions())
                .describe(since.stream()
                        .map(ServiceDeploymentBrief::targetServiceRevisionArn)
                        .distinct()
                        .toList());
        return since.reversed().stream()
                .filter(it -> runs(revisions.get(it.targetServiceRevisionArn()), taskDefinition))
                .skip(marker.ordinal() - 1L)
                .map(ServiceDeploymentBrief::serviceDeploymentArn)
                .findFirst();
    }

    private static Instant since(Marker marker) {
        return marker.since().minus(CLOCKS_DIFFER_BY);
    }

    private static boolean runs(@Nullable ServiceRevision revision, String taskDefinition) {
        return revision != null && taskDefinition.equals(revision.taskDefinition());
    }
}
