package dev.headgate.infra.environment;

import dev.headgate.config.Names;
import dev.headgate.infra.stack.Alarms;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.ServiceAlarmNames;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.CompositeAlarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.constructs.Construct;

/**
 * The alarms of one service in one environment.
 *
 * <p>Each watches both target groups and goes by the worse: which of them green is changes with every deployment, and in a
 * canary the few requests to green would vanish in the average.
 */
final class ServiceAlarms extends Construct {

    private static final double ERROR_PERCENT = 5;
    private static final double LATENCY_SECONDS = 1;
    private static final String WORSE = "MAX([FILL(blue, 0), FILL(green, 0)])";
    private static final Duration MINUTE = Duration.minutes(1);

    private final ServiceAlarmNames names;
    private final TargetGroupMetrics blue;
    private final TargetGroupMetrics green;
    private final List<IAlarm> alarms = new ArrayList<>();

    ServiceAlarms(Construct scope, Names names, ServiceIn it, TargetGroupMetrics.Pair metrics) {
        super(scope, "Alarms-" + it.service().name());
        this.names = ServiceAlarmNames.of(names, it);
        this.blue = metrics.blue();
        this.green = metrics.green();
        errors();
        latency();
        unhealthyHosts();
        if (this.names.countsTasks()) {
            runningTasks(it);
        }
    }

    /** Stands for all of them. */
    void anyOfThem() {
        anyOf(this, names, alarms);
    }

    /** The same in another stack than theirs. */
    static void anyOfThem(Construct scope, ServiceAlarmNames names) {
        Construct within = new Construct(scope, "Alarms-" + names.service());
        anyOf(
                within,
                names,
                names.all().stream()
                        .map(name -> Alarm.fromAlarmName(within, name, name))
                        .toList());
    }

    private static void anyOf(Construct scope, ServiceAlarmNames names, List<IAlarm> alarms) {
        CompositeAlarm.Builder.create(scope, names.needsAttention())
                .compositeAlarmName(names.needsAttention())
                .alarmDescription("%s in %s needs somebody: see which of its alarms is in ALARM"
                        .formatted(names.service(), names.environment()))
                .alarmRule(Alarms.any(alarms))
                .build();
    }

    private void errors() {
        Map<String, IMetric> metrics = new LinkedHashMap<>();
        metrics.put("blueErrors", blue.errors());
        metrics.put("blueRequests", blue.requests());
        metrics.put("greenErrors", green.errors());
        metrics.put("greenRequests", green.requests());
        worse(
                names.errors(),
                "More than %.0f %% of requests end in a 5xx of the service".formatted(ERROR_PERCENT),
                "MAX([FILL(100 * blueErrors / blueRequests, 0), FILL(100 * greenErrors / greenRequests, 0)])",
                metrics,
                ERROR_PERCENT,
                2);
    }

    private void latency() {
        worse(
                names.latency(),
                "One request in twenty takes more than %.0f s".formatted(LATENCY_SECONDS),
                WORSE,
                pair(blue.latency(), green.latency()),
                LATENCY_SECONDS,
                3);
    }

    private void unhealthyHosts() {
        worse(
                names.unhealthyHosts(),
                "A task fails its health check",
                WORSE,
                pair(blue.unhealthyHosts(), green.unhealthyHosts()),
                0,
                5);
    }

    private static Map<String, IMetric> pair(Metric blue, Metric green) {
        Map<String, IMetric> metrics = new LinkedHashMap<>();
        metrics.put("blue", blue);
        metrics.put("green", green);
        return metrics;
    }

    private void worse(
            String name,
            String description,
            String expression,
            Map<String, IMetric> metrics,
            double most,
            int minutes) {
        alarms.add(Alarm.Builder.create(this, name)
                .alarmName(name)
                .alarmDescription(description)
                .metric(MathExpression.Builder.create()
                        .expression(expression)
                        .label(description)
                        .usingMetrics(metrics)
                        .period(MINUTE)
                        .build())
                .threshold(most)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(minutes)
                .datapointsToAlarm(minutes)
                // Nothing is reported before the first request; later FILL stands in, so that a red alarm turns green
                // again when its target group gets no more requests.
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build());
    }

    private void runningTasks(ServiceIn it) {
        Map<String, String> service = new LinkedHashMap<>();
        service.put("ClusterName", it.target().cluster());
        service.put("ServiceName", it.target().service());
        alarms.add(Alarm.Builder.create(this, names.runningTasks())
                .alarmName(names.runningTasks())
                .alarmDescription("Fewer tasks run than the service must have")
                .metric(Metric.Builder.create()
                        .namespace("ECS/ContainerInsights")
                        .metricName("RunningTaskCount")
                        .dimensionsMap(service)
                        .statistic("Minimum")
                        .period(MINUTE)
                        .build())
                .threshold(it.hosting().minTasks())
                .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                .evaluationPeriods(5)
                .datapointsToAlarm(5)
                // A service of which nothing is heard has no tasks.
                .treatMissingData(TreatMissingData.BREACHING)
                .build());
    }
}
