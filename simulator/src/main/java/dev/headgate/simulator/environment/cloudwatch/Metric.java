package dev.headgate.simulator.environment.cloudwatch;

import dev.headgate.simulator.environment.service.MinuteTraffic;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of a target group that are simulated, and when CloudWatch has a number for them. */
enum Metric {
    REQUEST_COUNT("RequestCount"),
    GOOD("HTTPCode_Target_2XX_Count"),
    REDIRECTED("HTTPCode_Target_3XX_Count"),
    REFUSED("HTTPCode_Target_4XX_Count"),
    FAILED("HTTPCode_Target_5XX_Count"),
    UNREACHABLE("TargetConnectionErrorCount"),
    HEALTHY_HOSTS("HealthyHostCount"),
    RESPONSE_TIME("TargetResponseTime");

    private static final Pattern SLOWER_THAN = Pattern.compile("TC\\((\\d+(?:\\.\\d{0,10})?):\\)");
    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2}(?:\\.\\d{0,10})?|100)");

    private final String text;

    Metric(String text) {
        this.text = text;
    }

    static Optional<Metric> named(String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.text.equals(text))
                .findFirst();
    }

    /** CloudWatch's number for this minute; empty where it has none. */
    OptionalDouble in(MinuteTraffic minute, String statistic) {
        return switch (this) {
            case REQUEST_COUNT -> OptionalDouble.of(minute.requests());
            case GOOD -> unlessZero(minute.good());
            case REDIRECTED -> unlessZero(minute.redirected());
            case REFUSED -> unlessZero(minute.refused());
            case FAILED -> unlessZero(minute.failed());
            case UNREACHABLE -> unlessZero(minute.unreachable());
            case HEALTHY_HOSTS ->
                OptionalDouble.of("Maximum".equals(statistic) ? minute.mostHealthy() : minute.fewestHealthy());
            case RESPONSE_TIME -> responseTime(minute, statistic);
        };
    }

    private static OptionalDouble responseTime(MinuteTraffic minute, String statistic) {
        Matcher slow = SLOWER_THAN.matcher(statistic);
        if (slow.matches()) {
            return unlessZero(minute.slowerThan(Double.parseDouble(slow.group(1))));
        }
        Matcher percentile = PERCENTILE.matcher(statistic);
        if (percentile.matches()) {
            double part = Double.parseDouble(percentile.group(1)) / 100;
            return minute.answered() == 0
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(minute.responseTimes().secondsAt(part));
        }
        throw new UnsupportedOperationException(
                "of TargetResponseTime, only p0 to p100 and the trimmed count TC(T:) are simulated, not " + statistic);
    }

    /** A load balancer publishes these counts only when there is something to count. */
    private static OptionalDouble unlessZero(int count) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
    }
}
