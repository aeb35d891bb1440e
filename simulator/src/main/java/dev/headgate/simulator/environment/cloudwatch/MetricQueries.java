package dev.headgate.simulator.environment.cloudwatch;

import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import dev.headgate.simulator.environment.service.TrafficModel;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/** Answers queries for the metrics of one target group, minute by minute. */
public final class MetricQueries {

    private static final int PERIOD_SECONDS = 60;
    private static final MetricSeries.Numbers NONE = new MetricSeries.Numbers(List.of(), List.of());

    private final InstantSource clock;
    private final Collection<SimulatedService> services;
    private final TrafficModel model;

    private final Map<Key, MetricSeries> series = new HashMap<>();

    private record Source(SimulatedService service, TargetGroup group) {}

    private record Key(Source source, Metric metric, String statistic) {}

    public MetricQueries(InstantSource clock, Collection<SimulatedService> services, TrafficModel model) {
        this.clock = clock;
        this.services = services;
        this.model = model;
    }

    MetricDataResult answer(MetricDataQuery query, GetMetricDataRequest request) {
        MetricStat stat = query.metricStat();
        if (stat == null || stat.period() != PERIOD_SECONDS) {
            throw new UnsupportedOperationException("cloudwatch GetMetricData " + query.id()
                    + ": only metrics with a period of " + PERIOD_SECONDS + " s are simulated");
        }
        MetricSeries.Numbers numbers = numbers(stat, request);
        return MetricDataResult.builder()
                .id(query.id())
                .label(Optional.ofNullable(query.label()).orElse(stat.metric().metricName()))
                .timestamps(numbers.minutes())
                .values(numbers.values())
                .statusCode(StatusCode.COMPLETE)
                .build();
    }

    private MetricSeries.Numbers numbers(MetricStat stat, GetMetricDataRequest request) {
        Optional<Metric> metric = Metric.named(stat.metric().metricName());
        Optional<Source> source = source(stat.metric().dimensions());
        if (metric.isEmpty()
                || source.isEmpty()
                || !"AWS/ApplicationELB".equals(stat.metric().namespace())) {
            return NONE;
        }
        // The start is rounded down and the end is exclusive.
        MetricSeries.Numbers numbers = series.computeIfAbsent(
                        new Key(source.get(), metric.get(), stat.stat()), MetricQueries::begin)
                .between(request.startTime().truncatedTo(ChronoUnit.MINUTES), until(request));
        return request.scanBy() == ScanBy.TIMESTAMP_ASCENDING ? numbers : numbers.newestFirst();
    }

    private static MetricSeries begin(Key key) {
        return new MetricSeries(
                key.source().service().history(),
                key.source().group(),
                key.metric().by(key.statistic()));
    }

    /** What has begun before the end that was asked for, and is known by now. */
    private Instant until(GetMetricDataRequest request) {
        Instant known = clock.instant().minus(model.metricLag()).truncatedTo(ChronoUnit.MINUTES);
        Instant end =
                request.endTime().minusNanos(1).truncatedTo(ChronoUnit.MINUTES).plusSeconds(PERIOD_SECONDS);
        return end.isBefore(known) ? end : known;
    }

    private Optional<Source> source(List<Dimension> dimensions) {
        for (SimulatedService service : services) {
            if (!service.loadBalancer().isNetwork()
                    && has(dimensions, "LoadBalancer", service.loadBalancer().dimension())) {
                for (TargetGroup group : service.targetGroups()) {
                    if (has(dimensions, "TargetGroup", group.dimension())) {
                        return Optional.of(new Source(service, group));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean has(List<Dimension> dimensions, String name, String value) {
        for (Dimension dimension : dimensions) {
            if (name.equals(dimension.name()) && value.equals(dimension.value())) {
                return true;
            }
        }
        return false;
    }
}
