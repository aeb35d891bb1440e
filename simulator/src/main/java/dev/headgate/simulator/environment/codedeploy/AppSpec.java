package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.simulator.environment.service.Placement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.codedeploy.model.InvalidRevisionException;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.LaunchType;

/**
 * What an AppSpec says: what is to run, where its requests go, and what it names besides.
 *
 * @param capacity empty: none named
 * @param network subnets and security groups; empty: not named
 * @param hooks functions by the lifecycle event at which each is called
 */
record AppSpec(
        String taskDefinition,
        String containerName,
        int containerPort,
        List<CapacityProviderStrategyItem> capacity,
        Optional<String> platformVersion,
        Optional<Network> network,
        Map<String, String> hooks) {

    record Network(List<String> subnets, List<String> securityGroups) {}

    /** One that names what it must. */
    AppSpec(String taskDefinition, String containerName, int containerPort) {
        this(taskDefinition, containerName, containerPort, List.of(), Optional.empty(), Optional.empty(), Map.of());
    }

    /** What a new task set of a service runs on. */
    Placement placement(Placement ofService) {
        Placement base = ofService.withoutWhatIsNotNamed();
        boolean fargate = capacity.isEmpty()
                ? base.launchType().filter(LaunchType.FARGATE::equals).isPresent()
                : capacity.stream().allMatch(it -> it.capacityProvider().startsWith("FARGATE"));
        if (!fargate && platformVersion.isPresent()) {
            throw invalid("The platform version must be null when the tasks do not run on Fargate");
        }
        return new Placement(
                capacity.isEmpty() ? base.launchType() : Optional.empty(),
                capacity,
                fargate ? platformVersion.or(() -> Optional.of("LATEST")) : Optional.empty(),
                network.map(Network::subnets).orElse(base.subnets()),
                network.map(Network::securityGroups).orElse(base.securityGroups()));
    }

    /**
     * Reads JSON or YAML.
     *
     * @throws InvalidRevisionException when it can not be a deployment of an ECS service; says why
     */
    static AppSpec parse(String content) {
        Object document;
        try {
            document = new Load(LoadSettings.builder().build()).loadFromString(content);
        } catch (YamlEngineException broken) {
            throw invalid("The AppSpec is neither JSON nor YAML: " + broken.getMessage());
        }
        if (!(get(document, "Resources", "an AppSpec") instanceof List<?> resources) || resources.size() != 1) {
            throw invalid("Resources must be a list of exactly one resource");
        }
        Object service = get(resources.getFirst(), "TargetService", "the resource");
        if (!"AWS::ECS::Service".equals(get(service, "Type", "TargetService"))) {
            throw invalid("The resource must be of type AWS::ECS::Service");
        }
        Object properties = get(service, "Properties", "TargetService");
        Object loadBalancer = get(properties, "LoadBalancerInfo", "Properties");
        if (get(properties, "TaskDefinition", "Properties") instanceof String taskDefinition
                && get(loadBalancer, "ContainerName", "LoadBalancerInfo") instanceof String containerName
                && get(loadBalancer, "ContainerPort", "LoadBalancerInfo") instanceof Integer containerPort) {
            return new AppSpec(
                    taskDefinition,
                    containerName,
                    containerPort,
                    capacity(member(properties, "CapacityProviderStrategy")),
                    member(properties, "PlatformVersion").map(String::valueOf),
                    member(properties, "NetworkConfiguration").map(AppSpec::network),
                    hooks(member(document, "Hooks")));
        }
        throw invalid("TaskDefinition and ContainerName must be strings, and ContainerPort a whole number");
    }

    /** A list, each of one event and the function that is called at it. */
    private static Map<String, String> hooks(Optional<Object> hooks) {
        Map<String, String> byEvent = new LinkedHashMap<>();
        for (Object each :
                hooks.map(it -> it instanceof List<?> list ? list : List.of()).orElse(List.of())) {
            if (each instanceof Map<?, ?> hook) {
                hook.forEach((event, function) -> byEvent.put(String.valueOf(event), String.valueOf(function)));
            }
        }
        return byEvent;
    }

    private static List<CapacityProviderStrategyItem> capacity(Optional<Object> strategy) {
        return strategy.map(it -> it instanceof List<?> items ? items : List.of()).orElse(List.of()).stream()
                .map(it -> CapacityProviderStrategyItem.builder()
                        .capacityProvider(String.valueOf(get(it, "CapacityProvider", "CapacityProviderStrategy")))
                        .base((Integer) get(it, "Base", "CapacityProviderStrategy"))
                        .weight((Integer) get(it, "Weight", "CapacityProviderStrategy"))
                        .build())
                .toList();
    }

    /** All three of its members, or the AppSpec is none. */
    private static Network network(Object configuration) {
        Object vpc = get(configuration, "AwsvpcConfiguration", "NetworkConfiguration");
        get(vpc, "AssignPublicIp", "AwsvpcConfiguration");
        return new Network(
                texts(get(vpc, "Subnets", "AwsvpcConfiguration")),
                texts(get(vpc, "SecurityGroups", "AwsvpcConfiguration")));
    }

    private static List<String> texts(Object list) {
        return list instanceof List<?> items
                ? items.stream().map(String::valueOf).toList()
                : List.of();
    }

    RevisionLocation toRevision() {
        String content = """
                {"version": 0.0, "Resources": [{"TargetService": {"Type": "AWS::ECS::Service", "Properties": {
                  "TaskDefinition": "%s",
                  "LoadBalancerInfo": {"ContainerName": "%s", "ContainerPort": %d}}}}]}
                """.formatted(taskDefinition, containerName, containerPort);
        return RevisionLocation.builder()
                .revisionType(RevisionLocationType.APP_SPEC_CONTENT)
                .appSpecContent(spec -> spec.content(content))
                .build();
    }

    private static Object get(Object object, String key, String where) {
        return member(object, key).orElseThrow(() -> invalid("There is no " + key + " in " + where));
    }

    private static Optional<Object> member(Object object, String key) {
        return object instanceof Map<?, ?> map ? Optional.ofNullable(map.get(key)) : Optional.empty();
    }

    static AwsServiceException invalid(String message) {
        return CodeDeployLookup.refuse(InvalidRevisionException.builder(), "InvalidRevisionException", message);
    }
}
