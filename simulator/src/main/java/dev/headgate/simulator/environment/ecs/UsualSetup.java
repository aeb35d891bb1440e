package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.Listener;
import dev.headgate.simulator.environment.service.ListenerAction;
import dev.headgate.simulator.environment.service.ListenerWeights;
import dev.headgate.simulator.environment.service.LoadBalancer;
import dev.headgate.simulator.environment.service.SimulatedService;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;

/** How a stack sets up a service whose traffic ECS moves. */
final class UsualSetup {

    private UsualSetup() {}

    static NativeService.Setup of(SimulatedService service, Identifiers identifiers) {
        DeploymentConfiguration configuration = DeploymentConfiguration.builder()
                .strategy(DeploymentStrategy.BLUE_GREEN)
                .bakeTimeInMinutes(0)
                .maximumPercent(200)
                .minimumHealthyPercent(100)
                .build();
        AdvancedConfiguration.Builder advanced = AdvancedConfiguration.builder()
                .alternateTargetGroupArn(service.targetGroups().getLast().arn())
                .productionListenerRule(ruleOf(service, service.production()))
                .roleArn("arn:aws:iam::" + identifiers.account() + ":role/"
                        + service.spec().name() + "-infrastructure");
        service.test().ifPresent(test -> advanced.testListenerRule(ruleOf(service, test)));
        return new NativeService.Setup(
                configuration,
                software.amazon.awssdk.services.ecs.model.LoadBalancer.builder()
                        .targetGroupArn(service.targetGroups().getFirst().arn())
                        .containerName(service.spec().containerName())
                        .containerPort(service.spec().port())
                        .advancedConfiguration(advanced.build())
                        .build());
    }

    private static String ruleOf(SimulatedService service, ListenerWeights weights) {
        LoadBalancer balancer = service.loadBalancer();
        for (Listener listener : balancer.listeners()) {
            for (Listener.Rule rule : listener.rules()) {
                if (rule.action().equals(new ListenerAction.Forward(weights))) {
                    return balancer.isNetwork() ? listener.arn() : listener.arnOf(rule);
                }
            }
        }
        throw new IllegalStateException("no rule of " + balancer.arn() + " forwards to " + service.arn());
    }
}
