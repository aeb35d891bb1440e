package dev.headgate.cli.init;

import dev.headgate.cli.init.FoundService.Balanced;
import dev.headgate.cli.init.FoundService.Group;
import dev.headgate.traffic.ListenerRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** Lists the ECS services of an account and region. It calls what looks, and nothing that changes. */
final class AccountReader {

    /** DescribeServices takes no more at once. */
    private static final int MOST_SERVICES = 10;

    private final EcsClient ecs;
    private final Map<String, Group> groups;

    AccountReader(AccountClients clients) {
        ecs = clients.ecs();
        groups = new GroupsByService(clients.codeDeploy()).read();
    }

    /**
     * The services, cluster by cluster.
     *
     * @param clusters names or ARNs; empty: all of them
     */
    List<FoundService> services(List<String> clusters) {
        Stream<String> wanted =
                clusters.isEmpty() ? ecs.listClustersPaginator().clusterArns().stream() : clusters.stream();
        return wanted.flatMap(cluster -> inCluster(cluster).stream()).toList();
    }

    private List<FoundService> inCluster(String cluster) {
        List<String> arns = ecs.listServicesPaginator(it -> it.cluster(cluster)).serviceArns().stream()
                .toList();
        List<FoundService> found = new ArrayList<>();
        for (int from = 0; from < arns.size(); from += MOST_SERVICES) {
            List<String> some = arns.subList(from, Math.min(from + MOST_SERVICES, arns.size()));
            ecs.describeServices(it -> it.cluster(cluster).services(some)).services().stream()
                    .map(this::found)
                    .forEach(found::add);
        }
        return found;
    }

    private FoundService found(Service service) {
        Optional<TaskSet> primary = service.taskSets().stream()
                .filter(set -> "PRIMARY".equals(set.status()))
                .findFirst();
        TaskDefinition runs = ecs.describeTaskDefinition(it ->
                        it.taskDefinition(primary.map(TaskSet::taskDefinition).orElse(service.taskDefinition())))
                .taskDefinition();
        List<LoadBalancer> balancers =
                primary.map(TaskSet::loadBalancers).filter(it -> !it.isEmpty()).orElse(service.loadBalancers());
        String cluster = lastPart(service.clusterArn());
        return new FoundService(
                cluster,
                service.serviceName(),
                service.deploymentController() == null
                        ? "ECS"
                        : service.deploymentController().typeAsString(),
                runs.family(),
                Stream.of(runs.taskRoleArn(), runs.executionRoleArn())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                balancers.stream().findFirst().flatMap(it -> balanced(it, runs)),
                Optional.ofNullable(groups.get(GroupsByService.key(cluster, service.serviceName()))),
                balancers.size() == 1 && isShifted(balancers.getFirst().advancedConfiguration()),
                List.of());
    }

    private static boolean isShifted(@Nullable AdvancedConfiguration advanced) {
        return advanced != null
                && advanced.alternateTargetGroupArn() != null
                && advanced.productionListenerRule() != null;
    }

    private static Optional<Balanced> balanced(LoadBalancer balancer, TaskDefinition runs) {
        return runs.containerDefinitions().stream()
                .filter(it -> it.name().equals(balancer.containerName()))
                .map(ContainerDefinition::image)
                .findFirst()
                .map(image -> new Balanced(balancer.containerName(), balancer.containerPort(), image, by(balancer)));
    }

    /** Those of the older kind have no target groups. */
    private static String by(LoadBalancer balancer) {
        return balancer.targetGroupArn() == null
                ? String.valueOf(balancer.loadBalancerName())
                : "target group " + ListenerRule.targetGroupName(balancer.targetGroupArn());
    }

    /** Of an ARN, or a name as it is. */
    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }
}
