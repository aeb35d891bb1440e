package dev.headgate.handler;

import dev.headgate.analysis.Forecast;
import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.MinuteSource.BlueHour;
import dev.headgate.config.JudgeRules;
import dev.headgate.config.Target;
import dev.headgate.deployment.Closing;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.JudgeBaseline;
import dev.headgate.deployment.Judging;
import dev.headgate.deployment.Revision;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.TrafficBackend;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Looks at blue's last hour, before green starts: what the judge will compare green with, and what it can find. */
public record BaselineLook(DeploymentStore store, TrafficBackend backend, MinuteSource minutes, InstantSource clock) {

    /** What blue does now is told from this much of it. */
    private static final Duration LOOK_BACK = Duration.ofHours(1);

    /** What is fixed of blue before green has a request. */
    public JudgeBaseline of(DeploymentPlan plan, JudgeRules rules, Revision blue) {
        Target target = plan.environment().target();
        Instant until = Judging.settled(clock.instant());
        String loadBalancer = backend.loadBalancer(target);
        BlueHour hour = minutes.blueHour(
                target,
                new MinuteSource.Series(loadBalancer, blue.targetGroup(), Optional.empty()),
                new MinuteSource.Span(until.minus(LOOK_BACK), until));
        Optional<Forecast> forecast =
                Forecast.of(hour.minutes(), Judging.schedule(plan.environment().rules()), Judging.parameters(rules));
        return new JudgeBaseline(loadBalancer, lastDeployed(plan), hour.slowestHundredth(), forecast);
    }

    /** Minutes before that are those of another revision. */
    private Instant lastDeployed(DeploymentPlan plan) {
        return store.deployed(plan.release().service(), plan.environment().name(), 1).stream()
                .flatMap(before -> before.closing().stream())
                .map(Closing::at)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
