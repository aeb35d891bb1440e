package dev.headgate.infra.environment;

import dev.headgate.config.Hosting;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.DeploymentController;
import software.amazon.awscdk.services.ecs.DeploymentControllerType;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.constructs.Construct;

/** An ECS service that CodeDeploy deploys, and how many tasks it has. */
final class BlueGreenService extends Construct {

    private static final int CPU_PERCENT = 70;
    private static final int MEMORY_PERCENT = 80;

    private final FargateService service;

    BlueGreenService(
            Construct scope,
            ServiceIn it,
            ICluster cluster,
            Network network,
            LoadBalancing loadBalancing,
            ServiceTask task) {
        super(scope, "Service");
        service = FargateService.Builder.create(this, "Service")
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
                .assignPublicIp(false)
                .vpcSubnets(SubnetSelection.builder()
                        .subnetType(SubnetType.PRIVATE_WITH_EGRESS)
                        .build())
                .securityGroups(List.of(SecurityGroup.Builder.create(this, "Tasks")
                        .vpc(network.vpc())
                        .description("Tasks: called by their load balancer only")
                        .build()))
                .build();
        service.attachToApplicationTargetGroup(loadBalancing.blue());
        // CDK sees to the production listener only; without the test listener CodeDeploy refuses the group.
        service.getNode().addDependency(loadBalancing.test());
        scale(it.hosting());
    }

    FargateService service() {
        return service;
    }

    /** The template says no number of tasks: an update of the service would otherwise undo what scaling has chosen. */
    private void scale(Hosting.In hosting) {
        ScalableTaskCount tasks = service.autoScaleTaskCount(EnableScalingProps.builder()
                .minCapacity(hosting.minTasks())
                .maxCapacity(hosting.maxTasks())
                .build());
        tasks.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(CPU_PERCENT)
                        .build());
        tasks.scaleOnMemoryUtilization(
                "Memory",
                MemoryUtilizationScalingProps.builder()
                        .targetUtilizationPercent(MEMORY_PERCENT)
                        .build());
    }
}
