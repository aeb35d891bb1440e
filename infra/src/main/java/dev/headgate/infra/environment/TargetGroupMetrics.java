package dev.headgate.infra.environment;

import dev.headgate.config.Existing;
import dev.headgate.infra.balancing.LoadBalancing;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

/**
 * What a target group is measured by, in minutes. CDK's own metrics refuse a group that the template puts behind no listener.
 *
 * @param loadBalancer as CloudWatch calls it
 * @param group likewise
 */
record TargetGroupMetrics(String loadBalancer, String group) {

    /** The two between which a service's traffic moves. */
    record Pair(TargetGroupMetrics blue, TargetGroupMetrics green) {

        static Pair of(LoadBalancing made) {
            return new Pair(
                    new TargetGroupMetrics(made.fullName(), made.blue().getTargetGroupFullName()),
                    new TargetGroupMetrics(made.fullName(), made.green().getTargetGroupFullName()));
        }

        /** Of those that are there already, nobody knows which is blue: each alarm goes by the worse. */
        static Pair of(Existing.Measured existing) {
            return new Pair(
                    new TargetGroupMetrics(existing.loadBalancer(), existing.targetGroup()),
                    new TargetGroupMetrics(existing.loadBalancer(), existing.other()));
        }
    }

    Metric errors() {
        return metric("HTTPCode_Target_5XX_Count", "Sum");
    }

    Metric requests() {
        return metric("RequestCount", "Sum");
    }

    /** In seconds: nineteen of twenty requests take less. */
    Metric latency() {
        return metric("TargetResponseTime", "p95");
    }

    Metric unhealthyHosts() {
        return metric("UnHealthyHostCount", "Maximum");
    }

    private Metric metric(String name, String statistic) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        dimensions.put("LoadBalancer", loadBalancer);
        dimensions.put("TargetGroup", group);
        return Metric.Builder.create()
                .namespace("AWS/ApplicationELB")
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
