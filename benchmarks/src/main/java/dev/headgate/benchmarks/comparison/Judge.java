package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.BaselinePairing;
import dev.headgate.analysis.DeploymentJudge;
import dev.headgate.analysis.HistoryMinute;
import dev.headgate.analysis.JudgeParameters;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.MinuteRow;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.TargetGroupMinute;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Headgate's judge with a third of its alpha, as where three metrics are counted, and the bake that follows it. */
final class Judge implements Watch {

    static final JudgeParameters PARAMETERS = JudgeParameters.DEFAULTS.amongst(Metric.values().length);

    /** maximumExtension. */
    static final int EXTENSION = 30;

    /** For so long the judge is asked once all traffic is on green. */
    private static final int LONGEST = BAKE + EXTENSION + SETTLE + 1;

    static final int HISTORY = BaselinePairing.HISTORY_PER_MINUTE * (LONGEST + 1);

    private static final Instant START = Instant.EPOCH;

    static Instant at(int minute) {
        return START.plus(Duration.ofMinutes(minute));
    }

    static JudgeReport report(Release release) {
        Optional<Instant> all = release.isAllOnGreen() ? Optional.of(at(release.since())) : Optional.empty();
        List<MinuteRow> known = release.known(SETTLE);
        return new DeploymentJudge(List.of(Metric.SERVER_ERRORS), PARAMETERS, LONGEST + 1)
                .judge(
                        new ObservedMinutes(
                                release.history().stream().map(Judge::history).toList(),
                                START,
                                known.stream()
                                        .map(it -> minute(it.nB(), it.xB()))
                                        .toList(),
                                known.stream()
                                        .map(it -> minute(it.nG(), it.xG()))
                                        .toList()),
                        all,
                        at -> OptionalInt.empty(),
                        release.isAllOnGreen() && release.lasting() >= BAKE);
    }

    private static TargetGroupMinute history(HistoryMinute minute) {
        return minute(minute.n(), minute.x());
    }

    private static TargetGroupMinute minute(double requests, double errors) {
        return new TargetGroupMinute(true, requests, errors, 0, 0, 0, Optional.empty());
    }

    @Override
    public Answer look(Release release) {
        return look(release, report(release));
    }

    /** Where nobody could tell by the end, people are asked: here they let green stay. */
    static Answer look(Release release, JudgeReport report) {
        return switch (report.verdict()) {
            case FAIL -> Answer.ROLL_BACK;
            case PASS -> Answer.FINISH;
            case INCONCLUSIVE -> release.lasting() >= LONGEST ? Answer.FINISH : Answer.STAY;
            case KEEP_WATCHING -> Answer.STAY;
        };
    }
}
