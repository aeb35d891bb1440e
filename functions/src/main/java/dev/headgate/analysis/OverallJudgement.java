package dev.headgate.analysis;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the judge says about all metrics together.
 *
 * @param failMinute the first minute, from 1, that fails; present exactly when the verdict is FAIL
 * @param metric the metric that the reason comes from; empty when green is unhealthy
 * @param byMetric each metric's own judgement
 */
public record OverallJudgement(
        Reason reason, Optional<Integer> failMinute, Optional<Metric> metric, Map<Metric, Judgement> byMetric) {
    public OverallJudgement {
        Map<Metric, Judgement> inOrder = new EnumMap<>(Metric.class);
        inOrder.putAll(byMetric);
        byMetric = Collections.unmodifiableMap(inOrder);
    }

    public Verdict verdict() {
        return reason.verdict();
    }
}
