package dev.headgate.simulator.environment.balancing;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** The targets of a target group as DescribeTargetHealth tells them: one for each running task. */
final class TargetHealths {

    private static final TargetHealth HEALTHY =
            TargetHealth.builder().state(TargetHealthStateEnum.HEALTHY).build();
    /** No listener names the target group, so nothing is checked. */
    private static final TargetHealth UNUSED = health(
            TargetHealthStateEnum.UNUSED,
            TargetHealthReasonEnum.TARGET_NOT_IN_USE,
            "Target group is not configured to receive traffic from the load balancer");

    private static final TargetHealth DRAINING = health(
            TargetHealthStateEnum.DRAINING,
            TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
            "Target deregistration is in progress");
    private static final TargetHealth INITIAL = health(
            TargetHealthStateEnum.INITIAL,
            TargetHealthReasonEnum.ELB_INITIAL_HEALTH_CHECKING,
            "Initial health checks in progress");
    private static final TargetHealth FAILING = health(
            TargetHealthStateEnum.UNHEALTHY,
            TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH,
            "Health checks failed with these codes: [503]");

    private TargetHealths() {}

    static List<TargetHealthDescription> of(SimulatedService service, TargetGroup targetGroup) {
        boolean used = service.isInUse(targetGroup);
        List<TargetHealthDescription> targets = new ArrayList<>();
        for (RunningTaskSet set : service.taskSetsBehind(targetGroup)) {
            for (int task = 0; task < set.running(); task++) {
                targets.add(TargetHealthDescription.builder()
                        .target(target(targetGroup, targets.size()))
                        .healthCheckPort(String.valueOf(targetGroup.port()))
                        .targetHealth(used ? health(set, task) : UNUSED)
                        .build());
            }
        }
        return targets;
    }

    private static TargetHealth health(RunningTaskSet set, int task) {
        if (set.status() == RunningTaskSet.Status.DRAINING) {
            return DRAINING;
        }
        if (task < set.healthy()) {
            return HEALTHY;
        }
        return set.isSick() ? FAILING : INITIAL;
    }

    private static TargetDescription target(TargetGroup targetGroup, int number) {
        int subnet = 1 + Math.floorMod(targetGroup.arn().hashCode(), 250);
        return TargetDescription.builder()
                .id("10.0." + subnet + "." + (10 + number))
                .port(targetGroup.port())
                .build();
    }

    private static TargetHealth health(TargetHealthStateEnum state, TargetHealthReasonEnum reason, String description) {
        return TargetHealth.builder()
                .state(state)
                .reason(reason)
                .description(description)
                .build();
    }
}
