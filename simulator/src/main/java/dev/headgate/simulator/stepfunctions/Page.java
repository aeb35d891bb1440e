package dev.headgate.simulator.stepfunctions;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One page of a list, and the token that asks for the next. */
record Page<T>(List<T> items, @Nullable String nextToken) {

    private static final int DEFAULT_RESULTS = 100;
    private static final int MOST_RESULTS = 1000;

    /** @param maxResults 0 or nothing means 100 */
    static <T> Page<T> of(List<T> all, @Nullable Integer maxResults, @Nullable String token) {
        int asked = Optional.ofNullable(maxResults).filter(most -> most > 0).orElse(DEFAULT_RESULTS);
        int from = token == null ? 0 : Integer.parseInt(token);
        int to = Math.min(from + Math.min(asked, MOST_RESULTS), all.size());
        return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? String.valueOf(to) : null);
    }
}
