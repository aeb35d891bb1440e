package dev.headgate.traffic;

import dev.headgate.deployment.TaskSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads an ECS service and the revisions of it that run. */
final class TaskSetReader {

    private final Connection connection;
    private final ListenerReader listener;

    TaskSetReader(Connection connection) {
        this.connection = connection;
        this.listener = new ListenerReader(connection);
    }

    /** Empty when there is no such service, or no more: ECS shows a deleted one as INACTIVE for a while. */
    Optional<Service> service() {
        return connection.ecs("DescribeServices", ecs -> {
            try {
                return ecs
                        .describeServices(it -> it.cluster(connection.target().cluster())
                                .services(connection.target().service()))
                        .services()
                        .stream()
                        .filter(service -> !"INACTIVE".equals(service.status()))
                        .findFirst();
            } catch (ClusterNotFoundException e) {
                return Optional.empty();
            }
        });
    }

    List<TaskSet> taskSets(Service service) {
        return service.taskSets().stream().map(this::taskSet).toList();
    }

    private TaskSet taskSet(software.amazon.awssdk.services.ecs.model.TaskSet set) {
        String targetGroup = set.loadBalancers().stream()
                .map(LoadBalancer::targetGroupArn)
                .findFirst()
                .orElse("");
        return new TaskSet(
                set.id(),
                status(set.status()),
                set.taskDefinition(),
                Optional.ofNullable(set.externalId()).filter(id -> !id.isBlank()),
                targetGroup,
                set.computedDesiredCount(),
                set.runningCount(),
                set.pendingCount(),
                targetGroup.isEmpty() ? 0 : listener.healthyTargets(targetGroup),
                "STEADY_STATE".equals(set.stabilityStatusAsString()));
    }

    /** A status that this code does not know is none to rely on. */
    static TaskSet.Status status(String status) {
        return switch (status) {
            case "PRIMARY" -> TaskSet.Status.PRIMARY;
            case "ACTIVE" -> TaskSet.Status.ACTIVE;
            default -> TaskSet.Status.DRAINING;
        };
    }
}
