package dev.headgate.config;

import dev.headgate.config.window.Windows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How releases reach one environment.
 *
 * @param bake time at 100 % green during which blue is kept; zero ends blue at once
 * @param gates before the deployment and before traffic; who is asked before blue goes follows from them
 * @param alarms CloudWatch alarm names in the environment's account; one in ALARM rolls back
 * @param blockScanFindings refuse an image with a finding of this severity or worse; empty: the scan is not looked at
 * @param turnTimeout how long a deployment waits for the environment to be free
 * @param judge empty: green's metrics are not judged
 * @param onAlarmUnseen what follows when an alarm vanishes on the way or cannot be read; empty: blue is brought back
 * @param greenUpWithin how long green may take to come up healthy; empty: half an hour
 * @param windows when its production traffic may begin to move; empty: at any time
 */
public record ReleaseRules(
        Strategy strategy,
        Duration bake,
        List<Gate> gates,
        List<String> alarms,
        Optional<Severity> blockScanFindings,
        Duration turnTimeout,
        Optional<JudgeRules> judge,
        Optional<OnAlarmUnseen> onAlarmUnseen,
        Optional<Duration> greenUpWithin,
        Optional<Windows> windows) {

    /** CodeDeploy gives up after an hour. */
    public static final Duration LATEST_GREEN = Duration.ofHours(1);

    /** As long as tasks that are lost right after the traffic has moved are waited for. */
    private static final Duration HURRIED_BAKE = Duration.ofMinutes(5);

    private static final Duration USUAL_GREEN = Duration.ofMinutes(30);

    public ReleaseRules {
        gates = List.copyOf(gates);
        alarms = List.copyOf(alarms);
        if (gates.stream().map(Gate::before).distinct().count() < gates.size()) {
            throw new IllegalArgumentException("one gate at most may stand before each of deployment and traffic");
        }
        if (bake.isNegative()) {
            throw new IllegalArgumentException("bake must not be negative, not " + bake);
        }
        if (!turnTimeout.isPositive()) {
            throw new IllegalArgumentException("turnTimeout must be positive, not " + turnTimeout);
        }
        greenUpWithin
                .filter(it -> !it.isPositive() || it.compareTo(LATEST_GREEN) > 0)
                .ifPresent(it -> {
                    throw new IllegalArgumentException(
                            "greenUpWithin must be positive and at most " + LATEST_GREEN + ", not " + it);
                });
    }

    /** At any time. */
    public ReleaseRules(
            Strategy strategy,
            Duration bake,
            List<Gate> gates,
            List<String> alarms,
            Optional<Severity> blockScanFindings,
            Duration turnTimeout,
            Optional<JudgeRules> judge,
            Optional<OnAlarmUnseen> onAlarmUnseen,
            Optional<Duration> greenUpWithin) {
        this(
                strategy,
                bake,
                gates,
                alarms,
                blockScanFindings,
                turnTimeout,
                judge,
                onAlarmUnseen,
                greenUpWithin,
                Optional.empty());
    }

    /** With the usual time for green to come up. */
    public ReleaseRules(
            Strategy strategy,
            Duration bake,
            List<Gate> gates,
            List<String> alarms,
            Optional<Severity> blockScanFindings,
            Duration turnTimeout,
            Optional<JudgeRules> judge,
            Optional<OnAlarmUnseen> onAlarmUnseen) {
        this(strategy, bake, gates, alarms, blockScanFindings, turnTimeout, judge, onAlarmUnseen, Optional.empty());
    }

    /** With the judge's defaults. */
    public ReleaseRules(
            Strategy strategy,
            Duration bake,
            List<Gate> gates,
            List<String> alarms,
            Optional<Severity> blockScanFindings,
            Duration turnTimeout) {
        this(
                strategy,
                bake,
                gates,
                alarms,
                blockScanFindings,
                turnTimeout,
                Optional.of(JudgeRules.DEFAULTS),
                Optional.empty());
    }

    /** The same, with traffic moved in one step. */
    ReleaseRules allAtOnce() {
        return new ReleaseRules(
                new Strategy.AllAtOnce(),
                bake,
                gates,
                alarms,
                blockScanFindings,
                turnTimeout,
                judge,
                onAlarmUnseen,
                greenUpWithin,
                windows);
    }

    /** The same, judged by other rules. */
    public ReleaseRules withJudge(Optional<JudgeRules> rules) {
        return new ReleaseRules(
                strategy,
                bake,
                gates,
                alarms,
                blockScanFindings,
                turnTimeout,
                rules,
                onAlarmUnseen,
                greenUpWithin,
                windows);
    }

    /** The same within other windows. */
    public ReleaseRules within(Optional<Windows> others) {
        return new ReleaseRules(
                strategy,
                bake,
                gates,
                alarms,
                blockScanFindings,
                turnTimeout,
                judge,
                onAlarmUnseen,
                greenUpWithin,
                others);
    }

    /** How long green may take to come up healthy. */
    public Duration greenUp() {
        return greenUpWithin.orElse(USUAL_GREEN);
    }

    /** Whether steps are left when the judge has seen enough, and not by a clock. */
    public boolean isPacedByEvidence() {
        return strategy instanceof Strategy.Stepped(List<Strategy.Step> steps, Strategy.Pace pace)
                && pace == Strategy.Pace.EVIDENCE;
    }

    /** For how long a suspicion may hold green at each step, beyond the step's own time. */
    public Duration longestSuspicion() {
        return judge.filter(unused -> isPacedByEvidence())
                .map(JudgeRules::maximumExtension)
                .orElse(Duration.ZERO);
    }

    public OnAlarmUnseen alarmUnseen() {
        return onAlarmUnseen.orElse(OnAlarmUnseen.ROLL_BACK);
    }

    /** The same, without anybody's yes, without a scan and at any time: for what served before. */
    ReleaseRules withoutGates() {
        List<String> asked = finishGate().map(Gate::approvers).orElse(List.of());
        Optional<JudgeRules> judged = judge.map(rules -> rules.asking(asked));
        return new ReleaseRules(
                strategy, bake, List.of(), alarms, Optional.empty(), turnTimeout, judged, onAlarmUnseen, greenUpWithin);
    }

    /**
     * The same, all at once, without anybody's yes, without a scan and without the judge: for what served before, while
     * production burns. What it takes away is kept just long enough to see that what it brings back stays up.
     */
    ReleaseRules hurried() {
        Duration shortened = bake.compareTo(HURRIED_BAKE) < 0 ? bake : HURRIED_BAKE;
        return new ReleaseRules(
                new Strategy.AllAtOnce(),
                shortened,
                List.of(),
                alarms,
                Optional.empty(),
                turnTimeout,
                Optional.empty(),
                onAlarmUnseen,
                greenUpWithin);
    }

    public Optional<Gate> gate(Gate.Before before) {
        return before == Gate.Before.FINISH
                ? finishGate()
                : gates.stream().filter(gate -> gate.before() == before).findFirst();
    }

    /** The longest that blue may have to be kept at 100 % green: the bake, what the judge adds to it, and a hold. */
    public Duration longestBake() {
        if (bake.isZero()) {
            return bake;
        }
        return bake.plus(judge.map(JudgeRules::watchesOn).orElse(Duration.ZERO))
                .plus(finishGate().map(Gate::expiresAfter).orElse(Duration.ZERO));
    }

    /** Asks the approvers of the environment's gates, or all where it has none. */
    private Optional<Gate> finishGate() {
        return judge.filter(JudgeRules::holds).flatMap(rules -> {
            List<String> ofGates = gates.stream()
                    .flatMap(gate -> gate.approvers().stream())
                    .distinct()
                    .toList();
            List<String> asked = ofGates.isEmpty() ? rules.approvers() : ofGates;
            return asked.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Gate(
                            Gate.Before.FINISH,
                            asked,
                            rules.holdFor(),
                            1,
                            gates.stream().anyMatch(Gate::separationOfDuties)));
        });
    }
}
