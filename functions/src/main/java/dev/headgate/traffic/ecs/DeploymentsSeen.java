package dev.headgate.traffic.ecs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

/**
 * What a look has to know of a service's deployments.
 *
 * @param active the one that is at work
 * @param byRevision which deployment has made a revision, by the revision's ARN
 */
record DeploymentsSeen(Optional<String> active, Map<String, String> byRevision) {

    DeploymentsSeen {
        byRevision = Map.copyOf(byRevision);
    }

    /** Of all of the last 90 days. */
    static DeploymentsSeen all(ServiceDeployments deployments) {
        List<ServiceDeploymentBrief> newestFirst = deployments.newestFirst();
        return new DeploymentsSeen(ServiceDeployments.active(newestFirst), byRevision(newestFirst));
    }

    /** As long as the service calls this one its current deployment, no other is at work. */
    static DeploymentsSeen beside(ServiceDeployment ours, Service service, ServiceDeployments deployments) {
        String arn = ours.serviceDeploymentArn();
        if (!arn.equals(service.currentServiceDeployment())) {
            return all(deployments);
        }
        boolean atWork = ServiceDeployments.isActive(ours.status(), ours.statusAsString(), arn);
        Map<String, String> byRevision = Optional.ofNullable(ours.targetServiceRevision())
                .map(ServiceRevisionSummary::arn)
                .map(revision -> Map.of(revision, arn))
                .orElse(Map.of());
        return new DeploymentsSeen(atWork ? Optional.of(arn) : Optional.empty(), byRevision);
    }

    Optional<String> madeBy(String revision) {
        return Optional.ofNullable(byRevision.get(revision));
    }

    private static Map<String, String> byRevision(List<ServiceDeploymentBrief> newestFirst) {
        return newestFirst.stream()
                .filter(it -> it.targetServiceRevisionArn() != null)
                .collect(Collectors.toMap(
                        ServiceDeploymentBrief::targetServiceRevisionArn,
                        ServiceDeploymentBrief::serviceDeploymentArn,
                        (newer, older) -> newer));
    }
}
