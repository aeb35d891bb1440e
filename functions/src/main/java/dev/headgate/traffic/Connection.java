package dev.headgate.traffic;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.aws.TargetClients;
import dev.headgate.config.Target;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/**
 * A target and its clients. A failed call becomes an exception that says which call, for which service, and what AWS said.
 *
 * @param whenSessionIsRefused so that the next use has a new session: one may be revoked long before it expires
 */
public record Connection(Target target, TargetClients clients, Runnable whenSessionIsRefused) {

    /** What services say to a session that was revoked, as when its role was deleted and created again. */
    private static final Set<String> SESSION_REFUSED =
            Set.of("ExpiredToken", "ExpiredTokenException", "InvalidClientTokenId", "UnrecognizedClientException");

    /**
     * Acts in an environment's account.
     *
     * @throws TrafficControlException when STS can not be reached; a refused role is another exception
     */
    public static Connection open(Target target, EnvironmentClients environments) {
        try {
            return new Connection(target, environments.of(target), () -> environments.forget(target));
        } catch (SdkException e) {
            throw new TrafficControlException(
                    "STS AssumeRole failed for " + target.roleArn() + ": " + e.getMessage(), e);
        }
    }

    public <T> T ecs(String operation, Function<EcsClient, T> call) {
        return call("ECS", operation, clients.ecs(), call);
    }

    public <T> T loadBalancing(String operation, Function<ElasticLoadBalancingV2Client, T> call) {
        return call("Elastic Load Balancing", operation, clients.loadBalancing(), call);
    }

    public <T> T cloudWatch(String operation, Function<CloudWatchClient, T> call) {
        return call("CloudWatch", operation, clients.cloudWatch(), call);
    }

    /** One call of a service by its client. */
    public <C, T> T call(String service, String operation, C client, Function<C, T> call) {
        try {
            return call.apply(client);
        } catch (SdkException e) {
            if (isSessionRefused(e)) {
                whenSessionIsRefused.run();
            }
            throw failure(service + " " + operation, e);
        }
    }

    private static boolean isSessionRefused(SdkException e) {
        return e instanceof AwsServiceException said
                && Optional.ofNullable(said.awsErrorDetails())
                        .map(AwsErrorDetails::errorCode)
                        .filter(SESSION_REFUSED::contains)
                        .isPresent();
    }

    /** As the exception that a backend's callers know. */
    TrafficControlException failure(String operation, SdkException cause) {
        String what = operation + " failed for service " + target.service() + " in account " + target.account() + ", "
                + target.region() + ": " + cause.getMessage();
        return cause instanceof AwsServiceException said && said.isThrottlingException()
                ? new ThrottledException(what, cause)
                : new TrafficControlException(what, cause);
    }
}
