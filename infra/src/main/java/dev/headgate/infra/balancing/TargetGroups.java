package dev.headgate.infra.balancing;

import dev.headgate.config.Names;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/** The two target groups between which a service's traffic moves. */
record TargetGroups(ApplicationTargetGroup blue, ApplicationTargetGroup green) {

    static TargetGroups of(Construct scope, Names names, ServiceIn it, EnvironmentNetwork network) {
        return new TargetGroups(
                group(scope, "Blue", name(names, it, "blue"), it, network),
                group(scope, "Green", name(names, it, "green"), it, network));
    }

    /**
     * Of a service whose traffic ECS moves. No name is one of those above: Elastic Load Balancing takes a second creation of
     * a target group that is there for a success (API reference, CreateTargetGroup), and CloudFormation would delete it
     * when it goes back from a stack that says another controller.
     */
    static TargetGroups ofEcs(Construct scope, Names names, ServiceIn it, EnvironmentNetwork network) {
        return new TargetGroups(
                group(scope, "Blue", name(names, it, "ecs-1"), it, network),
                group(scope, "Green", name(names, it, "ecs-2"), it, network));
    }

    private static String name(Names names, ServiceIn it, String part) {
        return ElbName.of(names, it.service().name(), it.environment().name(), part);
    }

    private static ApplicationTargetGroup group(
            Construct scope, String id, String name, ServiceIn it, EnvironmentNetwork network) {
        return ApplicationTargetGroup.Builder.create(scope, id)
                .targetGroupName(name)
                .vpc(network.vpc())
                .targetType(TargetType.IP)
                .port(it.service().port())
                .protocol(ApplicationProtocol.HTTP)
                .deregistrationDelay(Duration.seconds(30))
                .healthCheck(HealthCheck.builder()
                        .path(it.service().hosting().healthPath())
                        .healthyHttpCodes("200-399")
                        .interval(Duration.seconds(10))
                        .timeout(Duration.seconds(5))
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(3)
                        .build())
                .build();
    }
}
