package dev.headgate.traffic.codedeploy;

import dev.headgate.aws.TargetClients;
import dev.headgate.testing.Example;
import dev.headgate.traffic.Connection;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Connections to one service that answers; every operation of the others is refused by the SDK's interfaces. */
public final class Connections {

    private Connections() {}

    public static Connection to(CodeDeployClient codeDeploy) {
        return new Connection(
                Example.environment("prod").target(),
                new TargetClients(codeDeploy, new SilentEcs(), new SilentLoadBalancing(), new SilentCloudWatch()),
                () -> {});
    }

    public static Connection to(CloudWatchClient cloudWatch) {
        return new Connection(
                Example.environment("prod").target(),
                new TargetClients(new SilentCodeDeploy(), new SilentEcs(), new SilentLoadBalancing(), cloudWatch),
                () -> {});
    }

    public static class SilentCodeDeploy implements CodeDeployClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    public static class SilentCloudWatch implements CloudWatchClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static final class SilentLoadBalancing implements ElasticLoadBalancingV2Client {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }

    private static final class SilentEcs implements EcsClient {
        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {
            // Holds nothing.
        }
    }
}
