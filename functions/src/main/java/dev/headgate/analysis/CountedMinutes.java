package dev.headgate.analysis;

import java.time.Instant;
import java.util.Optional;

/**
 * Which minutes count already. CloudWatch has a minute's numbers some time after its end, and not all of them at once: one that has
 * settled counts as it is, and a later one as soon as its numbers agree with each other.
 *
 * <p>They agree where each request is accounted for by an answer and the targets are counted: then none of them is missing.
 */
public final class CountedMinutes {

    private CountedMinutes() {}

    /**
     * The minutes up to the last one that counts.
     *
     * @param settled the end of the last minute that has settled
     * @param allOnGreen when all traffic was first seen on green: from then on blue's numbers do not matter
     */
    public static ObservedMinutes of(ObservedMinutes seen, Instant settled, Optional<Instant> allOnGreen) {
        int counted = 0;
        while (counted < seen.size() && counts(seen, counted, settled, allOnGreen)) {
            counted++;
        }
        return seen.until(counted);
    }

    private static boolean counts(ObservedMinutes seen, int minute, Instant settled, Optional<Instant> allOnGreen) {
        Instant start = seen.start(minute);
        boolean alone = allOnGreen.filter(it -> !start.isBefore(it)).isPresent();
        return !start.plusSeconds(60).isAfter(settled)
                || (isWhole(seen.green().get(minute))
                        && seen.green().get(minute).healthyHosts().isPresent()
                        && (alone || isWhole(seen.blue().get(minute))));
    }

    /** A minute without any request may as well be one of which nothing is known yet. */
    private static boolean isWhole(TargetGroupMinute minute) {
        return minute.reported() && minute.requests() > 0 && minute.noResponse() == 0;
    }
}
