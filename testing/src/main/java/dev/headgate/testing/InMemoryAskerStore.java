package dev.headgate.testing;

import dev.headgate.asker.Asker;
import dev.headgate.asker.AskerStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The twin of the store in DynamoDB. It forgets nothing. */
public final class InMemoryAskerStore implements AskerStore {

    private static final int MOST = 100;

    private final Map<String, Map<String, Asker>> byExecution = new HashMap<>();

    @Override
    public void note(String executionArn, Asker asker, Instant expiresAt) {
        byExecution
                .computeIfAbsent(executionArn, it -> new TreeMap<>())
                .putIfAbsent(asker.at().getEpochSecond() + asker.callId(), asker);
    }

    @Override
    public List<Asker> about(String executionArn) {
        return byExecution.getOrDefault(executionArn, Map.of()).values().stream()
                .sorted(Comparator.comparing(Asker::at).thenComparing(Asker::callId))
                .limit(MOST)
                .toList();
    }
}
