package dev.headgate.traffic.codedeploy;

import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ServiceReader;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * Finds a deployment whose id was lost with CreateDeployment's reply.
 *
 * <p>The marker in the description decides, for it is unique to one intent to start. The task definition only says where
 * to look first: an earlier deployment may have run the same one.
 */
final class DeploymentFinder {

    /** A lost reply is looked for within minutes; a recovery by a person, within the day. */
    private static final Duration HOW_FAR_BACK = Duration.ofHours(24);

    /** The most ids that BatchGetDeployments takes. */
    private static final int PER_CALL = 25;

    private final Connection connection;
    private final InstantSource clock;

    DeploymentFinder(Connection connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    /** The group itself says what it attempted last: a list, of which nothing says how soon it is complete, comes after it. */
    Optional<String> find(String taskDefinition, String marker) {
        return among(idsByTaskSet(taskDefinition), marker)
                .or(() -> among(lastAttempted(), marker))
                .or(() -> among(recentIds(), marker));
    }

    private List<String> lastAttempted() {
        return new GroupReader(connection)
                .read().map(DeploymentGroupInfo::lastAttemptedDeployment).map(LastDeploymentInfo::deploymentId).stream()
                        .toList();
    }

    /** Task sets carry the id of the deployment that made them, once it has begun to install. */
    private List<String> idsByTaskSet(String taskDefinition) {
        return new ServiceReader(connection)
                .service().map(Service::taskSets).orElse(List.of()).stream()
                        .filter(set -> taskDefinition.equals(set.taskDefinition()))
                        .map(TaskSet::externalId)
                        .filter(id -> id != null && !id.isBlank())
                        .toList();
    }

    private List<String> recentIds() {
        Instant since = clock.instant().minus(HOW_FAR_BACK);
        return new DeploymentLister(connection).list(it -> it.createTimeRange(range -> range.start(since)));
    }

    /** The one of these deployments that carries the marker. */
    Optional<String> among(List<String> ids, String marker) {
        for (int from = 0; from < ids.size(); from += PER_CALL) {
            List<String> some = ids.subList(from, Math.min(from + PER_CALL, ids.size()));
            Optional<String> found = read(some).stream()
                    .filter(info -> isOurs(info, marker))
                    .map(DeploymentInfo::deploymentId)
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private List<DeploymentInfo> read(List<String> ids) {
        return CodeDeployCall.of(
                        connection,
                        "BatchGetDeployments",
                        codeDeploy -> codeDeploy.batchGetDeployments(it -> it.deploymentIds(ids)))
                .deploymentsInfo();
    }

    /** A rollback that CodeDeploy started is a deployment of its own, whatever description it was given. */
    static boolean isOurs(DeploymentInfo info, String marker) {
        return !"codeDeployRollback".equals(info.creatorAsString())
                && info.description() != null
                && Description.carries(info.description(), marker);
    }
}
