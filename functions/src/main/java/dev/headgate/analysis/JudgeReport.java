package dev.headgate.analysis;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the judge says of a deployment, and the tables that it says it of.
 *
 * @param metrics one table for each metric
 * @param health green's minutes
 * @param first when the tables' first minute began
 */
public record JudgeReport(
        OverallJudgement judgement, List<MetricMinutes> metrics, List<HealthMinute> health, Instant first) {

    private static final int TIME_OF_DAY = "2026-01-31T".length();

    public JudgeReport {
        metrics = List.copyOf(metrics);
        health = List.copyOf(health);
    }

    public Verdict verdict() {
        return judgement.verdict();
    }

    public Reason reason() {
        return judgement.reason();
    }

    /** When the newest of its minutes ended. */
    public Instant until() {
        int minutes = metrics.stream().mapToInt(table -> table.rows().size()).reduce(health.size(), Math::max);
        return first.plus(minutes, ChronoUnit.MINUTES);
    }

    /** For people: what the verdict rests on, in one line. */
    public String evidence() {
        return switch (judgement.reason()) {
            case UNHEALTHY -> HealthRule.check(health).map(this::unhealthy).orElse("green is unhealthy");
            case HARM -> "green does harm: " + counts() + chance() + inMinute();
            case SUSPECT -> "green may do harm: " + counts() + chance();
            case RELATIVE -> "green is not twice as bad as blue: " + counts();
            case ABSOLUTE -> "green meets the error objective: " + counts();
            case NO_GREEN_TRAFFIC -> "green had no requests to judge it by";
            case NO_BASELINE -> "there is nothing of blue's to compare with: " + counts();
            case METRICS_MISSING -> "green's metrics are missing";
            case NOT_ENOUGH_EVIDENCE -> "there is too little to tell: " + counts();
            case DEADLINE_NOT_REACHED -> counts();
        };
    }

    /** For people: what they should know besides the verdict. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        judgement.byMetric().forEach((metric, one) -> {
            if (metric == Metric.SERVER_ERRORS && one.flags().contains(Flag.BASELINE_DEGRADED)) {
                warnings.add("Blue itself misses the error objective: "
                        + EvidenceText.percent(one.blue().share()) + " of its requests fail.");
            }
            if (one.flags().contains(Flag.METRICS_INCONSISTENT)) {
                warnings.add("The metrics contradict each other: some minute had more " + EvidenceText.name(metric)
                        + " than requests.");
            }
        });
        return warnings;
    }

    private String unhealthy(HealthRule.Unhealthy unhealthy) {
        HealthMinute minute = health.get(unhealthy.minute() - 1);
        return switch (unhealthy.cause()) {
            case HOSTS_BELOW_DESIRED ->
                "green is unhealthy: only "
                        + EvidenceText.number(minute.healthyHosts().orElse(0.0)) + " of "
                        + EvidenceText.number(minute.desiredHosts()) + " targets were healthy, two minutes running"
                        + inMinute();
            case CONNECTION_ERRORS ->
                "green is unhealthy: no connection for " + EvidenceText.number(minute.connectionErrors()) + " of "
                        + EvidenceText.number(minute.requests()) + " requests" + inMinute();
        };
    }

    private String counts() {
        Metric metric = judgement.metric().orElse(Metric.SERVER_ERRORS);
        return metrics.stream()
                .filter(table -> table.metric() == metric)
                .findFirst()
                .flatMap(table -> Optional.ofNullable(judgement.byMetric().get(metric))
                        .map(one -> EvidenceText.counts(metric, one, RatioInterval.over(table.rows(), one.phi()))))
                .orElse("nothing was counted");
    }

    private String chance() {
        List<MinuteEvidence> minutes = judgement
                .metric()
                .flatMap(it -> Optional.ofNullable(judgement.byMetric().get(it)))
                .map(Judgement::minutes)
                .orElse(List.of());
        int last = judgement.failMinute().orElse(minutes.size());
        return EvidenceText.chance(last == 0 ? 0 : minutes.get(last - 1).lnE());
    }

    private String inMinute() {
        return judgement
                .failMinute()
                .map(minute -> ", in minute " + minute + " (" + at(minute) + " UTC)")
                .orElse("");
    }

    /** The minute's time of day. */
    private String at(int minute) {
        String instant = first.plus(minute - 1L, ChronoUnit.MINUTES).toString();
        return instant.substring(TIME_OF_DAY, TIME_OF_DAY + "09:00".length());
    }
}
