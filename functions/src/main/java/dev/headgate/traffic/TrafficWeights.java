package dev.headgate.traffic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ForwardActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/** What a listener's actions mean for users: percent of requests by target-group ARN. */
final class TrafficWeights {

    private TrafficWeights() {}

    /** Empty when the actions forward to no target group: a redirect, a fixed response. */
    static Map<String, Integer> of(List<Action> actions) {
        return actions.stream()
                .filter(action -> "forward".equals(action.typeAsString()))
                .findFirst()
                .map(TrafficWeights::of)
                .orElse(Map.of());
    }

    private static Map<String, Integer> of(Action forward) {
        List<TargetGroupTuple> groups = Optional.ofNullable(forward.forwardConfig())
                .map(ForwardActionConfig::targetGroups)
                .orElse(List.of());
        if (groups.isEmpty()) {
            return Optional.ofNullable(forward.targetGroupArn())
                    .map(arn -> Map.of(arn, 100))
                    .orElse(Map.of());
        }
        Map<String, Integer> weights = new LinkedHashMap<>();
        groups.forEach(group -> weights.merge(
                group.targetGroupArn(), Optional.ofNullable(group.weight()).orElse(1), Integer::sum));
        return percentages(weights);
    }

    /**
     * Whole percent that sum to 100; all 0 when all weights are, for then nobody is served.
     *
     * <p>A weight above 0 never becomes 0 percent, so that 100 means: all of it.
     */
    static Map<String, Integer> percentages(Map<String, Integer> weights) {
        int total = weights.values().stream().mapToInt(Integer::intValue).sum();
        Map<String, Integer> percentages = new LinkedHashMap<>();
        weights.forEach((arn, weight) -> percentages.put(arn, percent(weight, total)));
        if (total > 0) {
            giveDifferenceToLargest(percentages);
        }
        return percentages;
    }

    private static int percent(int weight, int total) {
        return weight == 0 ? 0 : Math.max(1, Math.round(100f * weight / total));
    }

    private static void giveDifferenceToLargest(Map<String, Integer> percentages) {
        int difference =
                100 - percentages.values().stream().mapToInt(Integer::intValue).sum();
        percentages.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(largest -> largest.setValue(largest.getValue() + difference));
    }
}
