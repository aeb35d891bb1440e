package dev.headgate.simulator.cloud;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of a target group that are simulated, and when CloudWatch has a number for them. */
enum Metric {
    REQUEST_COUNT("RequestCount") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
            return OptionalDouble.of(minute.requests());
        }
    },
    GOOD("HTTPCode_Target_2XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
            return unlessZero(minute.good());
        }
    },
    REDIRECTED("HTTPCode_Target_3XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
            return unlessZero(minute.redirected());
        }
    },
    REFUSED("HTTPCode_Target_4XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
            return unlessZero(minute.refused());
        }
    },
    FAILED("HTTPCode_Target_5XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
            return unlessZero(minute.failed());
        }
    },
    UNREACHABLE("TargetConnectionErrorCount") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
            return unlessZero(minute.unreachable());
        }
    },
    HEALTHY_HOSTS("HealthyHostCount") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
            return OptionalDouble.of("Maximum".equals(statistic) ? minute.mostHealthy() : minute.fewestHealthy());
        }
    },
    RESPONSE_TIME("TargetResponseTime") {
        @Override
        OptionalDouble in(MinuteTraffic minute, String statistic) {
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
                    "of TargetResponseTime, only p0 to p100 and the trimmed count TC(T:)" + " are simulated, not "
                            + statistic);
        }
    };

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

    abstract OptionalDouble in(MinuteTraffic minute, String statistic);

    /** A load balancer publishes these counts only when there is something to count. */
    private static OptionalDouble unlessZero(int count) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
    }
}
