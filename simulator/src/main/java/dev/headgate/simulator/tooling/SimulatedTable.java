package dev.headgate.simulator.tooling;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A table with the string keys {@code pk} and {@code sk}. */
final class SimulatedTable {

    static final String PARTITION = "pk";
    static final String SORT = "sk";

    /** DynamoDB deletes expired items within a few days: code that relies on it earlier must fail here. */
    private static final Duration DELETED_AFTER = Duration.ofDays(2);

    /** DynamoDB ends a page at 1 MB. Far fewer here, so that code which reads only one page is found out. */
    private static final int MOST_ROWS_READ = 50;

    private static final int LARGEST_ITEM = 400 * 1024;
    private static final int MOST_BYTES_OF_A_CHARACTER = 3;
    private static final int NAME_OF_A_TYPE = 40;

    private final String timeToLive;
    private final InstantSource clock;
    private final NavigableMap<Key, Map<String, AttributeValue>> rows = new TreeMap<>();
    /** Before then there is nothing to delete. */
    private Instant firstDeletion = Instant.MAX;

    /** @param timeToLive the attribute whose epoch seconds say when an item expires */
    SimulatedTable(String timeToLive, InstantSource clock) {
        this.timeToLive = timeToLive;
        this.clock = clock;
    }

    /** A row's place: rows of a partition lie together, in the order of their sort keys. */
    record Key(String partition, String sort) implements Comparable<Key> {

        @Override
        public int compareTo(Key other) {
            int order = partition.compareTo(other.partition);
            return order != 0 ? order : sort.compareTo(other.sort);
        }

        Map<String, AttributeValue> attributes() {
            return Map.of(PARTITION, AttributeValue.fromS(partition), SORT, AttributeValue.fromS(sort));
        }
    }

    /**
     * What one read came to.
     *
     * @param read rows counted against the limit
     * @param last where the next page begins; DynamoDB gives it whenever a limit ended the page, even at the last row
     */
    record Page(List<Map<String, AttributeValue>> items, int read, Optional<Key> last) {

        /** As the SDK takes it: null where nothing is left to read. */
        @Nullable
        Map<String, AttributeValue> lastKey() {
            return last.map(Key::attributes).orElse(null);
        }
    }

    /** @param key the key's attributes and no others */
    Key key(Map<String, AttributeValue> key) {
        if (key.size() != 2) {
            throw TableRefusals.validation("The number of conditions on the keys is invalid");
        }
        return keyOf(key);
    }

    Key keyOf(Map<String, AttributeValue> item) {
        return new Key(keyAttribute(PARTITION, item), keyAttribute(SORT, item));
    }

    Optional<Map<String, AttributeValue>> find(Key key) {
        deleteExpired();
        return Optional.ofNullable(rows.get(key));
    }

    void replace(Key key, Optional<Map<String, AttributeValue>> item) {
        item.ifPresentOrElse(
                it -> {
                    rows.put(key, Map.copyOf(it));
                    firstDeletion = earlier(firstDeletion, deletion(it));
                },
                () -> rows.remove(key));
    }

    static void requireFits(Map<String, AttributeValue> item) {
        if (atMost(item) <= LARGEST_ITEM) {
            return;
        }
        long size = item.entrySet().stream()
                .mapToLong(
                        entry -> bytes(entry.getKey()) + bytes(entry.getValue().toString()))
                .sum();
        if (size > LARGEST_ITEM) {
            throw TableRefusals.validation("Item size has exceeded the maximum allowed size");
        }
    }

    Page read(
            Predicate<Key> inRange,
            Predicate<Map<String, AttributeValue>> filter,
            boolean ascending,
            Optional<Key> after,
            int limit) {
        deleteExpired();
        int most = Math.min(limit, MOST_ROWS_READ);
        var ordered = ascending ? rows : rows.descendingMap();
        var rest = after.map(key -> ordered.tailMap(key, false)).orElse(ordered);
        List<Key> read = rest.keySet().stream().filter(inRange).limit(most).toList();
        List<Map<String, AttributeValue>> items = new ArrayList<>();
        for (Key key : read) {
            Optional.ofNullable(rows.get(key)).filter(filter).ifPresent(items::add);
        }
        return new Page(
                List.copyOf(items), read.size(), read.size() < most ? Optional.empty() : Optional.of(read.getLast()));
    }

    private void deleteExpired() {
        Instant now = clock.instant();
        if (now.isBefore(firstDeletion)) {
            return;
        }
        rows.values().removeIf(item -> !now.isBefore(deletion(item)));
        firstDeletion = rows.values().stream().map(this::deletion).reduce(Instant.MAX, SimulatedTable::earlier);
    }

    /** When the item is deleted; never, where nothing says when it expires. */
    private Instant deletion(Map<String, AttributeValue> item) {
        return Optional.ofNullable(item.get(timeToLive))
                .map(AttributeValue::n)
                .map(Long::parseLong)
                .map(Instant::ofEpochSecond)
                .map(expiry -> expiry.plus(DELETED_AFTER))
                .orElse(Instant.MAX);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** More than its size, where it is made of texts and numbers alone: nearly every item is far below the limit. */
    private static long atMost(Map<String, AttributeValue> item) {
        long most = 0;
        for (Map.Entry<String, AttributeValue> entry : item.entrySet()) {
            AttributeValue value = entry.getValue();
            if (value.type() != AttributeValue.Type.S && value.type() != AttributeValue.Type.N) {
                return Long.MAX_VALUE;
            }
            String text = value.type() == AttributeValue.Type.S ? value.s() : value.n();
            most += MOST_BYTES_OF_A_CHARACTER * ((long) entry.getKey().length() + text.length() + NAME_OF_A_TYPE);
        }
        return most;
    }

    private static String keyAttribute(String name, Map<String, AttributeValue> item) {
        AttributeValue value = item.get(name);
        if (value == null) {
            throw TableRefusals.validation(
                    "One or more parameter values were invalid: Missing the key " + name + " in the item");
        }
        if (value.s() == null) {
            throw TableRefusals.validation("One or more parameter values were invalid: Type mismatch for key " + name);
        }
        if (value.s().isEmpty()) {
            throw TableRefusals.validation("One or more parameter values are not valid. The AttributeValue for a key"
                    + " attribute cannot contain an empty string value. Key: " + name);
        }
        return value.s();
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
