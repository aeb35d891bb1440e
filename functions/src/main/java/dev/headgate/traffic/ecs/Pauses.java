package dev.headgate.traffic.ecs;

import dev.headgate.traffic.UnknownWordException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/**
 * Where ECS stops and goes on only when it is told: before production traffic, before each step of it where Headgate paces
 * them, and before blue goes.
 *
 * <p>Each has an end at which ECS goes back to blue by itself. Whatever becomes of Headgate, of Lambda or of its account,
 * nobody has to be there for blue to serve again.
 */
final class Pauses {

    /** Green is up; nobody is sent there. */
    static final String BEFORE_TRAFFIC = "POST_TEST_TRAFFIC_SHIFT";

    /** Before each step of production traffic, the first too. */
    static final String BEFORE_STEP = "PRE_PRODUCTION_TRAFFIC_SHIFT";

    /** Green has all; blue is kept. */
    static final String BEFORE_BLUE_GOES = "POST_PRODUCTION_TRAFFIC_SHIFT";

    private static final Set<String> REMOVING = Set.of("BAKE_TIME", "CLEAN_UP");

    private Pauses() {}

    /** Whether a release has left it on the service: one before a step stands beside both others, or is somebody's own. */
    static boolean areOurs(List<String> all, String stage) {
        List<String> always = List.of(BEFORE_TRAFFIC, BEFORE_BLUE_GOES);
        return always.contains(stage) || (BEFORE_STEP.equals(stage) && all.containsAll(always));
    }

    /** The id of the pause in which it stands now: a new one each time. */
    static Optional<String> awaiting(ServiceDeployment deployment) {
        return deployment.lifecycleHookDetails().stream()
                .filter(it -> it.targetType() == DeploymentLifecycleHookTargetType.PAUSE)
                .filter(it -> isAwaiting(it, deployment.serviceDeploymentArn()))
                .map(DeploymentLifecycleHookDetail::hookId)
                .findFirst();
    }

    /** All traffic is on green, and ECS only keeps blue, as long as it is not told otherwise, or removes it. */
    static boolean isPastTraffic(ServiceDeployment deployment) {
        String stage = String.valueOf(deployment.lifecycleStageAsString());
        return REMOVING.contains(stage)
                || (BEFORE_BLUE_GOES.equals(stage) && awaiting(deployment).isPresent());
    }

    /** @throws UnknownWordException for a status that is not known here: it may wait for us */
    private static boolean isAwaiting(DeploymentLifecycleHookDetail hook, String arn) {
        return switch (hook.status()) {
            case AWAITING_ACTION -> true;
            // Whether ended ones stay listed is not documented.
            case IN_PROGRESS, SUCCEEDED, FAILED, TIMED_OUT -> false;
            case UNKNOWN_TO_SDK_VERSION ->
                throw new UnknownWordException("ECS", hook.statusAsString(), "a hook of service deployment " + arn);
            case null -> throw new UnknownWordException("ECS", null, "a hook of service deployment " + arn);
        };
    }
}
