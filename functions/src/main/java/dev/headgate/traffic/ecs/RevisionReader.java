package dev.headgate.traffic.ecs;

import dev.headgate.deployment.Revision;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ListenerReader;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceCurrentRevisionSummary;
import software.amazon.awssdk.services.ecs.model.ServiceRevision;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;

/** Reads the revisions of a service that run. */
final class RevisionReader {

    /** The most that DescribeServiceRevisions takes. */
    private static final int PER_CALL = 20;

    /** Percent: who has more of the requests has most of them. */
    private static final int HALF = 50;

    private final Connection connection;
    private final ListenerReader listener;
    private final ResolvedRevisions known;

    RevisionReader(Connection connection, ResolvedRevisions known) {
        this.connection = connection;
        this.known = known;
        this.listener = new ListenerReader(connection);
    }

    /** By ARN. */
    Map<String, ServiceRevision> describe(List<String> arns) {
        Map<String, ServiceRevision> described = new LinkedHashMap<>(known.of(arns));
        List<String> others =
                arns.stream().filter(it -> !described.containsKey(it)).toList();
        for (int from = 0; from < others.size(); from += PER_CALL) {
            List<String> some = others.subList(from, Math.min(from + PER_CALL, others.size()));
            connection
                    .ecs(
                            "DescribeServiceRevisions",
                            ecs -> ecs.describeServiceRevisions(it -> it.serviceRevisionArns(some)))
                    .serviceRevisions()
                    .forEach(it -> described.put(it.serviceRevisionArn(), it));
        }
        known.keep(described.values());
        return described;
    }

    /**
     * Those that run.
     *
     * @param madeBy the deployments whose revisions are wanted; one that none has made is wanted by whoever wants all
     * @param healthy how many of the targets are known to be healthy, where one revision is wanted and that need not be read
     * @param weights percent by target group's ARN, as the rule of the listener says
     */
    List<Revision> live(
            Service service,
            Routing routing,
            DeploymentsSeen deployments,
            Predicate<String> madeBy,
            OptionalInt healthy,
            Map<String, Integer> weights) {
        List<ServiceCurrentRevisionSummary> current = service.currentServiceRevisions().stream()
                .filter(it -> madeBy.test(deployments.madeBy(it.arn()).orElse("")))
                .toList();
        int running = service.currentServiceRevisions().size();
        Map<String, ServiceRevision> described = describe(
                current.stream().map(ServiceCurrentRevisionSummary::arn).toList());
        List<Revision> revisions = current.stream()
                .flatMap(it -> Optional.ofNullable(described.get(it.arn())).stream()
                        .map(revision -> revision(running == 1, it, revision, routing, deployments, healthy, weights)))
                .toList();
        return withPrimary(revisions, weights, current.size() == running);
    }

    private Revision revision(
            boolean alone,
            ServiceCurrentRevisionSummary counts,
            ServiceRevision revision,
            Routing routing,
            DeploymentsSeen deployments,
            OptionalInt healthy,
            Map<String, Integer> weights) {
        String group = targetGroup(revision, routing, alone);
        int requested = count(counts.requestedTaskCount());
        int running = count(counts.runningTaskCount());
        int pending = count(counts.pendingTaskCount());
        Optional<String> madeBy = deployments.madeBy(counts.arn());
        boolean comesUp = madeBy.isPresent() && madeBy.equals(deployments.active());
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
                healthy.orElseGet(() -> group.isEmpty() ? 0 : listener.healthyTargets(group)),
                pending == 0 && running == requested);
    }

    /**
     * As ECS has resolved it. Of one that it has not, and that is alone, as after a rolling update, it is where it was told to
     * be; a green that has not begun to come up is nowhere yet.
     */
    private static String targetGroup(ServiceRevision revision, Routing routing, boolean alone) {
        Stream<String> resolved = Optional.ofNullable(revision.resolvedConfiguration()).stream()
                .flatMap(it -> it.loadBalancers().stream())
                .map(ServiceRevisionLoadBalancer::targetGroupArn);
        Stream<String> told = revision.loadBalancers().stream().map(LoadBalancer::targetGroupArn);
        return Stream.concat(resolved, alone ? told : Stream.empty())
                .filter(routing.targetGroups()::contains)
                .findFirst()
                .orElse("");
    }

    /**
     * ECS calls none of them primary: it is the one that most requests go to. Of two that get the same, which is wanted for longer.
     *
     * @param all these are all that run; where they are not, one of the others may get more
     */
    private static List<Revision> withPrimary(List<Revision> revisions, Map<String, Integer> weights, boolean all) {
        Optional<Revision> most = revisions.stream()
                .filter(it -> weights.getOrDefault(it.targetGroup(), 0) > (all ? 0 : HALF))
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
