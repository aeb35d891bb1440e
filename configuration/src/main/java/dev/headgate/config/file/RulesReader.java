package dev.headgate.config.file;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
import dev.headgate.text.DurationText;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how releases reach one environment. */
final class RulesReader {
    private static final Strategy DEFAULT_STRATEGY = new Strategy.Canary(10, Duration.ofMinutes(5));
    private static final Duration DEFAULT_BAKE = Duration.ofMinutes(10);
    private static final Duration DEFAULT_EXPIRY = Duration.ofHours(8);
    private static final Duration DEFAULT_TURN_TIMEOUT = Duration.ofDays(1);

    private final Format<String> approver;
    private final JudgeReader judge;

    RulesReader(Collection<String> approvers) {
        approver = Formats.nameFrom("approvers", approvers);
        judge = new JudgeReader(approvers);
    }

    ReleaseRules read(Section section) {
        Strategy strategy = strategy(section);
        Duration bake = section.optional("bake", Formats.BAKE).orElse(DEFAULT_BAKE);
        List<Gate> gates = gates(section);
        ReleaseRules rules = new ReleaseRules(
                strategy,
                bake,
                gates,
                section.list("alarms", Formats.ALARM),
                section.optional("blockScanFindings", Formats.SEVERITY),
                section.optional("turnTimeout", Formats.TURN_TIMEOUT).orElse(DEFAULT_TURN_TIMEOUT),
                judge.read(section, gates),
                section.optional("onAlarmUnseen", Formats.ON_ALARM_UNSEEN),
                section.optional("greenUpWithin", Formats.GREEN_UP_WITHIN));
        JudgeReader.requireBlueKept(section, rules);
        return rules;
    }

    private static Strategy strategy(Section rules) {
        if (!rules.isSection("strategy")) {
            return rules.optional("strategy", Formats.STRATEGY).orElse(DEFAULT_STRATEGY);
        }
        Section strategy = rules.requiredSection("strategy", "strategy: " + Formats.STRATEGY.example());
        List<String> shifts = strategy.names(Formats.SHIFT);
        if (shifts.containsAll(Formats.SHIFT.choices())) {
            strategy.fault("linear", "canary and linear exclude each other", "Keep one of them");
        }
        if (shifts.contains("linear")) {
            Section linear = strategy.part("linear", "linear: {percent: 10, interval: 1m}");
            return requireInTime(
                    strategy,
                    new Strategy.Linear(
                            linear.required("percent", Formats.PERCENT),
                            linear.required("interval", Formats.INTERVAL)));
        }
        if (shifts.contains("canary")) {
            Section canary = strategy.part("canary", "canary: {percent: 10, interval: 5m}");
            return new Strategy.Canary(
                    canary.required("percent", Formats.PERCENT), canary.required("interval", Formats.INTERVAL));
        }
        return DEFAULT_STRATEGY;
    }

    /** CodeDeploy takes a longer one as a deployment configuration, and fails the deployment when its time is over. */
    private static Strategy requireInTime(Section strategy, Strategy.Linear linear) {
        if (linear.shiftDuration().compareTo(Formats.LONGEST_SHIFT) > 0) {
            strategy.fault(
                    "linear",
                    "%d %% more every %s takes %s until green has all traffic, and CodeDeploy gives a shift %s"
                            .formatted(
                                    linear.percent(),
                                    DurationText.of(linear.interval()),
                                    DurationText.of(linear.shiftDuration()),
                                    DurationText.of(Formats.LONGEST_SHIFT)),
                    "Shorten interval, or write a larger percent");
        }
        return linear;
    }

    private List<Gate> gates(Section rules) {
        Map<Gate.Before, Gate> gates = new EnumMap<>(Gate.Before.class);
        for (Section section : rules.sections("gates", "gates: [{before: deployment, approvers: [alice]}]")) {
            Optional<Gate.Before> before = section.expected("before", Formats.BEFORE);
            Gate gate = gate(section, before.orElse(Gate.Before.DEPLOYMENT));
            if (before.isPresent() && gates.putIfAbsent(gate.before(), gate) != null) {
                section.fault(
                        "before",
                        "there is a gate before " + gate.before().word() + " already",
                        "Keep one gate and list all its approvers there");
            }
        }
        return new ArrayList<>(gates.values());
    }

    private Gate gate(Section section, Gate.Before before) {
        List<String> approvers = section.atLeastOne("approvers", approver);
        section.optional("onExpiry", Formats.ON_EXPIRY);
        return new Gate(
                before,
                approvers,
                section.optional("expiresAfter", expiresAfter(before)).orElse(DEFAULT_EXPIRY),
                required(section, approvers.size()),
                section.optional("separationOfDuties", Formats.SWITCH).orElse(false));
    }

    private static Format<Duration> expiresAfter(Gate.Before before) {
        return before == Gate.Before.TRAFFIC ? Formats.EXPIRES_BEFORE_TRAFFIC : Formats.EXPIRES_AFTER;
    }

    private static int required(Section section, int approvers) {
        int required = section.optional("required", Formats.REQUIRED).orElse(1);
        if (required <= approvers) {
            return required;
        }
        section.fault(
                "required",
                "required is " + required + ", but there are only " + approvers + " approvers",
                "Name more approvers, or write for example: required: " + approvers);
        return approvers;
    }
}
