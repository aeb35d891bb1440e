package dev.headgate.simulator.traffic;

import dev.headgate.aws.TargetClientFactory;
import dev.headgate.simulator.environment.TargetAccount;
import java.time.Duration;
import java.time.InstantSource;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/** The clients of one simulated account, for whoever assumes a role in it. */
record OneAccountClients(TargetAccount account, InstantSource clock) implements TargetClientFactory {

    @Override
    public CodeDeployClient codeDeploy(AwsCredentialsProvider credentials, Region region) {
        return account.codeDeploy();
    }

    @Override
    public EcsClient ecs(AwsCredentialsProvider credentials, Region region) {
        return account.ecs();
    }

    @Override
    public ElasticLoadBalancingV2Client loadBalancing(AwsCredentialsProvider credentials, Region region) {
        return account.loadBalancing();
    }

    @Override
    public CloudWatchClient cloudWatch(AwsCredentialsProvider credentials, Region region) {
        return account.cloudWatch();
    }

    @Override
    public StsClient sts() {
        return new GrantingSts(clock);
    }

    /** Lets everybody assume every role. */
    private record GrantingSts(InstantSource clock) implements StsClient {
        @Override
        public AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
            return AssumeRoleResponse.builder()
                    .credentials(it -> it.accessKeyId("AKIDEXAMPLE")
                            .secretAccessKey("secret")
                            .sessionToken("token")
                            .expiration(clock.instant().plus(Duration.ofSeconds(request.durationSeconds()))))
                    .build();
        }

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
