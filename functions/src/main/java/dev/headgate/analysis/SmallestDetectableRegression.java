package dev.headgate.analysis;

import java.util.List;
import java.util.Optional;

/**
 * What a schedule can find at all, said before it starts.
 *
 * <p>A minute in which green has the share w of the traffic, and blue's code would make lambda errors over both groups,
 * is expected to add this much evidence against a green that is rho times as bad:
 *
 * <pre>g(rho) = lambda [ w rho ln(rho/rho0) - (w rho + 1 - w) ln( (1 - w + rho w) / (1 - w + rho0 w) ) ] / phi</pre>
 *
 * <p>Harm is expected to be proven when the sum reaches ln(1/alpha) + ln 8, the price of betting on eight ratios at once.
 */
public final class SmallestDetectableRegression {

    private static final double LARGEST_RATIO = 1000;
    private static final double STEP = 1.001;

    private final double errorsPerMinute;
    private final List<PlannedMinute> schedule;
    private final JudgeParameters parameters;

    /**
     * Plans with an error rate that is expected to hold.
     *
     * @param errorsPerMinute lambda: errors per minute over both groups if all requests went to blue; 0 or more
     */
    public SmallestDetectableRegression(
            double errorsPerMinute, List<PlannedMinute> schedule, JudgeParameters parameters) {
        if (!(errorsPerMinute >= 0 && errorsPerMinute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("errorsPerMinute must be 0 or more, not " + errorsPerMinute);
        }
        this.errorsPerMinute = errorsPerMinute;
        this.schedule = List.copyOf(schedule);
        this.parameters = parameters;
    }

    /** The smallest ratio of green's error rate to blue's that is expected to be found; empty: none up to 1000 is. */
    public Optional<Double> ratio() {
        if (minutesNeeded(LARGEST_RATIO).isEmpty()) {
            return Optional.empty();
        }
        double missed = 1;
        double found = LARGEST_RATIO;
        while (found / missed > STEP) {
            double middle = Math.sqrt(missed * found);
            if (minutesNeeded(middle).isPresent()) {
                found = middle;
            } else {
                missed = middle;
            }
        }
        return Optional.of(found);
    }

    /** The minute, from 1, in which a green of this ratio is expected to fail; empty: the schedule ends before. */
    public Optional<Integer> minutesNeeded(double ratio) {
        double needed = parameters.harmThreshold() + Math.log(RatioGrid.HARM.size());
        double gained = 0;
        for (int minute = 0; minute < schedule.size(); minute++) {
            gained += gain(ratio, schedule.get(minute));
            if (gained >= needed) {
                return Optional.of(minute + 1);
            }
        }
        return Optional.empty();
    }

    private double gain(double ratio, PlannedMinute minute) {
        return switch (minute.source()) {
            case CONCURRENT -> gain(ratio, errorsPerMinute, minute.greenShare(), parameters.rho0Concurrent());
            case HISTORY -> {
                // Green has a whole minute's traffic, its baseline six.
                int minutes = 1 + BaselinePairing.HISTORY_PER_MINUTE;
                yield gain(ratio, minutes * errorsPerMinute, 1.0 / minutes, parameters.rho0History());
            }
        };
    }

    private double gain(double ratio, double lambda, double share, double margin) {
        if (ratio <= margin) {
            return 0;
        }
        double blue = 1 - share;
        double green = share * ratio;
        double evidence =
                green * Math.log(ratio / margin) - (green + blue) * Math.log((blue + green) / (blue + margin * share));
        return lambda * evidence / parameters.phi().orElse(1.0);
    }
}
