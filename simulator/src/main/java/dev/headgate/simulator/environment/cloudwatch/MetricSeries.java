package dev.headgate.simulator.environment.cloudwatch;

import dev.headgate.simulator.environment.service.MinuteTraffic;
import dev.headgate.simulator.environment.service.TargetGroup;
import dev.headgate.simulator.environment.service.TrafficHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** One metric of one target group by one statistic: the numbers of minutes that are over, each looked up once. */
final class MetricSeries {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TrafficHistory history;
    private final TargetGroup group;
    private final Function<MinuteTraffic, OptionalDouble> number;
    private final List<Instant> minutes = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();
    private Instant first = Instant.MAX;
    private Instant next = Instant.MAX;
    private long edition;

    MetricSeries(TrafficHistory history, TargetGroup group, Function<MinuteTraffic, OptionalDouble> number) {
        this.history = history;
        this.group = group;
        this.number = number;
    }

    /**
     * The minutes that have a number, and their numbers, oldest first.
     *
     * @param values as many as there are minutes
     */
    record Numbers(List<Instant> minutes, List<Double> values) {

        Numbers newestFirst() {
            return new Numbers(minutes.reversed(), values.reversed());
        }
    }

    /**
     * What is known of whole minutes.
     *
     * @param from a minute's beginning
     * @param until not among them; a minute's beginning that has passed
     */
    Numbers between(Instant from, Instant until) {
        if (edition != history.edition() || from.isBefore(first) || from.isAfter(next)) {
            edition = history.edition();
            minutes.clear();
            values.clear();
            first = from;
            next = from;
        }
        while (next.isBefore(until)) {
            look(next);
            next = next.plus(MINUTE);
        }
        int begin = indexOf(from);
        int end = Math.max(begin, indexOf(until));
        return new Numbers(minutes.subList(begin, end), values.subList(begin, end));
    }

    private void look(Instant minute) {
        if (history.isMissing(minute)) {
            return;
        }
        history.minute(group, minute).map(number).orElse(OptionalDouble.empty()).ifPresent(value -> {
            minutes.add(minute);
            values.add(value);
        });
    }

    /** Of the first that is not before it. */
    private int indexOf(Instant minute) {
        int found = Collections.binarySearch(minutes, minute);
        return found < 0 ? -found - 1 : found;
    }
}
