package dev.headgate.traffic.ecs;

import dev.headgate.aws.SingleAttempt;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.ServiceReader;
import dev.headgate.traffic.TrafficControlException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.Service;
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
        return finder.find(taskDefinition, marker).orElseGet(() -> create(plan, taskDefinition, marker, ignoredAlarms));
    }

    private String create(DeploymentPlan plan, String taskDefinition, Marker marker, List<String> ignoredAlarms) {
        Service service = new ServiceReader(connection).require();
        requireFree();
        if (!isTaken(service, taskDefinition, marker)) {
            update(plan, service, taskDefinition, ignoredAlarms)
                    .filter(failure -> finder.find(taskDefinition, marker).isEmpty())
                    .ifPresent(failure -> {
                        throw failure;
                    });
        }
        return finder.find(taskDefinition, marker)
                .orElseThrow(() -> new TrafficControlException("ECS has taken " + taskDefinition + " for service "
                        + service.serviceName() + " and does not list its deployment yet"));
    }

    /** Before it is listed, the service itself says that it was told. */
    private static boolean isTaken(Service service, String taskDefinition, Marker marker) {
        return service.deployments().stream()
                .filter(it -> "PRIMARY".equals(it.status()))
                .filter(it -> taskDefinition.equals(it.taskDefinition()))
                .map(Deployment::createdAt)
                .anyMatch(at -> at != null && !at.isBefore(marker.since()));
    }

    private void requireFree() {
        ServiceDeployments.active(new ServiceDeployments(connection).newestFirst())
                .ifPresent(other -> {
                    throw new GroupBusyException(
                            "Service " + connection.target().service() + " is occupied by service deployment " + other
                                    + ", which must end first");
                });
    }

    /** The failure that leaves open whether it was carried out. */
    private Optional<TrafficControlException> update(
            DeploymentPlan plan, Service service, String taskDefinition, List<String> ignoredAlarms) {
        UpdateServiceRequest request = UpdateServiceRequest.builder()
                .cluster(connection.target().cluster())
                .service(connection.target().service())
                .taskDefinition(taskDefinition)
                .deploymentConfiguration(
                        ReleaseConfiguration.of(plan.environment().rules(), service, ignoredAlarms))
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
