package dev.headgate.simulator.environment.cloudwatch;

import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import dev.headgate.simulator.environment.service.TrafficModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private final InstantSource clock;
    private final Collection<SimulatedService> services;
    private final TrafficModel model;

    private record Source(SimulatedService service, TargetGroup group) {}

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
        List<Instant> minutes = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Optional<Metric> metric = Metric.named(stat.metric().metricName());
        Optional<Source> source = source(stat.metric().dimensions());
        if (metric.isPresent()
                && source.isPresent()
                && "AWS/ApplicationELB".equals(stat.metric().namespace())) {
            for (Instant minute : minutes(request)) {
                number(source.get(), metric.get(), minute, stat.stat()).ifPresent(value -> {
                    minutes.add(minute);
                    values.add(value);
                });
            }
        }
        return MetricDataResult.builder()
                .id(query.id())
                .label(Optional.ofNullable(query.label()).orElse(stat.metric().metricName()))
                .timestamps(minutes)
                .values(values)
                .statusCode(StatusCode.COMPLETE)
                .build();
    }

    private OptionalDouble number(Source source, Metric metric, Instant minute, String statistic) {
        if (model.isMissing(minute)) {
            return OptionalDouble.empty();
        }
        return source.service()
                .history()
                .minute(source.group(), minute)
                .map(traffic -> metric.in(traffic, statistic))
                .orElse(OptionalDouble.empty());
    }

    /** The start is rounded down and the end is exclusive; the newest first unless it is asked for otherwise. */
    private List<Instant> minutes(GetMetricDataRequest request) {
        Instant known = clock.instant().minus(model.metricLag());
        List<Instant> minutes = new ArrayList<>();
        Instant minute = request.startTime().truncatedTo(ChronoUnit.MINUTES);
        Duration period = Duration.ofSeconds(PERIOD_SECONDS);
        while (minute.isBefore(request.endTime()) && !minute.plus(period).isAfter(known)) {
            minutes.add(minute);
            minute = minute.plus(period);
        }
        return request.scanBy() == ScanBy.TIMESTAMP_ASCENDING ? minutes : minutes.reversed();
    }

    private Optional<Source> source(List<Dimension> dimensions) {
        return services.stream()
                .filter(service -> !service.loadBalancer().isNetwork())
                .filter(service ->
                        has(dimensions, "LoadBalancer", service.loadBalancer().dimension()))
                .flatMap(service -> service.targetGroups().stream().map(group -> new Source(service, group)))
                .filter(source -> has(dimensions, "TargetGroup", source.group().dimension()))
                .findFirst();
    }

    private static boolean has(List<Dimension> dimensions, String name, String value) {
        return dimensions.stream()
                .anyMatch(dimension -> name.equals(dimension.name()) && value.equals(dimension.value()));
    }
}
