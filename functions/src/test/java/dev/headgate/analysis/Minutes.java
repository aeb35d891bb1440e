package dev.headgate.analysis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Short ways to write tables of minutes. */
final class Minutes {

    private Minutes() {}

    static MinuteRow concurrent(double nG, double xG, double nB, double xB) {
        return new MinuteRow(nG, xG, nB, xB, BaselineSource.CONCURRENT);
    }

    static MinuteRow history(double nG, double xG, double nB, double xB) {
        return new MinuteRow(nG, xG, nB, xB, BaselineSource.HISTORY);
    }

    static List<MinuteRow> times(int minutes, MinuteRow row) {
        return Collections.nCopies(minutes, row);
    }

    @SafeVarargs
    static List<MinuteRow> joined(List<MinuteRow>... parts) {
        List<MinuteRow> rows = new ArrayList<>();
        for (List<MinuteRow> part : parts) {
            rows.addAll(part);
        }
        return rows;
    }

    static Judgement atDeadline(List<MinuteRow> rows) {
        return CanaryJudge.judge(rows, List.of(), JudgeParameters.DEFAULTS, true);
    }

    static Judgement beforeDeadline(List<MinuteRow> rows) {
        return CanaryJudge.judge(rows, List.of(), JudgeParameters.DEFAULTS, false);
    }
}
