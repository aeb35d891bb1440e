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
     * What several rules together do with requests, each counting the same, as nobody knows how many come by which.
     *
     * <p>100 means: by every rule all of them; 0: by none any. What a rule sends to nobody is missing from the sum.
     */
    static Map<String, Integer> mean(List<Map<String, Integer>> rules) {
        Map<String, Integer> sums = new LinkedHashMap<>();
        rules.forEach(rule -> rule.forEach((arn, percent) -> sums.merge(arn, percent, Integer::sum)));
        boolean complete = rules.stream().allMatch(rule -> sum(rule) == 100);
        if (complete) {
            return percentages(sums);
        }
        sums.replaceAll((arn, sum) -> sum == 0 ? 0 : Math.max(1, sum / rules.size()));
        return sums;
    }

    private static int sum(Map<String, Integer> percentages) {
        return percentages.values().stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * Whole percent that sum to 100; all 0 when all weights are, for then nobody is served.
     *
     * <p>A weight above 0 never becomes 0 percent, so that 100 means: all of it.
     */
    static Map<String, Integer> percentages(Map<String, Integer> weights) {
        int total = sum(weights);
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
        int difference = 100 - sum(percentages);
        percentages.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .ifPresent(largest -> largest.setValue(largest.getValue() + difference));
    }
}
