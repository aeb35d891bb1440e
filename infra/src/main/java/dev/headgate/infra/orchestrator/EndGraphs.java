package dev.headgate.infra.orchestrator;

import dev.headgate.deployment.Outcome;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.telemetry.EndMetrics;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;

/** How deployments ended and where their time went, as the functions measure it. */
record EndGraphs(ToolingNames names) {

    /** A deployment takes most of one. */
    private static final Duration HOUR = Duration.hours(1);

    private static final int HALF = 12;

    List<List<IWidget>> rows() {
        return List.of(
                List.of(outcomes(), byEnvironment("From a question to its answer", "p50", EndMetrics.APPROVAL)),
                List.of(
                        byEnvironment(
                                "How long deployments take, and how much of it people are waited for",
                                "p50",
                                EndMetrics.PROGRESS,
                                EndMetrics.PEOPLE),
                        byEnvironment("From the evidence of harm to the rollback", "p50", EndMetrics.ROLLBACK)));
    }

    private IWidget outcomes() {
        return GraphWidget.Builder.create()
                .title("How deployments ended")
                .left(Stream.of(Outcome.values())
                        .map(outcome -> metric(EndMetrics.DEPLOYMENTS, EndMetrics.OUTCOME, outcome.name(), "Sum")
                                .label(outcome.name())
                                .build())
                        .<IMetric>map(it -> it)
                        .toList())
                .stacked(true)
                .width(HALF)
                .height(6)
                .build();
    }

    private IWidget byEnvironment(String title, String statistic, String... metrics) {
        return GraphWidget.Builder.create()
                .title(title + " (median, in seconds)")
                .left(EnvironmentServices.of(names.configuration()).stream()
                        .flatMap(environment -> Stream.of(metrics)
                                .<IMetric>map(it -> metric(it, EndMetrics.ENVIRONMENT, environment.name(), statistic)
                                        .label(environment.name() + " " + it)
                                        .build()))
                        .toList())
                .width(HALF)
                .height(6)
                .build();
    }

    private Metric.Builder metric(String name, String dimension, String value, String statistic) {
        return Metric.Builder.create()
                .namespace(names.of("deployments"))
                .metricName(name)
                .dimensionsMap(Map.of(dimension, value))
                .statistic(statistic)
                .period(HOUR);
    }
}
