package dev.headgate.deployment;

import dev.headgate.analysis.CountedMinutes;
import dev.headgate.analysis.DeploymentJudge;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.PlannedMinute;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How an environment's rules are judged by: which minutes, against which, and what counts. */
public final class Judging {

    /** CloudWatch has a minute's numbers by then; AWS names no time for it. */
    static final Duration SETTLE = Duration.ofMinutes(2);

    /** What is read at every look must stay one call: 100,800 numbers. */
    static final int MOST_HISTORY_MINUTES = 24 * 60;

    private static final int HISTORY_PER_MINUTE = 6;
    private static final double LEAST_HISTORY_MARGIN = 2.0;

    private Judging() {}

    /** The end of the last minute that has settled. */
    public static Instant settled(Instant now) {
        return now.minus(SETTLE).truncatedTo(ChronoUnit.MINUTES);
    }

    /** The end of the last minute that is over: its numbers may be there, or some of them. */
    static Instant over(Instant now) {
        return now.truncatedTo(ChronoUnit.MINUTES);
    }

    /** T: the most minutes at 100 % green that are compared with blue's history. */
    public static int plannedMinutes(ReleaseRules rules) {
        Duration longest =
                rules.bake().plus(rules.judge().map(JudgeRules::watchesOn).orElse(Duration.ZERO));
        return (int) longest.toMinutes() + 1;
    }

    /** The minutes that this look is about, be they known yet or not; empty while none of them is over. */
    public static Optional<MinuteSource.Windows> windows(Deployment deployment, JudgeBaseline baseline, Instant now) {
        int history = Math.min(
                HISTORY_PER_MINUTE
                        * plannedMinutes(deployment.plan().environment().rules()),
                MOST_HISTORY_MINUTES);
        return deployment
                .milestones()
                .trafficBegan()
                .map(began -> began.truncatedTo(ChronoUnit.MINUTES))
                .filter(began -> began.isBefore(over(now)))
                .map(began -> new MinuteSource.Windows(
                        later(
                                began.minus(Duration.ofMinutes(history)),
                                earlier(wholeMinute(baseline.notBefore()), began)),
                        began,
                        over(now)));
    }

    /** Those of the minutes that were read by which green is judged now. */
    public static ObservedMinutes counted(Deployment deployment, ObservedMinutes read, Instant now) {
        return CountedMinutes.of(read, settled(now), deployment.milestones().trafficMoved());
    }

    /** Says what it thinks of green, with all milestones up to this look. */
    public static JudgeReport judge(Deployment deployment, JudgeRules rules, ObservedMinutes seen, Instant now) {
        Optional<Instant> moved = deployment.milestones().trafficMoved();
        boolean countsSlow =
                deployment.baseline().flatMap(JudgeBaseline::slowerThan).isPresent();
        List<Metric> metrics = rules.streams().stream()
                .map(Judging::metric)
                .filter(metric -> metric != Metric.SLOW_RESPONSES || countsSlow)
                .toList();
        return new DeploymentJudge(
                        metrics,
                        parameters(rules),
                        plannedMinutes(deployment.plan().environment().rules()))
                .judge(
                        seen,
                        moved,
                        deployment.seen()::dueIn,
                        moved.filter(at -> BakeRule.isOver(deployment, at, now)).isPresent());
    }

    public static JudgeParameters parameters(JudgeRules rules) {
        JudgeParameters defaults = JudgeParameters.DEFAULTS;
        return new JudgeParameters(
                rules.alpha(),
                rules.margin(),
                Math.max(rules.margin(), LEAST_HISTORY_MARGIN),
                defaults.rho1(),
                defaults.beta(),
                rules.objective(),
                defaults.phi());
    }

    /** Green's share of the traffic in each planned minute: the shift, and the bake without any extension. */
    public static List<PlannedMinute> schedule(ReleaseRules rules) {
        List<PlannedMinute> minutes = new ArrayList<>();
        for (Strategy.Step step : rules.strategy().steps()) {
            minutes.addAll(minutes(step.percent(), step.atMost()));
        }
        minutes.addAll(minutes(100, rules.bake()));
        return minutes;
    }

    private static List<PlannedMinute> minutes(int percent, Duration lasting) {
        return Collections.nCopies((int) lasting.toMinutes(), new PlannedMinute(percent / 100.0));
    }

    private static Metric metric(JudgeRules.Stream stream) {
        return switch (stream) {
            case ERRORS -> Metric.SERVER_ERRORS;
            case CONNECTIONS -> Metric.NO_RESPONSE;
            case LATENCY -> Metric.SLOW_RESPONSES;
        };
    }

    /** The first that begins then or later: CloudWatch knows no other minutes. */
    private static Instant wholeMinute(Instant at) {
        Instant begun = at.truncatedTo(ChronoUnit.MINUTES);
        return begun.equals(at) ? at : begun.plus(Duration.ofMinutes(1));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
