package dev.headgate.simulator.environment.cloudwatch;

import dev.headgate.simulator.environment.service.MinuteTraffic;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
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

    /** CloudWatch's number for a minute, by a statistic; empty where it has none. */
    Function<MinuteTraffic, OptionalDouble> by(String statistic) {
        return switch (this) {
            case REQUEST_COUNT -> minute -> OptionalDouble.of(minute.requests());
            case GOOD -> minute -> unlessZero(minute.good());
            case REDIRECTED -> minute -> unlessZero(minute.redirected());
            case REFUSED -> minute -> unlessZero(minute.refused());
            case FAILED -> minute -> unlessZero(minute.failed());
            case UNREACHABLE -> minute -> unlessZero(minute.unreachable());
            case HEALTHY_HOSTS ->
                "Maximum".equals(statistic)
                        ? minute -> OptionalDouble.of(minute.mostHealthy())
                        : minute -> OptionalDouble.of(minute.fewestHealthy());
            case RESPONSE_TIME -> responseTime(statistic);
        };
    }

    private static Function<MinuteTraffic, OptionalDouble> responseTime(String statistic) {
        Matcher slow = SLOWER_THAN.matcher(statistic);
        if (slow.matches()) {
            double seconds = Double.parseDouble(slow.group(1));
            return minute -> unlessZero(minute.slowerThan(seconds));
        }
        Matcher percentile = PERCENTILE.matcher(statistic);
        if (percentile.matches()) {
            double part = Double.parseDouble(percentile.group(1)) / 100;
            return minute -> minute.answered() == 0
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
