package dev.headgate.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Judges a deployment's minutes: while both colours serve, against blue beside green, and from the first minute in which
 * green has all traffic, against blue's history.
 *
 * @param metrics server errors and whatever else is judged
 * @param plannedMinutes T, the most minutes with all traffic on green that have a baseline
 */
public record DeploymentJudge(List<Metric> metrics, JudgeParameters parameters, int plannedMinutes) {

    /** Of green's last minutes at least one must be known before it passes: what it did earlier says nothing of now. */
    static final int KNOWN_OF_LAST = 3;

    public DeploymentJudge {
        metrics = List.copyOf(metrics);
    }

    /**
     * Judges all closed minutes.
     *
     * @param allOnGreen when all traffic was first seen on green; empty while it moves
     * @param dueHosts how many targets had to be healthy in the minute that begins then; empty where that is not known, and
     *     then the minute's healthy targets count neither way
     * @param deadlineReached whether the bake is over
     */
    public JudgeReport judge(
            ObservedMinutes seen,
            Optional<Instant> allOnGreen,
            Function<Instant, OptionalInt> dueHosts,
            boolean deadlineReached) {
        ObservedMinutes awake = withoutSleep(seen, dueHosts);
        List<MetricMinutes> tables =
                metrics.stream().map(metric -> table(metric, awake, allOnGreen)).toList();
        List<HealthMinute> health = health(awake, dueHosts);
        OverallJudgement judgement = MetricsJudge.judge(tables, health, parameters, deadlineReached);
        return new JudgeReport(withoutSilence(judgement, seen), tables, health, seen.first());
    }

    /** Where no target is wanted, no request can be answered: such a minute says nothing of green. */
    private static ObservedMinutes withoutSleep(ObservedMinutes seen, Function<Instant, OptionalInt> dueHosts) {
        List<TargetGroupMinute> green = new ArrayList<>(seen.size());
        for (int minute = 0; minute < seen.size(); minute++) {
            boolean asleep = dueHosts.apply(seen.start(minute)).equals(OptionalInt.of(0));
            green.add(asleep ? TargetGroupMinute.ASLEEP : seen.green().get(minute));
        }
        return new ObservedMinutes(seen.history(), seen.first(), seen.blue(), green);
    }

    private MetricMinutes table(Metric metric, ObservedMinutes seen, Optional<Instant> allOnGreen) {
        List<HistoryMinute> history =
                seen.history().stream().map(it -> it.asHistory(metric)).toList();
        BaselinePairing pairing = new BaselinePairing(history, plannedMinutes);
        List<MinuteRow> rows = new ArrayList<>(seen.size());
        int alone = 0;
        for (int minute = 0; minute < seen.size(); minute++) {
            Instant start = seen.start(minute);
            TargetGroupMinute green = seen.green().get(minute);
            boolean isAlone = allOnGreen.filter(all -> !start.isBefore(all)).isPresent();
            rows.add(
                    isAlone
                            ? againstHistory(pairing, alone++, green, metric)
                            : beside(seen.blue().get(minute), green, metric));
        }
        return new MetricMinutes(metric, rows, history);
    }

    private static MinuteRow beside(TargetGroupMinute blue, TargetGroupMinute green, Metric metric) {
        return new MinuteRow(
                green.requests(),
                green.errors(metric),
                blue.requests(),
                blue.errors(metric),
                BaselineSource.CONCURRENT);
    }

    /** Minutes beyond the planned ones, as during a hold, have no baseline: they can still meet the objective. */
    private MinuteRow againstHistory(BaselinePairing pairing, int minute, TargetGroupMinute green, Metric metric) {
        return minute < plannedMinutes
                ? pairing.row(minute, green.requests(), green.errors(metric))
                : new MinuteRow(green.requests(), green.errors(metric), 0, 0, BaselineSource.HISTORY);
    }

    private static List<HealthMinute> health(ObservedMinutes seen, Function<Instant, OptionalInt> dueHosts) {
        List<HealthMinute> health = new ArrayList<>(seen.size());
        for (int minute = 0; minute < seen.size(); minute++) {
            TargetGroupMinute green = seen.green().get(minute);
            OptionalInt due = dueHosts.apply(seen.start(minute));
            Optional<Double> hosts = due.isEmpty() ? Optional.<Double>empty() : green.healthyHosts();
            health.add(new HealthMinute(hosts, due.orElse(0), green.requests(), green.connectionErrors()));
        }
        return health;
    }

    /** No numbers are no good news: without any of late, green neither passes nor counts as idle. */
    private static OverallJudgement withoutSilence(OverallJudgement judgement, ObservedMinutes seen) {
        boolean open = judgement.verdict() == Verdict.PASS || judgement.reason() == Reason.NO_GREEN_TRAFFIC;
        boolean silent = seen.size() > 0
                && seen.green().reversed().stream().limit(KNOWN_OF_LAST).noneMatch(TargetGroupMinute::reported);
        return open && silent
                ? new OverallJudgement(
                        Reason.METRICS_MISSING, Optional.empty(), judgement.metric(), judgement.byMetric())
                : judgement;
    }
}
