package dev.headgate.testing;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a JSON tree was lost when it was read and written again; what was added does not matter. */
public final class Lost {

    private final List<String> places = new ArrayList<>();

    private Lost() {}

    /** The places of members that are not there any more, or are something else. */
    public static List<String> of(Object given, Object kept) {
        Lost lost = new Lost();
        lost.compare(given, kept, "$");
        return List.copyOf(lost.places);
    }

    private void compare(Object given, Object kept, String path) {
        if (given instanceof Map<?, ?> members && kept instanceof Map<?, ?> found) {
            members.forEach((name, value) -> {
                if (found.containsKey(name)) {
                    compare(value, found.get(name), path + "." + name);
                } else {
                    places.add(path + "." + name);
                }
            });
        } else if (given instanceof List<?> items && kept instanceof List<?> found && items.size() == found.size()) {
            for (int i = 0; i < items.size(); i++) {
                compare(items.get(i), found.get(i), path + "[" + i + "]");
            }
        } else if (!value(given).equals(value(kept))) {
            places.add(path + ": " + given + " became " + kept);
        }
    }

    /** Numbers, instants and durations have several texts. */
    private static Object value(Object leaf) {
        if (leaf instanceof Number number) {
            return number.doubleValue();
        }
        if (!(leaf instanceof String text)) {
            return leaf;
        }
        try {
            return text.startsWith("PT") ? Duration.parse(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            return text;
        }
    }
}
