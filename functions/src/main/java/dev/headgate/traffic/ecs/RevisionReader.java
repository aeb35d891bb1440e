package dev.headgate.traffic.ecs;

import dev.headgate.deployment.Revision;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ListenerReader;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;

/** Reads the revisions of a service that run. */
final class RevisionReader {

    private final Connection connection;
    private final ListenerReader listener;

    RevisionReader(Connection connection) {
        this.connection = connection;
        this.listener = new ListenerReader(connection);
    }

    /** By ARN; of none nothing is asked. */
    Map<String, ServiceRevision> describe(List<String> arns) {
        return arns.isEmpty()
                ? Map.of()
                : connection
                        .ecs(
                                "DescribeServiceRevisions",
                                ecs -> ecs.describeServiceRevisions(it -> it.serviceRevisionArns(arns)))
                        .serviceRevisions()
                        .stream()
                        .collect(Collectors.toMap(ServiceRevision::serviceRevisionArn, Function.identity()));
    }

    /**
     * All that run.
     *
     * @param deployments newest first
     * @param weights percent by target group's ARN, as the rule of the listener says
     */
    List<Revision> live(
            Service service, Routing routing, List<ServiceDeploymentBrief> deployments, Map<String, Integer> weights) {
        List<ServiceCurrentRevisionSummary> current = service.currentServiceRevisions();
        Map<String, ServiceRevision> described = describe(
                current.stream().map(ServiceCurrentRevisionSummary::arn).toList());
        List<Revision> revisions = current.stream()
                .flatMap(it -> Optional.ofNullable(described.get(it.arn())).stream()
                        .map(revision -> revision(it, revision, routing, deployments, weights)))
                .toList();
        return withPrimary(revisions, weights);
    }

    private Revision revision(
            ServiceCurrentRevisionSummary counts,
            ServiceRevision revision,
            Routing routing,
            List<ServiceDeploymentBrief> deployments,
            Map<String, Integer> weights) {
        String group = targetGroup(revision, routing);
        int requested = count(counts.requestedTaskCount());
        int running = count(counts.runningTaskCount());
        int pending = count(counts.pendingTaskCount());
        Optional<String> madeBy = madeBy(counts.arn(), deployments);
        boolean comesUp = madeBy.isPresent() && madeBy.equals(ServiceDeployments.active(deployments));
        boolean goes = requested == 0 && !comesUp && weights.getOrDefault(group, 0) == 0;
        return new Revision(
                counts.arn(),
                goes ? Revision.Status.DRAINING : Revision.Status.ACTIVE,
                revision.taskDefinition(),
                madeBy,
                group,
                requested,
                running,
                pending,
                group.isEmpty() ? 0 : listener.healthyTargets(group),
                pending == 0 && running == requested);
    }

    /** Where it stands is in its own configuration; the service's names only where the first one stood. */
    private static String targetGroup(ServiceRevision revision, Routing routing) {
        List<ServiceRevisionLoadBalancer> resolved = Optional.ofNullable(revision.resolvedConfiguration()).stream()
                .flatMap(it -> it.loadBalancers().stream())
                .toList();
        return resolved.stream()
                .map(ServiceRevisionLoadBalancer::targetGroupArn)
                .filter(routing.targetGroups()::contains)
                .findFirst()
                .orElse("");
    }

    private static Optional<String> madeBy(String revision, List<ServiceDeploymentBrief> deployments) {
        return deployments.stream()
                .filter(it -> revision.equals(it.targetServiceRevisionArn()))
                .map(ServiceDeploymentBrief::serviceDeploymentArn)
                .findFirst();
    }

    /** ECS calls none of them primary: it is the one that most requests go to. Of two that get the same, which is wanted for longer. */
    private static List<Revision> withPrimary(List<Revision> revisions, Map<String, Integer> weights) {
        Optional<Revision> most = revisions.stream()
                .filter(it -> weights.getOrDefault(it.targetGroup(), 0) > 0)
                .max(Comparator.comparingInt((Revision it) -> weights.getOrDefault(it.targetGroup(), 0))
                        .thenComparing(it -> it.status() != Revision.Status.DRAINING)
                        .thenComparingInt(Revision::healthy));
        return revisions.stream()
                .map(it -> most.filter(it::equals).map(RevisionReader::primary).orElse(it))
                .toList();
    }

    private static Revision primary(Revision it) {
        return new Revision(
                it.id(),
                Revision.Status.PRIMARY,
                it.taskDefinition(),
                it.deploymentId(),
                it.targetGroup(),
                it.desired(),
                it.running(),
                it.pending(),
                it.healthy(),
                it.steady());
    }

    private static int count(Integer said) {
        return Optional.ofNullable(said).orElse(0);
    }
}
