package dev.headgate.table;

import dev.headgate.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads the records that items hold as JSON, and remembers the last of them by their text: a look finds what the look before
 * it, or the step before this one, has found already.
 */
final class Bodies<T extends Record> {

    private static final int MOST = 32;

    private final Class<T> type;
    private final Map<String, T> known = new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            return size() > MOST;
        }
    };

    Bodies(Class<T> type) {
        this.type = type;
    }

    T in(Item item) {
        return read(item.text(Item.BODY));
    }

    /** One at a time: a map in the order of its use is changed by each look into it. */
    private synchronized T read(String body) {
        return known.computeIfAbsent(body, it -> Json.read(it, type));
    }
}
