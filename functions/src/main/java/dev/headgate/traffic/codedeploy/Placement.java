package dev.headgate.traffic.codedeploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/**
 * What a service's tasks run on, as an AppSpec names it: CodeDeploy puts a default in the place of what is not named, plain
 * FARGATE for a capacity provider strategy, and LATEST for a platform version.
 *
 * @param platformVersion of Fargate; tasks on EC2 have none
 * @param network empty where tasks have no network of their own, or one that an AppSpec cannot name
 */
record Placement(
        List<CapacityProviderStrategyItem> capacity,
        Optional<String> platformVersion,
        Optional<AwsVpcConfiguration> network) {

    static final Placement UNNAMED = new Placement(List.of(), Optional.empty(), Optional.empty());

    private static final String LATEST = "LATEST";

    /** What LATEST stands for today: of Linux and of Windows. */
    private static final Set<String> RESOLVED = Set.of("1.4.0", "1.0.0");

    Placement {
        capacity = List.copyOf(capacity);
    }

    /** As the task set that serves has it; where that does not say, as the service has it. */
    static Placement of(Service service) {
        Optional<TaskSet> primary = service.taskSets().stream()
                .filter(set -> "PRIMARY".equals(set.status()))
                .findFirst();
        List<CapacityProviderStrategyItem> capacity = primary.filter(Placement::saysWhereItRuns)
                .map(TaskSet::capacityProviderStrategy)
                .orElse(service.capacityProviderStrategy());
        boolean onFargate = capacity.isEmpty()
                ? primary.map(TaskSet::launchType).or(() -> Optional.ofNullable(service.launchType())).stream()
                        .allMatch(LaunchType.FARGATE::equals)
                : capacity.stream().allMatch(it -> it.capacityProvider().startsWith("FARGATE"));
        return new Placement(
                capacity,
                onFargate ? version(primary.map(TaskSet::platformVersion), service) : Optional.empty(),
                primary.flatMap(set -> network(set.networkConfiguration()))
                        .or(() -> network(service.networkConfiguration())));
    }

    private static boolean saysWhereItRuns(TaskSet set) {
        return !set.capacityProviderStrategy().isEmpty() || set.launchType() != null;
    }

    /** A task set shows what LATEST was when it was made: to name that would keep the service from the next one. */
    private static Optional<String> version(Optional<String> ofTaskSet, Service service) {
        Optional<String> ofService = named(service.platformVersion());
        Optional<String> runs = ofTaskSet.flatMap(Placement::named);
        return runs.filter(RESOLVED::contains).isPresent()
                        && ofService.filter(LATEST::equals).isPresent()
                ? ofService
                : runs.or(() -> ofService);
    }

    private static Optional<String> named(@Nullable String version) {
        return Optional.ofNullable(version).filter(it -> !it.isBlank());
    }

    /** An AppSpec names subnets, security groups and public addresses, or none of them; without any, the network stays. */
    private static Optional<AwsVpcConfiguration> network(@Nullable NetworkConfiguration configuration) {
        return Optional.ofNullable(configuration)
                .map(NetworkConfiguration::awsvpcConfiguration)
                .filter(it -> !it.subnets().isEmpty() && !it.securityGroups().isEmpty());
    }

    /** As properties of an AppSpec, each only where there is something to name. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        if (!capacity.isEmpty()) {
            properties.put(
                    "CapacityProviderStrategy",
                    capacity.stream().map(Placement::item).toList());
        }
        platformVersion.ifPresent(it -> properties.put("PlatformVersion", it));
        network.ifPresent(it -> properties.put("NetworkConfiguration", Map.of("AwsvpcConfiguration", vpc(it))));
        return properties;
    }

    private static Map<String, Object> item(CapacityProviderStrategyItem item) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("Base", or(item, CapacityProviderStrategyItem::base, 0));
        written.put("CapacityProvider", item.capacityProvider());
        written.put("Weight", or(item, CapacityProviderStrategyItem::weight, 0));
        return written;
    }

    private static Map<String, Object> vpc(AwsVpcConfiguration vpc) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("AssignPublicIp", or(vpc, AwsVpcConfiguration::assignPublicIpAsString, "DISABLED"));
        written.put("SecurityGroups", vpc.securityGroups());
        written.put("Subnets", vpc.subnets());
        return written;
    }

    private static <S, T> T or(S source, Function<S, @Nullable T> member, T otherwise) {
        return Optional.ofNullable(member.apply(source)).orElse(otherwise);
    }
}
