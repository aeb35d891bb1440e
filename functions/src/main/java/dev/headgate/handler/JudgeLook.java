package dev.headgate.handler;

import dev.headgate.analysis.JudgeReport;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.config.JudgeRules;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Judging;
import dev.headgate.deployment.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Has the canary judge look at the minutes in which green had production requests. */
final class JudgeLook {

    private final MinuteSource minutes;

    JudgeLook(MinuteSource minutes) {
        this.minutes = minutes;
    }

    /** Empty where nobody judges, and before green has traffic. */
    Optional<JudgeReport> at(Deployment deployment, Revision green, Instant now) {
        Optional<JudgeRules> rules = deployment.plan().environment().rules().judge();
        Optional<JudgeBaseline> baseline = deployment.baseline();
        if (rules.isEmpty()
                || baseline.isEmpty()
                || deployment.milestones().trafficBegan().isEmpty()) {
            return Optional.empty();
        }
        ObservedMinutes observed = read(deployment, baseline.get(), green, now);
        return Optional.of(Judging.judge(deployment, rules.get(), observed, now));
    }

    /** Where its numbers cannot be read: it cannot tell. */
    Optional<JudgeReport> unseen(Deployment deployment, Instant now) {
        return deployment
                .plan()
                .environment()
                .rules()
                .judge()
                .filter(rules -> deployment.baseline().isPresent()
                        && deployment.milestones().trafficBegan().isPresent())
                .map(rules -> Judging.judge(deployment, rules, nothing(now), now));
    }

    private static ObservedMinutes nothing(Instant now) {
        return new ObservedMinutes(List.of(), now, List.of(), List.of());
    }

    private ObservedMinutes read(Deployment deployment, JudgeBaseline baseline, Revision green, Instant now) {
        String blueGroup = deployment.start().orElseThrow().blue().targetGroup();
        var series = new MinuteSource.Series(baseline.loadBalancer(), blueGroup, baseline.slowerThan());
        return Judging.windows(deployment, baseline, now)
                .map(windows ->
                        minutes.observe(deployment.plan().environment().target(), series, green.targetGroup(), windows))
                .map(read -> Judging.counted(deployment, read, now))
                .orElseGet(() -> nothing(now));
    }
}
