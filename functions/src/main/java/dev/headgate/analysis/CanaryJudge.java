package dev.headgate.analysis;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides from the requests and errors of blue and green, minute by minute, whether green is worse.
 *
 * <p>The judge is a pure function of a table: it may be asked after every minute without more false alarms, and a minute
 * that is corrected later only needs to be given again.
 */
public final class CanaryJudge {

    private CanaryJudge() {}

    /**
     * Judges all closed minutes, from the first.
     *
     * @param history blue's minutes before the first weight moved, for the dispersion only; empty when there are none
     * @param deadlineReached whether the last row is the last one that will come
     * @throws InvalidMinuteException when a count is negative, not finite or beyond 2^53
     */
    public static Judgement judge(
            List<MinuteRow> rows, List<HistoryMinute> history, JudgeParameters parameters, boolean deadlineReached) {
        MinuteTable table = new MinuteTable(rows);
        Dispersion dispersion = Dispersion.of(history);
        double phi = parameters.phi().orElse(dispersion.phi());
        Evidence evidence = new Evidence(table, parameters, phi);
        return new Judgement(
                reason(table, evidence, parameters, deadlineReached),
                evidence.failMinute(),
                phi,
                evidence.minutes(),
                flags(table, dispersion, parameters),
                evidence.strongestMinutes(),
                table.green(),
                table.blue());
    }

    private static Reason reason(
            MinuteTable table, Evidence evidence, JudgeParameters parameters, boolean deadlineReached) {
        if (evidence.failMinute().isPresent()) {
            return Reason.HARM;
        }
        if (!deadlineReached) {
            return Reason.DEADLINE_NOT_REACHED;
        }
        if (evidence.isSuspect()) {
            return Reason.SUSPECT;
        }
        if (evidence.everRelative(parameters.noHarmThreshold())) {
            return Reason.RELATIVE;
        }
        if (evidence.everAbsolute(parameters.noHarmThreshold())) {
            return Reason.ABSOLUTE;
        }
        return whyInconclusive(table);
    }

    private static Reason whyInconclusive(MinuteTable table) {
        if (!table.hasGreenTraffic()) {
            return Reason.NO_GREEN_TRAFFIC;
        }
        if (!table.hasBaseline()) {
            return Reason.NO_BASELINE;
        }
        return table.errorsWithoutRequests() ? Reason.METRICS_MISSING : Reason.NOT_ENOUGH_EVIDENCE;
    }

    private static List<Flag> flags(MinuteTable table, Dispersion dispersion, JudgeParameters parameters) {
        List<Flag> flags = new ArrayList<>();
        if (table.inconsistent() || dispersion.inconsistent()) {
            flags.add(Flag.METRICS_INCONSISTENT);
        }
        if (table.blue().share() > parameters.pMax()) {
            flags.add(Flag.BASELINE_DEGRADED);
        }
        return flags;
    }
}
