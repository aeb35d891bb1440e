package dev.headgate.traffic.codedeploy;

import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.json.Json;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.Revisions;
import dev.headgate.traffic.TrafficControlException;
import dev.headgate.traffic.UnknownMembers;
import dev.headgate.traffic.WholeAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * What of a service a deployment would change although nobody asked for it, or cannot do with it. Such a service is refused:
 * what is lost without a word is found in production.
 */
final class Fitness {

    private final Connection connection;

    Fitness(Connection connection) {
        this.connection = connection;
    }

    /** None where there is no service or no group yet. */
    List<Fault> faults(DeploymentPlan plan) {
        Optional<Service> service = new TaskSetReader(connection).service();
        Optional<DeploymentGroupInfo> group = new GroupReader(connection).read();
        if (service.isEmpty() || group.isEmpty()) {
            return List.of();
        }
        return Stream.concat(
                        new ListenerFitness(connection, service.get(), group.get())
                                .faults(plan.environment().rules()).stream(),
                        taskDefinition(service.get()).stream())
                .toList();
    }

    private List<Fault> taskDefinition(Service service) {
        Optional<String> serving = service.taskSets().stream()
                .filter(set -> "PRIMARY".equals(set.status()))
                .map(TaskSet::taskDefinition)
                .findFirst();
        return serving.map(this::copied).orElse(List.of());
    }

    private List<Fault> copied(String serving) {
        WholeAnswer whole = new WholeAnswer();
        template(serving, whole);
        return whole.text().map(Fitness::unknown).orElse(List.of());
    }

    /** The newest revision; where all were deregistered, what serves. */
    private DescribeTaskDefinitionResponse template(String serving, WholeAnswer whole) {
        try {
            return describe(Revisions.family(serving), whole);
        } catch (TrafficControlException failure) {
            if (Revisions.saysThereIsNone(failure)) {
                return describe(serving, whole);
            }
            throw failure;
        }
    }

    private DescribeTaskDefinitionResponse describe(String taskDefinition, WholeAnswer whole) {
        return connection.ecs(
                "DescribeTaskDefinition",
                ecs -> ecs.describeTaskDefinition(it -> it.taskDefinition(taskDefinition)
                        .include(TaskDefinitionField.TAGS)
                        .overrideConfiguration(whole::of)));
    }

    static List<Fault> unknown(String answer) {
        List<String> members = Json.object(Json.tree(answer), "$").get("taskDefinition") instanceof Map<?, ?> definition
                ? UnknownMembers.in(definition, TaskDefinition.builder())
                : List.of();
        return members.isEmpty()
                ? List.of()
                : List.of(new Fault(
                        Fact.TEMPLATE,
                        "the task definition has members that this version of Headgate does not know, and that a copy of it"
                                + " would lose (" + String.join(", ", members) + ")",
                        "update Headgate, or take them out"));
    }
}
