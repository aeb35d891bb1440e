package dev.headgate.traffic.ecs;

import dev.headgate.aws.SingleAttempt;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.ServiceReader;
import dev.headgate.traffic.TrafficControlException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.UpdateServiceRequest;

/**
 * Starts a deployment at most once, although UpdateService takes no client token and refuses no second one: it would stop the
 * first.
 */
final class DeploymentStarter {

    private final Connection connection;
    private final DeploymentFinder finder;

    DeploymentStarter(Connection connection) {
        this.connection = connection;
        this.finder = new DeploymentFinder(connection);
    }

    String start(DeploymentPlan plan, String taskDefinition, Marker marker, List<String> ignoredAlarms) {
        List<ServiceDeploymentBrief> listed = new ServiceDeployments(connection).newestFirst();
        return finder.findIn(listed, taskDefinition, marker)
                .orElseGet(() -> create(plan, taskDefinition, marker, ignoredAlarms, listed));
    }

    private String create(
            DeploymentPlan plan,
            String taskDefinition,
            Marker marker,
            List<String> ignoredAlarms,
            List<ServiceDeploymentBrief> listed) {
        Service service = new ServiceReader(connection).require();
        requireFree(listed);
        if (!isTaken(service, taskDefinition, listed)) {
            DeploymentConfiguration how = marker.restores()
                    ? ReleaseConfiguration.ofRestore(service)
                    : ReleaseConfiguration.of(plan.environment().rules(), service, ignoredAlarms);
            update(taskDefinition, how)
                    .filter(failure -> finder.find(taskDefinition, marker).isEmpty())
                    .ifPresent(failure -> {
                        throw failure;
                    });
        }
        return finder.find(taskDefinition, marker)
                .orElseThrow(() -> new TrafficControlException("ECS has taken " + taskDefinition + " for service "
                        + service.serviceName() + " and does not list its deployment yet"));
    }

    /** Before a deployment is listed, the service itself says that it was told: by one that is newer than all that are. */
    private static boolean isTaken(Service service, String taskDefinition, List<ServiceDeploymentBrief> listed) {
        Optional<Instant> last = listed.stream()
                .flatMap(it -> Stream.of(it.createdAt(), it.finishedAt()))
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        return service.deployments().stream()
                .filter(it -> "PRIMARY".equals(it.status()))
                .filter(it -> taskDefinition.equals(it.taskDefinition()))
                .map(Deployment::createdAt)
                .anyMatch(at -> at != null && last.map(at::isAfter).orElse(true));
    }

    private void requireFree(List<ServiceDeploymentBrief> listed) {
        ServiceDeployments.active(listed).ifPresent(other -> {
            throw new GroupBusyException("Service " + connection.target().service()
                    + " is occupied by service deployment " + other + ", which must end first");
        });
    }

    /** The failure that leaves open whether it was carried out. */
    private Optional<TrafficControlException> update(String taskDefinition, DeploymentConfiguration how) {
        UpdateServiceRequest request = UpdateServiceRequest.builder()
                .cluster(connection.target().cluster())
                .service(connection.target().service())
                .taskDefinition(taskDefinition)
                .deploymentConfiguration(how)
                // What ECS has gone back to may be what the service names already.
                .forceNewDeployment(true)
                .overrideConfiguration(SingleAttempt::of)
                .build();
        try {
            connection.ecs("UpdateService", ecs -> ecs.updateService(request));
            return Optional.empty();
        } catch (TrafficControlException failure) {
            if (failure.getCause() instanceof SdkServiceException said && said.statusCode() < 500) {
                throw failure;
            }
            return Optional.of(failure);
        }
    }
}
