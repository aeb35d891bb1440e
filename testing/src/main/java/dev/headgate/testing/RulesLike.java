package dev.headgate.testing;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Severity;
import dev.headgate.config.Strategy;
import dev.headgate.config.window.Windows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rules like others, of which a test names what is different. */
public record RulesLike(ReleaseRules rules) {

    public RulesLike strategy(Strategy strategy) {
        return like(strategy, rules.bake(), rules.gates(), rules.alarms(), rules.blockScanFindings());
    }

    public RulesLike bake(Duration bake) {
        return like(rules.strategy(), bake, rules.gates(), rules.alarms(), rules.blockScanFindings());
    }

    public RulesLike gates(Gate... gates) {
        return like(rules.strategy(), rules.bake(), List.of(gates), rules.alarms(), rules.blockScanFindings());
    }

    public RulesLike alarms(String... alarms) {
        return like(rules.strategy(), rules.bake(), rules.gates(), List.of(alarms), rules.blockScanFindings());
    }

    /** Findings of the image's scan from this severity on end a deployment; without one, none does. */
    public RulesLike blockingFrom(Optional<Severity> severity) {
        return like(rules.strategy(), rules.bake(), rules.gates(), rules.alarms(), severity);
    }

    /** Production traffic may begin to move within these alone. */
    public RulesLike within(Windows windows) {
        return new RulesLike(rules.within(Optional.of(windows)));
    }

    private RulesLike like(
            Strategy strategy, Duration bake, List<Gate> gates, List<String> alarms, Optional<Severity> blocking) {
        return new RulesLike(new ReleaseRules(
                strategy,
                bake,
                gates,
                alarms,
                blocking,
                rules.turnTimeout(),
                rules.judge(),
                rules.onAlarmUnseen(),
                rules.greenUpWithin(),
                rules.windows()));
    }
}
