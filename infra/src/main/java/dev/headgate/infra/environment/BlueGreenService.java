package dev.headgate.infra.environment;

import dev.headgate.infra.balancing.CodeDeployLoadBalancing;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.task.ServiceTask;
import java.util.List;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.DeploymentController;
import software.amazon.awscdk.services.ecs.DeploymentControllerType;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ICluster;
import software.constructs.Construct;

/** An ECS service that CodeDeploy deploys, and how many tasks it has. */
final class BlueGreenService extends Construct {

    private final SecurityGroup tasks;
    private final FargateService service;

    BlueGreenService(
            Construct scope,
            ServiceIn it,
            ICluster cluster,
            EnvironmentNetwork network,
            CodeDeployLoadBalancing loadBalancing,
            ServiceTask task) {
        super(scope, "Service");
        tasks = SecurityGroup.Builder.create(this, "Tasks")
                .vpc(network.vpc())
                .description("Tasks: called by their load balancer only")
                .build();
        FargateService.Builder builder = FargateService.Builder.create(this, "Service")
                .serviceName(it.target().service())
                .cluster(cluster)
                .taskDefinition(task.definition())
                // It can not be changed in place later on: another controller means another service.
                .deploymentController(DeploymentController.builder()
                        .type(DeploymentControllerType.CODE_DEPLOY)
                        .build())
                .minHealthyPercent(100)
                .maxHealthyPercent(200)
                .healthCheckGracePeriod(Duration.seconds(60))
                .assignPublicIp(network.tasksHavePublicAddresses())
                .vpcSubnets(network.taskSubnets())
                .securityGroups(List.of(tasks));
        it.task().capacity().map(TaskCount::split).ifPresent(builder::capacityProviderStrategies);
        service = builder.build();
        if (it.task().execCommand()) {
            // Not by CDK's property, which adds permissions to write a session's log that nobody has asked for.
            ((CfnResource) service.getNode().findChild("Service")).addPropertyOverride("EnableExecuteCommand", true);
        }
        service.attachToApplicationTargetGroup(loadBalancing.blue());
        // CDK sees to production only; without what leads to it by the test listener CodeDeploy refuses the group.
        service.getNode().addDependency(loadBalancing.testRoute());
        TaskCount.followLoad(service.autoScaleTaskCount(TaskCount.limits(it.hosting())));
    }

    FargateService service() {
        return service;
    }

    /** What its tasks come from, for whatever they call. */
    ISecurityGroup tasks() {
        return tasks;
    }
}
