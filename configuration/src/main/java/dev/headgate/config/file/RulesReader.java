package dev.headgate.config.file;

import dev.headgate.config.Gate;
import dev.headgate.config.ReleaseRules;
import dev.headgate.config.Strategy;
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
    private static final Duration DEFAULT_BAKE = Duration.ofMinutes(10);
    private static final Duration DEFAULT_EXPIRY = Duration.ofHours(8);
    private static final Duration DEFAULT_TURN_TIMEOUT = Duration.ofDays(1);

    private final Format<String> approver;
    private final JudgeReader judge;

    RulesReader(Collection<String> approvers) {
        approver = Formats.nameFrom("approvers", approvers);
        judge = new JudgeReader(approvers);
    }

    /**
     * Reads them.
     *
     * @param controller of the environment, as some rules are bounded by what it can do
     * @param ofEnvironment the windows of the environment, where it says nothing of its own
     */
    ReleaseRules read(Section section, Controller controller, Optional<WindowsReader.Declared> ofEnvironment) {
        Strategy strategy = StrategyReader.read(section);
        Duration bake = section.optional("bake", Formats.BAKE).orElse(DEFAULT_BAKE);
        List<Gate> gates = gates(section, controller);
        Optional<WindowsReader.Declared> windows = WindowsReader.read(section).or(() -> ofEnvironment);
        ReleaseRules rules = new ReleaseRules(
                strategy,
                bake,
                gates,
                section.list("alarms", Formats.ALARM),
                section.optional("blockScanFindings", Formats.SEVERITY),
                section.optional("turnTimeout", Formats.TURN_TIMEOUT).orElse(DEFAULT_TURN_TIMEOUT),
                judge.read(section, gates),
                section.optional("onAlarmUnseen", Formats.ON_ALARM_UNSEEN),
                section.optional("greenUpWithin", Formats.GREEN_UP_WITHIN),
                windows.flatMap(WindowsReader.Declared::windows));
        JudgeReader.requireBlueKept(section, rules);
        StepRules.require(section, controller, rules);
        WindowsReader.requireRoom(
                section,
                rules,
                windows.filter(WindowsReader.Declared::bakeOutside).isPresent());
        return rules;
    }

    private List<Gate> gates(Section rules, Controller controller) {
        Map<Gate.Before, Gate> gates = new EnumMap<>(Gate.Before.class);
        for (Section section : rules.sections("gates", "gates: [{before: deployment, approvers: [alice]}]")) {
            Optional<Gate.Before> before = section.expected("before", Formats.BEFORE);
            Gate gate = gate(section, before.orElse(Gate.Before.DEPLOYMENT), controller);
            if (before.isPresent() && gates.putIfAbsent(gate.before(), gate) != null) {
                section.fault(
                        "before",
                        "there is a gate before " + gate.before().word() + " already",
                        "Keep one gate and list all its approvers there");
            }
        }
        return new ArrayList<>(gates.values());
    }

    private Gate gate(Section section, Gate.Before before, Controller controller) {
        List<String> approvers = section.atLeastOne("approvers", approver);
        section.optional("onExpiry", Formats.ON_EXPIRY);
        return new Gate(
                before,
                approvers,
                section.optional("expiresAfter", expiresAfter(before, controller))
                        .orElse(DEFAULT_EXPIRY),
                required(section, approvers.size()),
                section.optional("separationOfDuties", Formats.SWITCH).orElse(false));
    }

    private static Format<Duration> expiresAfter(Gate.Before before, Controller controller) {
        return before == Gate.Before.TRAFFIC ? controller.expiresBeforeTraffic() : Formats.EXPIRES_AFTER;
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
