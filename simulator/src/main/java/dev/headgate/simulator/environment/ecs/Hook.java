package dev.headgate.simulator.environment.ecs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHook;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookAction;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookDetail;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStatus;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTargetType;
import software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookTimeoutConfiguration;

/** One run of a lifecycle hook: at each step of the traffic it is another, with an id of its own. */
final class Hook {

    private static final int USUAL_TIMEOUT = 1440;

    private final String id;
    private final Stage stage;
    private final DeploymentLifecycleHook asked;
    private final Instant expiresAt;
    private final Map<String, Object> details = new LinkedHashMap<>();
    private DeploymentLifecycleHookStatus status;
    private boolean continued;

    Hook(String id, Stage stage, DeploymentLifecycleHook asked, Instant now) {
        this.id = id;
        this.stage = stage;
        this.asked = asked;
        expiresAt = now.plus(timeout(asked));
        status = isPause(asked)
                ? DeploymentLifecycleHookStatus.AWAITING_ACTION
                : DeploymentLifecycleHookStatus.IN_PROGRESS;
        Optional.ofNullable(asked.hookDetails())
                .filter(document -> document.isMap())
                .ifPresent(document -> document.asMap().forEach((key, value) -> details.put(key, value.unwrap())));
    }

    static boolean isPause(DeploymentLifecycleHook asked) {
        return asked.targetType() == DeploymentLifecycleHookTargetType.PAUSE;
    }

    static Duration timeout(DeploymentLifecycleHook asked) {
        return Duration.ofMinutes(Optional.ofNullable(asked.timeoutConfiguration())
                .map(DeploymentLifecycleHookTimeoutConfiguration::timeoutInMinutes)
                .orElse(USUAL_TIMEOUT));
    }

    DeploymentLifecycleHookAction timeoutAction() {
        return Optional.ofNullable(asked.timeoutConfiguration())
                .map(DeploymentLifecycleHookTimeoutConfiguration::action)
                .orElse(DeploymentLifecycleHookAction.ROLLBACK);
    }

    String id() {
        return id;
    }

    Stage stage() {
        return stage;
    }

    boolean isPause() {
        return isPause(asked);
    }

    String targetArn() {
        return asked.hookTargetArn();
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** What a function gave back in one call it gets in the next. */
    Map<String, Object> details() {
        return details;
    }

    DeploymentLifecycleHookStatus status() {
        return status;
    }

    void become(DeploymentLifecycleHookStatus next) {
        status = next;
    }

    /** Somebody has said that it may go on. */
    void goOn() {
        continued = true;
        status = DeploymentLifecycleHookStatus.IN_PROGRESS;
    }

    boolean wasContinued() {
        return continued;
    }

    boolean isAwaited() {
        return status == DeploymentLifecycleHookStatus.AWAITING_ACTION;
    }

    boolean isOpen() {
        return isAwaited() || status == DeploymentLifecycleHookStatus.IN_PROGRESS;
    }

    /** Whether its stage may end, as far as it is asked. */
    boolean hasPassed() {
        return status == DeploymentLifecycleHookStatus.SUCCEEDED
                || (status == DeploymentLifecycleHookStatus.TIMED_OUT
                        && timeoutAction() == DeploymentLifecycleHookAction.CONTINUE);
    }

    DeploymentLifecycleHookDetail description() {
        DeploymentLifecycleHookDetail.Builder description = DeploymentLifecycleHookDetail.builder()
                .hookId(id)
                .targetType(
                        isPause()
                                ? DeploymentLifecycleHookTargetType.PAUSE
                                : DeploymentLifecycleHookTargetType.AWS_LAMBDA)
                .status(status)
                .expiresAt(expiresAt)
                .timeoutAction(timeoutAction());
        Optional.ofNullable(asked.hookTargetArn()).ifPresent(description::targetArn);
        return description.build();
    }
}
