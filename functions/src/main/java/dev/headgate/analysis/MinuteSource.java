package dev.headgate.analysis;

import dev.headgate.config.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the judge's minutes come from. Every call may be repeated. */
public interface MinuteSource {

    /** One target group's minutes before a deployment. */
    BlueHour blueHour(Target target, Series series, Span span);

    /**
     * The minutes of blue and green in a running deployment, read by one call.
     *
     * @param greenTargetGroup ARN; roles swap with every deployment, so it is told each time
     */
    ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows);

    /**
     * What is counted.
     *
     * @param blueTargetGroup ARN
     * @param slowerThan seconds; empty: slow responses are not counted
     */
    record Series(String loadBalancer, String blueTargetGroup, Optional<Double> slowerThan) {}

    /** Whole minutes: the end is not among them. */
    record Span(Instant from, Instant until) {}

    /**
     * Whole minutes: blue's history goes up to the first weight's move, and what is judged from there to the end, which is
     * not among it.
     */
    record Windows(Instant historyFrom, Instant shiftFrom, Instant until) {}

    /**
     * Blue before a deployment.
     *
     * @param slowestHundredth seconds that 99 of 100 responses did not exceed, in the median minute; empty without any
     */
    record BlueHour(List<TargetGroupMinute> minutes, Optional<Double> slowestHundredth) {
        public BlueHour {
            minutes = List.copyOf(minutes);
        }
    }
}
