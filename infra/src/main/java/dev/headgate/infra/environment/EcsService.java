package dev.headgate.infra.environment;

import dev.headgate.config.Names;
import dev.headgate.infra.balancing.EcsLoadBalancing;
import dev.headgate.infra.balancing.Sealed;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.task.ServiceTask;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.applicationautoscaling.ServiceNamespace;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.ecs.CfnServiceProps;
import software.amazon.awscdk.services.ecs.ICluster;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.Role;
import software.constructs.Construct;

/**
 * An ECS service whose traffic ECS moves itself, and how many tasks it has.
 *
 * <p>How it is deployed, each release says: what stands here is how it rests. It is sealed with the rules that lead to it.
 */
final class EcsService extends Construct {

    private final ServiceIn it;
    private final ICluster cluster;
    private final SecurityGroup tasks;
    private final CfnService service;

    EcsService(
            Construct scope,
            Names names,
            ServiceIn it,
            NetworkStack home,
            EcsLoadBalancing loadBalancing,
            ServiceTask task) {
        super(scope, "Service");
        this.it = it;
        cluster = home.cluster();
        tasks = SecurityGroup.Builder.create(this, "Tasks")
                .vpc(home.network().vpc())
                .description("Tasks: called by their load balancer only")
                .build();
        tasks.getConnections()
                .allowFrom(loadBalancing.callers(), Port.tcp(it.service().port()), "Load balancer to target");
        CfnServiceProps properties = properties(home.network(), loadBalancing);
        service = new CfnService(this, "Service", properties);
        // Both have to lead there by both rules before, or ECS refuses the service.
        loadBalancing.rules().forEach(rule -> service.getNode().addDependency(rule.resource()));
        List<Sealed<?>> all = Stream.<Sealed<?>>concat(
                        loadBalancing.rules(), Stream.of(new Sealed<>(service, properties)))
                .toList();
        // After the task definition, and so after roles and a log group of the same names as with another controller.
        // The service waits for no policy of a role: which there are may change.
        new Seal(this, names.sealOf(it.service().name(), it.environment().name()), it, task.definition(), all);
        scale();
    }

    CfnService service() {
        return service;
    }

    /** What its tasks come from, for whatever they call. */
    ISecurityGroup tasks() {
        return tasks;
    }

    private CfnServiceProps properties(EnvironmentNetwork network, EcsLoadBalancing loadBalancing) {
        CfnServiceProps.Builder builder = CfnServiceProps.builder()
                .serviceName(it.target().service())
                .cluster(cluster.getClusterName())
                // By its family alone: a new revision in the stack leaves the service alone.
                .taskDefinition(it.target().service())
                .deploymentController(CfnService.DeploymentControllerProperty.builder()
                        .type("ECS")
                        .build())
                .deploymentConfiguration(CfnService.DeploymentConfigurationProperty.builder()
                        .strategy("BLUE_GREEN")
                        .bakeTimeInMinutes(0)
                        .minimumHealthyPercent(100)
                        .maximumPercent(200)
                        .build())
                .healthCheckGracePeriodSeconds(60)
                .networkConfiguration(placement(network))
                .loadBalancers(List.of(behind(loadBalancing, new InfrastructureRole(this, it, loadBalancing))));
        if (it.task().execCommand()) {
            builder.enableExecuteCommand(true);
        }
        it.task()
                .capacity()
                .map(TaskCount::split)
                .ifPresentOrElse(
                        split -> builder.capacityProviderStrategy(
                                split.stream().map(EcsService::item).toList()),
                        () -> builder.launchType("FARGATE"));
        return builder.build();
    }

    private CfnService.LoadBalancerProperty behind(EcsLoadBalancing loadBalancing, InfrastructureRole role) {
        return CfnService.LoadBalancerProperty.builder()
                .containerName(it.service().container())
                .containerPort(it.service().port())
                .targetGroupArn(loadBalancing.blue().getTargetGroupArn())
                .advancedConfiguration(CfnService.AdvancedConfigurationProperty.builder()
                        .alternateTargetGroupArn(loadBalancing.green().getTargetGroupArn())
                        .productionListenerRule(loadBalancing.productionRule())
                        .testListenerRule(loadBalancing.testRule())
                        .roleArn(role.arn())
                        .build())
                .build();
    }

    private CfnService.NetworkConfigurationProperty placement(EnvironmentNetwork network) {
        return CfnService.NetworkConfigurationProperty.builder()
                .awsvpcConfiguration(CfnService.AwsVpcConfigurationProperty.builder()
                        .assignPublicIp(network.tasksHavePublicAddresses() ? "ENABLED" : "DISABLED")
                        .securityGroups(List.of(tasks.getSecurityGroupId()))
                        .subnets(network.taskSubnetIds())
                        .build())
                .build();
    }

    private static CfnService.CapacityProviderStrategyItemProperty item(CapacityProviderStrategy one) {
        return CfnService.CapacityProviderStrategyItemProperty.builder()
                .capacityProvider(one.getCapacityProvider())
                .base(one.getBase())
                .weight(one.getWeight())
                .build();
    }

    private void scale() {
        EnableScalingProps limits = TaskCount.limits(it.hosting());
        ScalableTaskCount count = ScalableTaskCount.Builder.create(this, "TaskCount")
                .serviceNamespace(ServiceNamespace.ECS)
                .resourceId(
                        "service/" + it.target().cluster() + "/" + it.target().service())
                .dimension("ecs:service:DesiredCount")
                .role(scaling())
                .minCapacity(limits.getMinCapacity())
                .maxCapacity(limits.getMaxCapacity())
                .build();
        count.getNode().addDependency(service);
        TaskCount.followLoad(count);
    }

    /** The one that Application Auto Scaling makes itself, once in an account. */
    private IRole scaling() {
        return Role.fromRoleArn(
                this,
                "Scaling",
                Stack.of(this)
                        .formatArn(ArnComponents.builder()
                                .service("iam")
                                .region("")
                                .resource("role/aws-service-role/ecs.application-autoscaling.amazonaws.com")
                                .resourceName("AWSServiceRoleForApplicationAutoScaling_ECSService")
                                .build()));
    }
}
