package dev.headgate.traffic;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.analysis.ObservedMinutes;
import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Target;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;

/** Reads the load balancer's metrics of a service's target groups from CloudWatch. */
public final class CloudWatchMinutes implements MinuteSource {

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
                blue.minutes(table, span.from(), span.until()),
                table.column(blue.slowestHundredth().id()).median());
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
                blue.minutes(table, windows.historyFrom(), windows.shiftFrom()),
                windows.shiftFrom(),
                blue.minutes(table, windows.shiftFrom(), windows.until()),
                green.minutes(table, windows.shiftFrom(), windows.until()));
    }

    private Connection connect(Target target) {
        return Connection.open(target, clients);
    }
}
