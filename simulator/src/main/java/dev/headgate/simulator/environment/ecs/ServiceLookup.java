package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.SimulatedService;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/** Finds what a request names, by its name or its ARN. */
final class ServiceLookup {

    private final Collection<SimulatedService> services;
    private final EcsServices natives;

    /** A deployment and whose it is. */
    record Owned(NativeService owner, EcsDeployment deployment) {}

    ServiceLookup(Collection<SimulatedService> services, EcsServices natives) {
        this.services = services;
        this.natives = natives;
    }

    /** The services of a cluster that are there. */
    List<SimulatedService> inCluster(@Nullable String cluster) {
        return placesIn(cluster).stream().filter(natives::isThere).toList();
    }

    /** Those, and the places for services that nobody has created yet. */
    List<SimulatedService> placesIn(@Nullable String cluster) {
        String name = lastPart(Optional.ofNullable(cluster).orElse("default"));
        List<SimulatedService> found = services.stream()
                .filter(service -> service.spec().cluster().equals(name))
                .toList();
        if (found.isEmpty()) {
            throw Refused.with(ClusterNotFoundException.builder(), "ClusterNotFoundException", "Cluster not found.");
        }
        return found;
    }

    SimulatedService service(@Nullable String cluster, @Nullable String nameOrArn) {
        if (nameOrArn == null) {
            throw Refused.parameter("service must be specified.");
        }
        return inCluster(cluster).stream()
                .filter(service -> service.spec().name().equals(lastPart(nameOrArn)))
                .findFirst()
                .orElseThrow(() -> Refused.with(
                        ServiceNotFoundException.builder(), "ServiceNotFoundException", "Service not found."));
    }

    Optional<NativeService> nativeOf(SimulatedService service) {
        return natives.of(service);
    }

    Optional<Owned> find(String deploymentArn) {
        return natives.all()
                .flatMap(owner -> owner.deployments().stream()
                        .filter(deployment -> deployment.arn().equals(deploymentArn))
                        .map(deployment -> new Owned(owner, deployment)))
                .findFirst();
    }

    Owned deployment(@Nullable String arn) {
        return Optional.ofNullable(arn)
                .flatMap(this::find)
                .orElseThrow(() -> Refused.with(
                        ServiceDeploymentNotFoundException.builder(),
                        "ServiceDeploymentNotFoundException",
                        "The service deployment " + arn + " was not found."));
    }

    static String lastPart(String nameOrArn) {
        return nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1);
    }
}
