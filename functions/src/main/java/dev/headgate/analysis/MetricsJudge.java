package dev.headgate.analysis;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Judges several metrics side by side, together with green's health.
 *
 * <p>Of m metrics each gets alpha/m, so that together they raise no more false alarms than one. Any FAIL fails; a PASS
 * needs server errors to pass and no other metric to be suspect.
 */
public final class MetricsJudge {

    private MetricsJudge() {}

    /**
     * Judges all closed minutes, from the first.
     *
     * @param metrics server errors and any others, each once
     * @throws InvalidMinuteException when a count is negative, not finite or beyond 2^53
     */
    public static OverallJudgement judge(
            List<MetricMinutes> metrics,
            List<HealthMinute> health,
            JudgeParameters parameters,
            boolean deadlineReached) {
        JudgeParameters each = parameters.amongst(metrics.size());
        Map<Metric, Judgement> judgements = new EnumMap<>(Metric.class);
        for (MetricMinutes minutes : metrics) {
            Judgement judgement = CanaryJudge.judge(minutes.rows(), minutes.history(), each, deadlineReached);
            if (judgements.put(minutes.metric(), judgement) != null) {
                throw new IllegalArgumentException(minutes.metric() + " is given twice: give each metric once");
            }
        }
        return combine(judgements, HealthRule.check(health));
    }

    private static OverallJudgement combine(
            Map<Metric, Judgement> judgements, Optional<HealthRule.Unhealthy> unhealthy) {
        Judgement serverErrors = judgements.get(Metric.SERVER_ERRORS);
        if (serverErrors == null) {
            throw new IllegalArgumentException("SERVER_ERRORS is missing: nothing passes without it");
        }
        if (unhealthy.isPresent()) {
            Optional<Integer> minute = unhealthy.map(HealthRule.Unhealthy::minute);
            return new OverallJudgement(Reason.UNHEALTHY, minute, Optional.empty(), judgements);
        }
        boolean passes = serverErrors.verdict() == Verdict.PASS;
        Metric decisive = firstToFail(judgements)
                .or(() -> passes ? firstSuspect(judgements) : Optional.empty())
                .orElse(Metric.SERVER_ERRORS);
        Judgement decision = judgements.getOrDefault(decisive, serverErrors);
        return new OverallJudgement(decision.reason(), decision.failMinute(), Optional.of(decisive), judgements);
    }

    private static Optional<Metric> firstToFail(Map<Metric, Judgement> judgements) {
        return judgements.entrySet().stream()
                .filter(entry -> entry.getValue().verdict() == Verdict.FAIL)
                .min(Comparator.comparingInt(
                        entry -> entry.getValue().failMinute().orElseThrow()))
                .map(Map.Entry::getKey);
    }

    private static Optional<Metric> firstSuspect(Map<Metric, Judgement> judgements) {
        return judgements.entrySet().stream()
                .filter(entry -> entry.getValue().reason() == Reason.SUSPECT)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
