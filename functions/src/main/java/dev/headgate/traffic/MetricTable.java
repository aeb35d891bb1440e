package dev.headgate.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch's numbers by query and minute: each look reads an hour and more of a dozen metrics. */
final class MetricTable {

    private static final long MINUTE = Duration.ofMinutes(1).toSeconds();

    private final Instant from;
    private final int size;
    private final Map<String, Column> columns = new HashMap<>();
    private final Column unanswered;

    /** @param until not among the minutes */
    MetricTable(Instant from, Instant until) {
        this.from = from;
        this.size = Math.toIntExact(
                Math.max(0, Math.ceilDiv(Duration.between(from, until).toSeconds(), MINUTE)));
        this.unanswered = new Column(size);
    }

    /** What one query came to. */
    static final class Column {
        private final double[] values;

        private Column(int size) {
            values = new double[size];
            Arrays.fill(values, Double.NaN);
        }

        boolean has(int minute) {
            return !Double.isNaN(values[minute]);
        }

        double orZero(int minute) {
            return has(minute) ? values[minute] : 0;
        }

        Optional<Double> value(int minute) {
            return has(minute) ? Optional.of(values[minute]) : Optional.empty();
        }

        /** The middle one of its numbers. */
        Optional<Double> median() {
            double[] sorted = DoubleStream.of(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            return sorted.length == 0 ? Optional.empty() : Optional.of(sorted[sorted.length / 2]);
        }
    }

    /** A number that is not of a minute's beginning within the table has no place in it. */
    void add(MetricDataResult result) {
        Column column = columns.computeIfAbsent(result.id(), unused -> new Column(size));
        List<Instant> timestamps = result.timestamps();
        List<Double> values = result.values();
        for (int i = 0; i < timestamps.size(); i++) {
            long seconds = timestamps.get(i).getEpochSecond() - from.getEpochSecond();
            if (seconds >= 0 && seconds < size * MINUTE && seconds % MINUTE == 0) {
                column.values[(int) (seconds / MINUTE)] = values.get(i);
            }
        }
    }

    /** Without a number where the query had no answer. */
    Column column(String id) {
        return columns.getOrDefault(id, unanswered);
    }

    /** The columns of all queries whose ids begin so. */
    List<Column> columns(String idPrefix) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(idPrefix))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The place of a minute that begins then. */
    int index(Instant minute) {
        return Math.toIntExact((minute.getEpochSecond() - from.getEpochSecond()) / MINUTE);
    }
}
