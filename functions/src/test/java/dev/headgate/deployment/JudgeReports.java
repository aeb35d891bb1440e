package dev.headgate.deployment;

import dev.headgate.analysis.ErrorRate;
import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.Judgement;
import dev.headgate.analysis.Metric;
import dev.headgate.analysis.MetricMinutes;
import dev.headgate.analysis.MinuteEvidence;
import dev.headgate.analysis.OverallJudgement;
import dev.headgate.analysis.Reason;
import dev.headgate.analysis.Verdict;
import dev.headgate.testing.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a judge could say, whatever it rests on. */
final class JudgeReports {

    private JudgeReports() {}

    static Optional<JudgeReport> saying(Reason reason) {
        Optional<Integer> failMinute = reason.verdict() == Verdict.FAIL ? Optional.of(1) : Optional.empty();
        Judgement judgement = new Judgement(
                reason,
                failMinute,
                1,
                List.of(new MinuteEvidence(7, 0, 0, 5)),
                List.of(),
                List.of(),
                new ErrorRate(60, 9),
                new ErrorRate(540, 1));
        return Optional.of(new JudgeReport(
                new OverallJudgement(
                        reason, failMinute, Optional.of(Metric.SERVER_ERRORS), Map.of(Metric.SERVER_ERRORS, judgement)),
                List.of(new MetricMinutes(Metric.SERVER_ERRORS, List.of(), List.of())),
                List.of(),
                Example.OPENED));
    }
}
