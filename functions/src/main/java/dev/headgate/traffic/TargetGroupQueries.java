package dev.headgate.traffic;

import dev.headgate.analysis.TargetGroupMinute;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/**
 * What is asked about one target group, and how the answers make a minute.
 *
 * @param name begins the ids of its queries
 * @param loadBalancer as CloudWatch names it: {@code app/name/id}
 * @param targetGroupArn of the target group
 */
record TargetGroupQueries(String name, String loadBalancer, String targetGroupArn) {

    private static final String NAMESPACE = "AWS/ApplicationELB";
    private static final int PERIOD_SECONDS = 60;
    private static final List<String> ANSWERED = List.of("2XX", "3XX", "4XX", "5XX");

    /** The queries of all counts. */
    List<MetricDataQuery> counts(Optional<Double> slowerThan) {
        List<MetricDataQuery> queries = new ArrayList<>();
        queries.add(query("requests", "RequestCount", "Sum"));
        queries.add(query("unreachable", "TargetConnectionErrorCount", "Sum"));
        ANSWERED.forEach(status -> queries.add(query(status, "HTTPCode_Target_" + status + "_Count", "Sum")));
        // Trimmed count: how many of the minute's response times were in this range.
        slowerThan.ifPresent(
                seconds -> queries.add(query("slow", "TargetResponseTime", "TC(" + decimal(seconds) + ":)")));
        return queries;
    }

    MetricDataQuery healthyHosts() {
        return query("hosts", "HealthyHostCount", "Minimum");
    }

    MetricDataQuery slowestHundredth() {
        return query("p99", "TargetResponseTime", "p99");
    }

    /** Its minutes from one on, up to one that is not among them. */
    List<TargetGroupMinute> minutes(MetricTable table, Instant from, Instant until) {
        List<MetricTable.Column> all = table.columns(id(""));
        List<MetricTable.Column> answered =
                ANSWERED.stream().map(status -> table.column(id(status))).toList();
        MetricTable.Column requests = table.column(id("requests"));
        MetricTable.Column unreachable = table.column(id("unreachable"));
        MetricTable.Column failed = table.column(id("5XX"));
        MetricTable.Column slow = table.column(id("slow"));
        MetricTable.Column hosts = table.column(id("hosts"));
        List<TargetGroupMinute> minutes = new ArrayList<>();
        int end = table.index(until);
        for (int minute = table.index(from); minute < end; minute++) {
            // CloudWatch has no number where there was nothing to count, except for healthy hosts.
            double sent = requests.orZero(minute);
            double lost = unreachable.orZero(minute);
            minutes.add(new TargetGroupMinute(
                    isAny(all, minute),
                    sent,
                    failed.orZero(minute),
                    Math.clamp(sent - sum(answered, minute), Math.min(lost, sent), sent),
                    lost,
                    slow.orZero(minute),
                    hosts.value(minute)));
        }
        return minutes;
    }

    private static boolean isAny(List<MetricTable.Column> columns, int minute) {
        for (MetricTable.Column column : columns) {
            if (column.has(minute)) {
                return true;
            }
        }
        return false;
    }

    private static double sum(List<MetricTable.Column> columns, int minute) {
        double sum = 0;
        for (MetricTable.Column column : columns) {
            sum += column.orZero(minute);
        }
        return sum;
    }

    /** CloudWatch takes ten digits behind the point; microseconds are as fine as a load balancer measures. */
    private static String decimal(double seconds) {
        return BigDecimal.valueOf(seconds).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    private String id(String what) {
        return name + "_" + what;
    }

    private MetricDataQuery query(String what, String metricName, String statistic) {
        // The last part of the ARN is the dimension: targetgroup/name/id.
        String targetGroup = targetGroupArn.substring(targetGroupArn.lastIndexOf(':') + 1);
        return MetricDataQuery.builder()
                .id(id(what))
                .metricStat(stat -> stat.period(PERIOD_SECONDS)
                        .stat(statistic)
                        .metric(metric -> metric.namespace(NAMESPACE)
                                .metricName(metricName)
                                .dimensions(
                                        dimension("LoadBalancer", loadBalancer),
                                        dimension("TargetGroup", targetGroup))))
                .build();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }
}
