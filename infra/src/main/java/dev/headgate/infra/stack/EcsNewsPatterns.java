package dev.headgate.infra.stack;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.services.events.EventPattern;

/**
 * The events by which ECS tells that a deployment of one of our services stands somewhere new: where it waits for an answer, and
 * where it has ended. What it only passes through is not told, for nobody has to act on it.
 */
public final class EcsNewsPatterns {

    /** Who tells. */
    public static final String SOURCE = "aws.ecs";

    private static final String HOOKS = "ECS Hook State Change";
    private static final String DEPLOYMENTS = "ECS Deployment State Change";

    /** What the events are called. */
    public static final List<String> TYPES = List.of(DEPLOYMENTS, HOOKS);

    private EcsNewsPatterns() {}

    /** Of hooks and pauses, which name the service in their detail. */
    public static EventPattern ofHooks(List<Object> serviceArns) {
        return EventPattern.builder()
                .source(List.of(SOURCE))
                .detailType(List.of(HOOKS))
                .detail(Map.of(
                        "eventName",
                        List.of("HOOK_AWAITING_ACTION", "HOOK_FAILED", "HOOK_TIMED_OUT"),
                        "serviceArn",
                        serviceArns))
                .build();
    }

    /** Of deployments that have ended, which name the service as what they are about, and nowhere else. */
    public static EventPattern ofDeployments(List<String> serviceArns) {
        return EventPattern.builder()
                .source(List.of(SOURCE))
                .detailType(List.of(DEPLOYMENTS))
                .resources(serviceArns)
                .detail(Map.of("eventName", List.of("SERVICE_DEPLOYMENT_COMPLETED", "SERVICE_DEPLOYMENT_FAILED")))
                .build();
    }

    /** As EventBridge takes resources. */
    public static List<String> texts(List<Object> serviceArns) {
        return serviceArns.stream().map(String::valueOf).toList();
    }
}
