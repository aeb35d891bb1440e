package dev.headgate.traffic.codedeploy;

import dev.headgate.deployment.Revision;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ListenerReader;
import dev.headgate.traffic.UnknownWordException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Service;

/** Reads the revisions of an ECS service that run, as task sets. */
final class TaskSetReader {

    private final ListenerReader listener;

    TaskSetReader(Connection connection) {
        this.listener = new ListenerReader(connection);
    }

    List<Revision> taskSets(Service service) {
        return service.taskSets().stream()
                .map(set -> taskSet(set, OptionalInt.empty()))
                .toList();
    }

    /** The one that this deployment made, where there is one by now. */
    List<Revision> madeBy(Service service, String deploymentId, OptionalInt healthy) {
        return service.taskSets().stream()
                .filter(set -> deploymentId.equals(set.externalId()))
                .map(set -> taskSet(set, healthy))
                .toList();
    }

    private Revision taskSet(software.amazon.awssdk.services.ecs.model.TaskSet set, OptionalInt healthy) {
        String targetGroup = set.loadBalancers().stream()
                .map(LoadBalancer::targetGroupArn)
                .findFirst()
                .orElse("");
        return new Revision(
                set.id(),
                status(set),
                set.taskDefinition(),
                Optional.ofNullable(set.externalId()).filter(id -> !id.isBlank()),
                targetGroup,
                set.computedDesiredCount(),
                set.runningCount(),
                set.pendingCount(),
                healthy.orElseGet(() -> targetGroup.isEmpty() ? 0 : listener.healthyTargets(targetGroup)),
                isSteady(set));
    }

    /** @throws UnknownWordException for a status that is not known here: it may get traffic as well as not */
    static Revision.Status status(software.amazon.awssdk.services.ecs.model.TaskSet set) {
        // ECS has no enum of these: the SDK shows a text.
        return switch (set.status()) {
            case "PRIMARY" -> Revision.Status.PRIMARY;
            case "ACTIVE" -> Revision.Status.ACTIVE;
            case "DRAINING" -> Revision.Status.DRAINING;
            case null, default -> throw new UnknownWordException("ECS", set.status(), "task set " + set.id());
        };
    }

    /** @throws UnknownWordException for a status that is not known here */
    static boolean isSteady(software.amazon.awssdk.services.ecs.model.TaskSet set) {
        return switch (set.stabilityStatus()) {
            case STEADY_STATE -> true;
            case STABILIZING -> false;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new UnknownWordException(
                        "ECS", set.stabilityStatusAsString(), "the stability of task set " + set.id());
            case null -> throw new UnknownWordException("ECS", null, "the stability of task set " + set.id());
        };
    }
}
