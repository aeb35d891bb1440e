package dev.headgate.infra.stack;

import dev.headgate.json.Json;
import java.util.ArrayList;
import java.util.List;

/** Several rules of EventBridge for what is too long for one. */
public final class PatternParts {

    /** EventBridge takes a pattern of 2048 characters; the rest of it needs some. */
    private static final int LONGEST_LIST = 1500;

    private PatternParts() {}

    /** One of several rules. */
    @FunctionalInterface
    public interface Part {
        /**
         * Makes the rule of this part.
         *
         * @param end of the rule's name; empty where there is one only
         */
        void of(String id, String end, List<Object> values);
    }

    /** None where there is nothing to name: a pattern with an empty list matches no event, and is refused. */
    public static void of(String id, List<Object> values, Part part) {
        if (values.isEmpty()) {
            return;
        }
        List<Object> some = new ArrayList<>();
        int length = 0;
        int parts = 0;
        for (Object value : values) {
            int more = Json.write(value).length() + ",".length();
            length += more;
            if (length > LONGEST_LIST) {
                parts++;
                part.of(id + "-" + parts, "-" + parts, List.copyOf(some));
                some.clear();
                length = more;
            }
            some.add(value);
        }
        String end = parts == 0 ? "" : "-" + (parts + 1);
        part.of(id + end, end, List.copyOf(some));
    }
}
