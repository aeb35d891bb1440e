package dev.headgate.infra.environment;

import java.util.List;

/**
 * An action that the deploy role is allowed.
 *
 * @param name as IAM writes it
 * @param on what it can be limited to
 */
record DeployAction(String name, On on) {

    /** The resources that an action can be limited to, by the service authorization reference. */
    enum On {
        DEPLOYMENT_GROUP,
        APPLICATION,
        DEPLOYMENT_CONFIGURATION,
        ECS_SERVICE,
        /** A service whose traffic ECS moves itself. */
        SERVICE_OF_ECS,
        /** Any deployment of such a service. */
        SERVICE_DEPLOYMENT,
        /** Any revision of such a service. */
        SERVICE_REVISION,
        TASK_DEFINITION,
        /** Nothing: the region is all that limits it. */
        NOTHING
    }

    /** Whether it is CodeDeploy's, and so of no use where ECS moves all traffic. */
    boolean isOfCodeDeploy() {
        return name.startsWith("codedeploy:");
    }

    /** The operations that dev.headgate.traffic calls. */
    static final List<DeployAction> CALLED = List.of(
            new DeployAction("codedeploy:BatchGetDeployments", On.DEPLOYMENT_GROUP),
            new DeployAction("codedeploy:ContinueDeployment", On.NOTHING),
            new DeployAction("codedeploy:CreateDeployment", On.DEPLOYMENT_GROUP),
            new DeployAction("codedeploy:GetApplicationRevision", On.APPLICATION),
            new DeployAction("codedeploy:GetDeployment", On.DEPLOYMENT_GROUP),
            new DeployAction("codedeploy:GetDeploymentGroup", On.DEPLOYMENT_GROUP),
            new DeployAction("codedeploy:GetDeploymentTarget", On.NOTHING),
            new DeployAction("codedeploy:ListDeployments", On.DEPLOYMENT_GROUP),
            new DeployAction("codedeploy:StopDeployment", On.NOTHING),
            new DeployAction("ecs:ContinueServiceDeployment", On.SERVICE_DEPLOYMENT),
            new DeployAction("ecs:DescribeServiceDeployments", On.SERVICE_DEPLOYMENT),
            new DeployAction("ecs:DescribeServiceRevisions", On.SERVICE_REVISION),
            new DeployAction("ecs:DescribeServices", On.ECS_SERVICE),
            new DeployAction("ecs:DescribeTaskDefinition", On.NOTHING),
            new DeployAction("ecs:ListServiceDeployments", On.SERVICE_OF_ECS),
            new DeployAction("ecs:RegisterTaskDefinition", On.TASK_DEFINITION),
            new DeployAction("ecs:StopServiceDeployment", On.SERVICE_DEPLOYMENT),
            new DeployAction("ecs:UpdateService", On.SERVICE_OF_ECS),
            new DeployAction("elasticloadbalancing:DescribeListeners", On.NOTHING),
            new DeployAction("elasticloadbalancing:DescribeLoadBalancers", On.NOTHING),
            new DeployAction("elasticloadbalancing:DescribeRules", On.NOTHING),
            new DeployAction("elasticloadbalancing:DescribeTargetHealth", On.NOTHING),
            // A narrower permission hides composite alarms (CloudWatch API reference, DescribeAlarms).
            new DeployAction("cloudwatch:DescribeAlarms", On.NOTHING),
            new DeployAction("cloudwatch:GetMetricData", On.NOTHING));

    /** What AWS also demands of whoever calls those. */
    static final List<DeployAction> IMPLIED = List.of(
            // CreateDeployment looks up how to shift traffic, and stores the AppSpec as a revision of the application.
            new DeployAction("codedeploy:GetDeploymentConfig", On.DEPLOYMENT_CONFIGURATION),
            new DeployAction("codedeploy:RegisterApplicationRevision", On.APPLICATION),
            // CreateDeployment with overrideAlarmConfiguration: the one way back while an alarm is red.
            new DeployAction("codedeploy:UpdateDeploymentGroup", On.DEPLOYMENT_GROUP),
            // RegisterTaskDefinition carries the tags of the revision before over.
            new DeployAction("ecs:TagResource", On.TASK_DEFINITION));
}
