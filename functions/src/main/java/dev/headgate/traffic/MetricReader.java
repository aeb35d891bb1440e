package dev.headgate.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;

/** Reads metrics by GetMetricData: one call, unless CloudWatch itself splits its answer. */
final class MetricReader {

    private final Connection connection;

    MetricReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * Reads whole minutes.
     *
     * @param until not among them, as EndTime is exclusive
     */
    MetricTable read(List<MetricDataQuery> queries, Instant from, Instant until) {
        MetricTable table = new MetricTable(from, until);
        Optional<String> next = Optional.empty();
        do {
            GetMetricDataRequest.Builder request = GetMetricDataRequest.builder()
                    .metricDataQueries(queries)
                    .startTime(from)
                    .endTime(until)
                    .scanBy(ScanBy.TIMESTAMP_ASCENDING);
            next.ifPresent(request::nextToken);
            GetMetricDataResponse page =
                    connection.cloudWatch("GetMetricData", cloudWatch -> cloudWatch.getMetricData(request.build()));
            page.metricDataResults().forEach(table::add);
            next = Optional.ofNullable(page.nextToken());
        } while (next.isPresent());
        return table;
    }
}
