package dev.headgate.benchmarks.comparison;

import dev.headgate.analysis.MinuteRow;
import java.util.List;

/** What takes green's traffic away, and until when it may. */
interface Watch {

    /** After all traffic is on green, blue is kept for so long. */
    int BAKE = 10;

    /** Whoever reads a minute's numbers waits so long for them: CloudWatch promises no time for them. */
    int SETTLE = 2;

    /** An alarm does not wait: it is evaluated each minute with what is there, and was seen to turn red within the next. */
    int ALARM = 1;

    /** Stay, roll back, or finish. */
    Answer look(Release release);

    /** An alarm that turns red when green's error rate in a minute is above the threshold. */
    static Watch alarm(double threshold) {
        return release -> {
            if (Rule.firstAbove(threshold, release.known(ALARM)).isPresent()) {
                return Answer.ROLL_BACK;
            }
            return release.isAllOnGreen() && release.lasting() >= BAKE ? Answer.FINISH : Answer.STAY;
        };
    }

    /** An analysis each minute of which so many may fail; it ends with the last step. */
    static Watch failureLimit(double errorRate, int limit) {
        return release -> {
            long failed = release.known(SETTLE).stream()
                    .filter(minute ->
                            Rule.firstAbove(errorRate, List.of(minute)).isPresent())
                    .count();
            if (failed > limit) {
                return Answer.ROLL_BACK;
            }
            return release.isAllOnGreen() ? Answer.FINISH : Answer.STAY;
        };
    }

    /** The rank test, asked once, when these many minutes are known. */
    static Watch ranksAfter(int minutes) {
        return release -> {
            List<MinuteRow> known = release.known(SETTLE);
            if (release.isAllOnGreen()) {
                return Answer.FINISH;
            }
            return known.size() == minutes
                            && Rule.MANN_WHITNEY.failMinute(known, List.of()).isPresent()
                    ? Answer.ROLL_BACK
                    : Answer.STAY;
        };
    }
}
