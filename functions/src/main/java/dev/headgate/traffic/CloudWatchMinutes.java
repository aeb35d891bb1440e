package dev.headgate.traffic;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.analysis.TargetGroupMinute;
import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Reads the load balancer's metrics of a service's target groups from CloudWatch. */
public final class CloudWatchMinutes implements MinuteSource {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EnvironmentClients clients;

    public CloudWatchMinutes(EnvironmentClients clients) {
        this.clients = clients;
    }

    @Override
    public BlueHour blueHour(Target target, Series series, Span span) {
        TargetGroupQueries blue = new TargetGroupQueries("blue", series.loadBalancer(), series.blueTargetGroup());
        List<MetricDataQuery> queries = new ArrayList<>(blue.counts(series.slowerThan()));
        queries.add(blue.slowestHundredth());
        MetricTable table = new MetricReader(connect(target)).read(queries, span.from(), span.until());
        return new BlueHour(
                minutes(blue, table, span.from(), span.until()),
                table.median(blue.slowestHundredth().id()));
    }

    @Override
    public ObservedMinutes observe(Target target, Series series, String greenTargetGroup, Windows windows) {
        TargetGroupQueries blue = new TargetGroupQueries("blue", series.loadBalancer(), series.blueTargetGroup());
        TargetGroupQueries green = new TargetGroupQueries("green", series.loadBalancer(), greenTargetGroup);
        List<MetricDataQuery> queries = new ArrayList<>(blue.counts(series.slowerThan()));
        queries.addAll(green.counts(series.slowerThan()));
        queries.add(green.healthyHosts());
        MetricTable table = new MetricReader(connect(target)).read(queries, windows.historyFrom(), windows.until());
        return new ObservedMinutes(
                minutes(blue, table, windows.historyFrom(), windows.shiftFrom()),
                windows.shiftFrom(),
                minutes(blue, table, windows.shiftFrom(), windows.until()),
                minutes(green, table, windows.shiftFrom(), windows.until()));
    }

    private static List<TargetGroupMinute> minutes(
            TargetGroupQueries group, MetricTable table, Instant from, Instant until) {
        List<TargetGroupMinute> minutes = new ArrayList<>();
        for (Instant minute = from; minute.isBefore(until); minute = minute.plus(MINUTE)) {
            minutes.add(group.minute(table, minute));
        }
        return minutes;
    }

    private Connection connect(Target target) {
        return Connection.open(target, clients);
    }
}
