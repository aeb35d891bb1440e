package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.NetworkConfiguration;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskSet;

/** What CodeDeploy would set to a default is named as the service has it. */
class PlacementTest {

    @Test
    void namesTheCapacityProvidersOfTheTaskSetThatServes() {
        Placement placement = Placement.of(service(
                set -> set.capacityProviderStrategy(item("FARGATE_SPOT", 4, 0), item("FARGATE", 1, 1))
                        .platformVersion("1.4.0"),
                service -> service.launchType(LaunchType.FARGATE)));

        assertThat(Json.write(placement.properties()))
                .contains(
                        "\"CapacityProviderStrategy\":[{\"Base\":0,\"CapacityProvider\":\"FARGATE_SPOT\",\"Weight\":4},"
                                + "{\"Base\":1,\"CapacityProvider\":\"FARGATE\",\"Weight\":1}]");
        assertThat(placement.platformVersion()).contains("1.4.0");
    }

    @Test
    void asksTheServiceWhereTheTaskSetDoesNotSay() {
        Placement placement = Placement.of(Service.builder()
                .capacityProviderStrategy(item("FARGATE_SPOT", 4, 0))
                .platformVersion("1.3.0")
                .networkConfiguration(network("subnet-1", "sg-1"))
                .build());

        assertThat(placement.capacity()).hasSize(1);
        assertThat(placement.platformVersion()).contains("1.3.0");
        assertThat(placement.network()).isPresent();
    }

    @Test
    void namesNoPlatformOfTasksOnInstances() {
        assertThat(platform(set -> set.launchType(LaunchType.EC2))).isEmpty();
        assertThat(platform(set -> set.capacityProviderStrategy(item("our-instances", 1, 0))))
                .isEmpty();
    }

    @Test
    void doesNotKeepAServiceOnWhatLatestIsToday() {
        assertThat(Placement.of(service(
                                set -> set.launchType(LaunchType.FARGATE).platformVersion("1.4.0"),
                                service -> service.platformVersion("LATEST")))
                        .platformVersion())
                .contains("LATEST");
        assertThat(Placement.of(service(
                                set -> set.launchType(LaunchType.FARGATE).platformVersion("1.3.0"),
                                service -> service.platformVersion("LATEST")))
                        .platformVersion())
                .contains("1.3.0");
    }

    @Test
    void namesTheWholeNetworkOrNothingOfIt() {
        Placement whole = Placement.of(service(
                set -> set.launchType(LaunchType.FARGATE).networkConfiguration(network("subnet-1", "sg-1")),
                service -> {}));
        Placement withoutGroups = Placement.of(service(
                set -> set.launchType(LaunchType.FARGATE)
                        .networkConfiguration(NetworkConfiguration.builder()
                                .awsvpcConfiguration(vpc -> vpc.subnets("subnet-1"))
                                .build()),
                service -> {}));

        assertThat(whole.properties())
                .containsEntry(
                        "NetworkConfiguration",
                        Map.of(
                                "AwsvpcConfiguration",
                                Map.of(
                                        "AssignPublicIp",
                                        "ENABLED",
                                        "SecurityGroups",
                                        List.of("sg-1"),
                                        "Subnets",
                                        List.of("subnet-1"))));
        assertThat(withoutGroups.properties()).doesNotContainKey("NetworkConfiguration");
    }

    private static Optional<String> platform(Consumer<TaskSet.Builder> of) {
        return Placement.of(service(set -> of.accept(set.platformVersion("1.4.0")), service -> {}))
                .platformVersion();
    }

    private static Service service(Consumer<TaskSet.Builder> primary, Consumer<Service.Builder> service) {
        TaskSet.Builder set = TaskSet.builder().status("PRIMARY");
        primary.accept(set);
        TaskSet draining = TaskSet.builder()
                .status("DRAINING")
                .launchType(LaunchType.EXTERNAL)
                .build();
        Service.Builder made = Service.builder().taskSets(draining, set.build());
        service.accept(made);
        return made.build();
    }

    private static CapacityProviderStrategyItem item(String provider, int weight, int base) {
        return CapacityProviderStrategyItem.builder()
                .capacityProvider(provider)
                .weight(weight)
                .base(base)
                .build();
    }

    private static NetworkConfiguration network(String subnet, String group) {
        return NetworkConfiguration.builder()
                .awsvpcConfiguration(
                        vpc -> vpc.subnets(subnet).securityGroups(group).assignPublicIp("ENABLED"))
                .build();
    }
}
