package dev.headgate.simulator.cloud;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** The metrics of a target group that are simulated, and when CloudWatch has a number for them. */
enum Metric {
    REQUEST_COUNT("RequestCount") {
        @Override
        OptionalDouble in(MinuteTraffic minute, Statistic statistic) {
            return OptionalDouble.of(minute.requests());
        }
    },
    GOOD("HTTPCode_Target_2XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, Statistic statistic) {
            return unlessZero(minute.good());
        }
    },
    REDIRECTED("HTTPCode_Target_3XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, Statistic statistic) {
            return unlessZero(minute.redirected());
        }
    },
    REFUSED("HTTPCode_Target_4XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, Statistic statistic) {
            return unlessZero(minute.refused());
        }
    },
    FAILED("HTTPCode_Target_5XX_Count") {
        @Override
        OptionalDouble in(MinuteTraffic minute, Statistic statistic) {
            return unlessZero(minute.failed());
        }
    },
    UNREACHABLE("TargetConnectionErrorCount") {
        @Override
        OptionalDouble in(MinuteTraffic minute, Statistic statistic) {
            return unlessZero(minute.unreachable());
        }
    },
    HEALTHY_HOSTS("HealthyHostCount") {
        @Override
        OptionalDouble in(MinuteTraffic minute, Statistic statistic) {
            return OptionalDouble.of(statistic == Statistic.MAXIMUM ? minute.mostHealthy() : minute.fewestHealthy());
        }
    };

    private final String text;

    Metric(String text) {
        this.text = text;
    }

    static Optional<Metric> named(String text) {
        return Arrays.stream(values())
                .filter(metric -> metric.text.equals(text))
                .findFirst();
    }

    abstract OptionalDouble in(MinuteTraffic minute, Statistic statistic);

    /** A load balancer publishes these counts only when there is something to count. */
    private static OptionalDouble unlessZero(int count) {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(count);
    }
}
