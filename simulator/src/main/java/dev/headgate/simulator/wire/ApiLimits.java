package dev.headgate.simulator.wire;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How many calls AWS takes of one account in one region, as it publishes them: each a bucket of tokens.
 *
 * @see <a href="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/elb-api-throttling.html">Load balancing</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/request-throttling.html">ECS</a>
 * @see <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html">CloudWatch</a>
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step Functions</a>
 */
public final class ApiLimits {

    /** AWS publishes none for CodeDeploy: its calls are counted and never refused. */
    private static final double NONE_PUBLISHED = Double.POSITIVE_INFINITY;

    private static final String READS = "Describe, List, Get or BatchGet";

    private static final List<Limit> ALL = List.of(
            new Limit("elasticloadbalancing Describe*", "elasticloadbalancing", Set.of(READS), 40, 10),
            new Limit("ecs service read", "ecs", Set.of("DescribeServices", "ListServices"), 100, 20),
            new Limit(
                    "ecs service deployment read",
                    "ecs",
                    Set.of("DescribeServiceDeployments", "ListServiceDeployments", "DescribeServiceRevisions"),
                    50,
                    20),
            new Limit(
                    "ecs task definition read", "ecs", Set.of("DescribeTaskDefinition", "ListTaskDefinitions"), 50, 20),
            new Limit(
                    "ecs task definition registration",
                    "ecs",
                    Set.of("RegisterTaskDefinition", "DeregisterTaskDefinition"),
                    20,
                    1),
            new Limit(
                    "ecs service modification",
                    "ecs",
                    Set.of("UpdateService", "StopServiceDeployment", "ContinueServiceDeployment"),
                    50,
                    5),
            new Limit("cloudwatch DescribeAlarms", "cloudwatch", Set.of("DescribeAlarms"), 9, 9),
            new Limit("cloudwatch GetMetricData", "cloudwatch", Set.of("GetMetricData"), 500, 500),
            new Limit("states StartExecution", "states", Set.of("StartExecution"), 1_300, 300),
            new Limit(
                    "states SendTask*",
                    "states",
                    Set.of("SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"),
                    3_000,
                    500),
            new Limit("states DescribeExecution", "states", Set.of("DescribeExecution"), 300, 15),
            new Limit("codedeploy reads", "codedeploy", Set.of(READS), NONE_PUBLISHED, NONE_PUBLISHED));

    private ApiLimits() {}

    /**
     * One of them.
     *
     * @param operations that take from it; all reads of the service where none is named
     * @param burst the most at once
     * @param perSecond for as long as anybody likes
     */
    public record Limit(String name, String service, Set<String> operations, double burst, double perSecond) {

        public boolean isPublished() {
            return burst < NONE_PUBLISHED;
        }

        private boolean holds(Call call) {
            return service.equals(call.service())
                    && (operations.contains(call.operation())
                            || (operations.contains(READS)
                                    && call.operation().matches("(Describe|List|Get|BatchGet)[A-Z].*")));
        }
    }

    /** Which of them a call takes from; empty for one that no crowd comes near. */
    static Optional<Limit> of(Call call) {
        return ALL.stream().filter(it -> it.holds(call)).findFirst();
    }

    /** All of them. */
    public static List<Limit> all() {
        return ALL;
    }
}
