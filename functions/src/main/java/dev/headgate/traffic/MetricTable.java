package dev.headgate.traffic;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** CloudWatch's numbers by query and minute. */
final class MetricTable {

    private final Map<String, Map<Instant, Double>> valuesById = new HashMap<>();

    void add(MetricDataResult result) {
        Map<Instant, Double> values = valuesById.computeIfAbsent(result.id(), unused -> new HashMap<>());
        for (int i = 0; i < result.timestamps().size(); i++) {
            values.put(result.timestamps().get(i), result.values().get(i));
        }
    }

    Optional<Double> value(String id, Instant minute) {
        return Optional.ofNullable(valuesById.getOrDefault(id, Map.of()).get(minute));
    }

    /** Whether any of the queries whose ids begin so has a number for this minute. */
    boolean hasAny(String idPrefix, Instant minute) {
        return valuesById.entrySet().stream()
                .anyMatch(entry ->
                        entry.getKey().startsWith(idPrefix) && entry.getValue().containsKey(minute));
    }

    /** The middle one of a query's numbers. */
    Optional<Double> median(String id) {
        List<Double> sorted =
                valuesById.getOrDefault(id, Map.of()).values().stream().sorted().toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
    }
}
