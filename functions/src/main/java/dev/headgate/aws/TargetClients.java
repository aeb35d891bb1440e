package dev.headgate.aws;

import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Clients that act in an environment's account and region as its deploy role. */
public record TargetClients(
        CodeDeployClient codeDeploy,
        EcsClient ecs,
        ElasticLoadBalancingV2Client loadBalancing,
        CloudWatchClient cloudWatch) {}
