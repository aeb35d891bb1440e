package dev.headgate.simulator.stepfunctions;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One page of a list, and the token that asks for the next. */
record Page<T>(List<T> items, @Nullable String nextToken) {

    private static final int DEFAULT_RESULTS = 100;
    private static final Pattern TOKEN = Pattern.compile("\\d{1,9}");

    /**
     * Cuts a page out of a list.
     *
     * @param maxResults 0 or nothing means 100
     * @throws software.amazon.awssdk.services.sfn.model.InvalidTokenException for a token that no page had
     */
    static <T> Page<T> of(List<T> all, @Nullable Integer maxResults, @Nullable String token) {
        int asked = Optional.ofNullable(maxResults).filter(most -> most > 0).orElse(DEFAULT_RESULTS);
        int from = token == null ? 0 : from(token);
        int to = Math.min(from + asked, all.size());
        return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? String.valueOf(to) : null);
    }

    private static int from(String token) {
        if (TOKEN.matcher(token).matches()) {
            return Integer.parseInt(token);
        }
        throw Refusal.invalidToken();
    }
}
