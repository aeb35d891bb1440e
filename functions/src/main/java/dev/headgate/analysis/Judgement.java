package dev.headgate.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What the judge says, and what it rests on.
 *
 * @param failMinute the first minute, from 1, in which harm was proven; present exactly when the verdict is FAIL
 * @param phi the dispersion by which the evidence was divided, at least 1
 * @param minutes the evidence after each row, as many as there are rows
 * @param strongestMinutes at most two minutes, from 1, that speak most for harm, the strongest first
 * @param green green's counts over all rows
 * @param blue the baseline's counts over all rows
 */
public record Judgement(
        Reason reason,
        Optional<Integer> failMinute,
        double phi,
        List<MinuteEvidence> minutes,
        List<Flag> flags,
        List<Integer> strongestMinutes,
        ErrorRate green,
        ErrorRate blue) {

    public Judgement {
        minutes = List.copyOf(minutes);
        flags = List.copyOf(flags);
        strongestMinutes = List.copyOf(strongestMinutes);
        if ((reason.verdict() == Verdict.FAIL) != failMinute.isPresent()) {
            throw new IllegalArgumentException("a FAIL and only a FAIL has a minute, not " + reason);
        }
    }

    public Verdict verdict() {
        return reason.verdict();
    }
}
