package dev.headgate.traffic.codedeploy;

import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.json.Json;
import dev.headgate.release.Image;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ListenerReader;
import dev.headgate.traffic.Revisions;
import dev.headgate.traffic.TrafficControlException;
import dev.headgate.traffic.UnknownMembers;
import dev.headgate.traffic.WholeAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.TargetGroupInfo;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.DescribeTaskDefinitionResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinitionField;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * What of a service a deployment would change although nobody asked for it. Until Headgate can keep it, such a service is
 * refused: what is lost without a word is found in production.
 */
final class Fitness {

    /** What CodeDeploy's default, LATEST, stands for: of Linux and of Windows. */
    private static final Set<String> LATEST_PLATFORMS = Set.of("LATEST", "1.4.0", "1.0.0");

    private final Connection connection;

    Fitness(Connection connection) {
        this.connection = connection;
    }

    /** None where there is no service or no group yet. */
    List<Fault> faults(String container, Image image) {
        Optional<Service> service = new TaskSetReader(connection).service();
        Optional<DeploymentGroupInfo> group = new GroupReader(connection).read();
        if (service.isEmpty() || group.isEmpty()) {
            return List.of();
        }
        return Stream.of(
                        capacity(service.get()),
                        platform(service.get()),
                        listener(group.get()),
                        taskDefinition(service.get(), container, image))
                .flatMap(List::stream)
                .toList();
    }

    static List<Fault> capacity(Service service) {
        List<String> providers = Stream.concat(
                        service.capacityProviderStrategy().stream(),
                        service.taskSets().stream()
                                .filter(set -> "PRIMARY".equals(set.status()))
                                .flatMap(set -> set.capacityProviderStrategy().stream()))
                .map(CapacityProviderStrategyItem::capacityProvider)
                .distinct()
                .toList();
        return providers.isEmpty()
                ? List.of()
                : List.of(new Fault(
                        Fact.TEMPLATE,
                        "the ECS service has a capacityProviderStrategy (" + String.join(", ", providers)
                                + "), which CodeDeploy drops in a deployment, and Headgate does not carry over yet",
                        "give the service a launch type instead"));
    }

    static List<Fault> platform(Service service) {
        return Optional.ofNullable(service.platformVersion()).stream()
                .filter(version -> !version.isBlank() && !LATEST_PLATFORMS.contains(version))
                .map(version -> new Fault(
                        Fact.TEMPLATE,
                        "the ECS service has platformVersion " + version + ", which CodeDeploy sets to LATEST in a"
                                + " deployment, and Headgate does not carry over yet",
                        "let the service have LATEST"))
                .toList();
    }

    /** CodeDeploy could move a rule's traffic; what Headgate watches is the default action. */
    private List<Fault> listener(DeploymentGroupInfo group) {
        String listener = new GroupReader(connection).productionListener(group);
        Set<String> pair = group.loadBalancerInfo().targetGroupPairInfoList().stream()
                .flatMap(it -> it.targetGroups().stream())
                .map(TargetGroupInfo::name)
                .collect(Collectors.toSet());
        return listener(
                listener, new ListenerReader(connection).weights(listener).keySet(), pair);
    }

    /**
     * Compares what the default action forwards to with what CodeDeploy moves.
     *
     * @param targetGroups ARNs of the target groups that the default action forwards to
     * @param pair names of the deployment group's two
     */
    static List<Fault> listener(String listener, Set<String> targetGroups, Set<String> pair) {
        Set<String> forwarded =
                targetGroups.stream().map(Fitness::targetGroupName).collect(Collectors.toSet());
        return pair.isEmpty() || pair.stream().anyMatch(forwarded::contains)
                ? List.of()
                : List.of(new Fault(
                        Fact.LISTENER,
                        "the default action of the production listener " + listener + " forwards to neither of the"
                                + " service's target groups ("
                                + pair.stream().sorted().collect(Collectors.joining(", "))
                                + "), and Headgate reads the default action only: a service behind a listener rule"
                                + " (host, path, header) is not supported yet",
                        "give the service a listener of its own"));
    }

    /** {@code arn:aws:elasticloadbalancing:region:account:targetgroup/name/id}. */
    private static String targetGroupName(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length < 2 ? arn : parts[1];
    }

    private List<Fault> taskDefinition(Service service, String container, Image image) {
        Optional<String> serving = service.taskSets().stream()
                .filter(set -> "PRIMARY".equals(set.status()))
                .map(TaskSet::taskDefinition)
                .findFirst();
        return serving.map(it -> copied(it, container, image)).orElse(List.of());
    }

    private List<Fault> copied(String serving, String container, Image image) {
        WholeAnswer whole = new WholeAnswer();
        DescribeTaskDefinitionResponse answer = template(serving, whole);
        return Stream.concat(
                        whole.text().map(Fitness::unknown).orElse(List.of()).stream(),
                        twins(answer.taskDefinition(), container, image).stream())
                .toList();
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

    static List<Fault> twins(TaskDefinition definition, String container, Image image) {
        List<String> others = definition.containerDefinitions().stream()
                .filter(it -> !it.name().equals(container))
                .filter(it -> repository(it.image()).equals(image.uri()))
                .map(ContainerDefinition::name)
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(new Fault(
                        Fact.TEMPLATE,
                        "container " + String.join(", ", others) + " of the task definition runs an image of "
                                + image.uri() + " too, and only container " + container + " would get the new one:"
                                + " several containers of one release are not supported yet",
                        "release the image to another repository for one of them, or make them one container"));
    }

    /** Without its tag and digest; a colon before the last slash is a registry's port. */
    private static String repository(String reference) {
        String untagged = reference.split("@", 2)[0];
        int colon = untagged.lastIndexOf(':');
        return colon > untagged.lastIndexOf('/') ? untagged.substring(0, colon) : untagged;
    }
}
