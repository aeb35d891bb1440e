package dev.headgate.simulator.stepfunctions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the members of one request must be like; everything that is wrong is told at once, in AWS's words. */
final class Constraints {

    private static final int LONGEST_ARN = 256;
    private static final int LONGEST_TOKEN = 1024;
    private static final int LONGEST_TASK_TOKEN = 2048;
    private static final int MOST_RESULTS = 1000;

    private final List<String> broken = new ArrayList<>();

    /** A member without which the operation can do nothing. */
    Constraints present(String member, @Nullable Object value) {
        return value == null ? broken("null", member, "Member must not be null") : this;
    }

    /** The ARN of what the operation is about. */
    Constraints arn(String member, @Nullable String value) {
        return present(member, value).atMostLong(member, value, LONGEST_ARN);
    }

    /** What a task waits for. */
    Constraints token(@Nullable String value) {
        return present("taskToken", value).atMostLong("taskToken", value, LONGEST_TASK_TOKEN);
    }

    Constraints atMostLong(String member, @Nullable String value, int longest) {
        return value != null && value.length() > longest
                ? broken("'" + value + "'", member, "Member must have length less than or equal to " + longest)
                : this;
    }

    /** What asks for a page of a list. */
    Constraints page(@Nullable Integer maxResults, @Nullable String nextToken) {
        return page(maxResults, nextToken, MOST_RESULTS, LONGEST_TOKEN);
    }

    Constraints page(@Nullable Integer maxResults, @Nullable String nextToken, int most, int longestToken) {
        if (maxResults != null && maxResults > most) {
            broken("'" + maxResults + "'", "maxResults", "Member must have value less than or equal to " + most);
        }
        if (maxResults != null && maxResults < 0) {
            broken("'" + maxResults + "'", "maxResults", "Member must have value greater than or equal to 0");
        }
        return atMostLong("nextToken", nextToken, longestToken);
    }

    /** A member that is a word out of some; absent is well. */
    Constraints oneOf(String member, @Nullable String value, Collection<? extends Enum<?>> words) {
        List<String> known = words.stream().map(Enum::toString).toList();
        return value == null || known.contains(value)
                ? this
                : broken("'" + value + "'", member, "Member must satisfy enum value set: " + known);
    }

    private Constraints broken(String value, String member, String rule) {
        broken.add("Value " + value + " at '" + member + "' failed to satisfy constraint: " + rule);
        return this;
    }

    /** @throws software.amazon.awssdk.services.sfn.model.ValidationException where something is wrong */
    void check() {
        if (!broken.isEmpty()) {
            throw Refusal.validation(broken.size() + " validation error" + (broken.size() == 1 ? "" : "s")
                    + " detected: " + String.join("; ", broken));
        }
    }
}
