package dev.headgate.simulator.environment.service;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.LaunchType;

/**
 * What tasks run on.
 *
 * @param launchType empty where a strategy says it
 * @param platformVersion of Fargate; empty on EC2
 */
public record Placement(
        Optional<LaunchType> launchType,
        List<CapacityProviderStrategyItem> strategy,
        Optional<String> platformVersion,
        List<String> subnets,
        List<String> securityGroups) {

    private static final List<String> SUBNETS = List.of("subnet-0a1", "subnet-0b2");
    private static final List<String> GROUPS = List.of("sg-0c3");

    public static final Placement FARGATE =
            new Placement(Optional.of(LaunchType.FARGATE), List.of(), Optional.of("1.4.0"), SUBNETS, GROUPS);

    /** On instances of one's own, without a strategy. */
    public static final Placement EC2 =
            new Placement(Optional.of(LaunchType.EC2), List.of(), Optional.empty(), SUBNETS, GROUPS);

    public Placement {
        strategy = List.copyOf(strategy);
        subnets = List.copyOf(subnets);
        securityGroups = List.copyOf(securityGroups);
    }

    /** By capacity providers, all of weight 1, the first with a base of 1. */
    public static Placement by(String... providers) {
        List<CapacityProviderStrategyItem> strategy = Stream.of(providers)
                .map(it -> CapacityProviderStrategyItem.builder()
                        .capacityProvider(it)
                        .weight(1)
                        .base(it.equals(providers[0]) ? 1 : 0)
                        .build())
                .toList();
        boolean fargate = providers[0].startsWith("FARGATE");
        return new Placement(
                Optional.empty(), strategy, fargate ? Optional.of("1.4.0") : Optional.empty(), SUBNETS, GROUPS);
    }

    public Placement onPlatform(String version) {
        return new Placement(launchType, strategy, Optional.of(version), subnets, securityGroups);
    }

    /** What CodeDeploy makes of it for what an AppSpec does not name: plain FARGATE, and LATEST. */
    public Placement withoutWhatIsNotNamed() {
        return launchType.filter(LaunchType.EC2::equals).isPresent()
                ? this
                : new Placement(
                        Optional.of(LaunchType.FARGATE), List.of(), Optional.of("LATEST"), subnets, securityGroups);
    }
}
