package dev.headgate.analysis;

import java.time.Instant;
import java.util.List;

/**
 * The closed minutes of a deployment.
 *
 * @param history blue's minutes before the first weight moved, from the oldest
 * @param first when the first of the others began
 * @param blue its minutes from the first on
 * @param green as many
 */
public record ObservedMinutes(
        List<TargetGroupMinute> history, Instant first, List<TargetGroupMinute> blue, List<TargetGroupMinute> green) {
    public ObservedMinutes {
        history = List.copyOf(history);
        blue = List.copyOf(blue);
        green = List.copyOf(green);
        if (blue.size() != green.size()) {
            throw new IllegalArgumentException(
                    "blue has " + blue.size() + " minutes and green " + green.size() + ": they must be the same ones");
        }
    }

    int size() {
        return green.size();
    }

    Instant start(int minute) {
        return first.plusSeconds(60L * minute);
    }

    /** Only so many of them. */
    ObservedMinutes until(int minutes) {
        return minutes == size()
                ? this
                : new ObservedMinutes(history, first, blue.subList(0, minutes), green.subList(0, minutes));
    }
}
