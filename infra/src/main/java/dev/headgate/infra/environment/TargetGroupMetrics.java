package dev.headgate.infra.environment;

import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;

/**
 * What a target group is measured by, in minutes. CDK's own metrics refuse a group that the template puts behind no listener.
 *
 * @param loadBalancer as CloudWatch calls it
 */
record TargetGroupMetrics(String loadBalancer, ApplicationTargetGroup group) {

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
        dimensions.put("TargetGroup", group.getTargetGroupFullName());
        return Metric.Builder.create()
                .namespace("AWS/ApplicationELB")
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
