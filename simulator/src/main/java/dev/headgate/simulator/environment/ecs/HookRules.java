package dev.headgate.simulator.environment.ecs;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTimeoutConfiguration;

/** What ECS accepts as lifecycle hooks of a service. */
final class HookRules {

    private static final int MOST_OF_A_KIND = 10;
    private static final int LONGEST_PAUSE = 20_160;
    private static final int LONGEST_CALL = 1440;

    private HookRules() {}

    static void check(List<DeploymentLifecycleHook> hooks) {
        hooks.forEach(HookRules::check);
        long pauses = hooks.stream().filter(Hook::isPause).count();
        if (pauses > MOST_OF_A_KIND || hooks.size() - pauses > MOST_OF_A_KIND) {
            throw Refused.parameter("A service can have " + MOST_OF_A_KIND + " PAUSE hooks and " + MOST_OF_A_KIND
                    + " AWS_LAMBDA hooks at most.");
        }
    }

    private static void check(DeploymentLifecycleHook hook) {
        if (hook.lifecycleStages().isEmpty()
                || hook.lifecycleStages().contains(DeploymentLifecycleHookStage.UNKNOWN_TO_SDK_VERSION)) {
            throw Refused.parameter("Invalid lifecycle stages of a hook: " + hook.lifecycleStagesAsStrings());
        }
        DeploymentLifecycleHookTargetType type =
                Optional.ofNullable(hook.targetType()).orElse(DeploymentLifecycleHookTargetType.AWS_LAMBDA);
        switch (type) {
            case PAUSE -> {
                refuseWhereTrafficMoves(hook);
                checkTimeout(hook, LONGEST_PAUSE);
            }
            case AWS_LAMBDA -> {
                if (hook.hookTargetArn() == null || hook.roleArn() == null) {
                    throw Refused.parameter("An AWS_LAMBDA hook needs hookTargetArn and roleArn.");
                }
                checkTimeout(hook, LONGEST_CALL);
            }
            case UNKNOWN_TO_SDK_VERSION ->
                throw Refused.parameter("Invalid target type of a hook: " + hook.targetTypeAsString());
        }
    }

    /** Those stages are run through in a rollback as well, which nothing may hold up. */
    private static void refuseWhereTrafficMoves(DeploymentLifecycleHook hook) {
        boolean moves = hook.lifecycleStages().stream()
                .anyMatch(stage -> Stage.valueOf(stage.toString()).movesTraffic());
        if (moves) {
            throw Refused.parameter("PAUSE hooks are not supported at " + Stage.TEST_TRAFFIC_SHIFT + " and "
                    + Stage.PRODUCTION_TRAFFIC_SHIFT + ".");
        }
    }

    private static void checkTimeout(DeploymentLifecycleHook hook, int longest) {
        DeploymentLifecycleHookTimeoutConfiguration timeout = hook.timeoutConfiguration();
        if (timeout == null) {
            return;
        }
        Integer minutes = timeout.timeoutInMinutes();
        if (minutes != null && (minutes < 1 || minutes > longest)) {
            throw Refused.parameter(
                    "The timeout of a hook must be from 1 to " + longest + " minutes, and is " + minutes + ".");
        }
        if (timeout.action() == DeploymentLifecycleHookAction.UNKNOWN_TO_SDK_VERSION) {
            throw Refused.parameter("Invalid timeout action of a hook: " + timeout.actionAsString());
        }
    }
}
