package dev.headgate.cli.say;

import dev.headgate.deployment.Closing;
import dev.headgate.json.Json;
import dev.headgate.json.MalformedJsonException;
import dev.headgate.text.PlainLine;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What became of what was said, in words that others may have chosen. */
sealed interface Answer {

    /** A sentence for people. */
    String why();

    /** It was heard, and is done or will be. */
    record Said(String why) implements Answer {}

    /**
     * A deployment or a release has ended.
     *
     * @param outcome as an outcome of Headgate's; of a release, {@code DEPLOYED} or what it came to instead
     * @param serving what serves now, where that was looked at
     */
    record Ended(String outcome, String why, Optional<String> serving) implements Answer {

        /** As its record has it. */
        static Ended of(Closing closing, String why) {
            return new Ended(closing.outcome().name(), why, Optional.of(line(closing.serving())));
        }
    }

    /** It can not be done, or was not. */
    record Refused(String why) implements Answer {}

    /** It goes on. */
    record UnderWay(String why) implements Answer {}

    /** It was said, and what became of it could not be found out. */
    record Unheard(String why) implements Answer {}

    /** What a release is that did not get everywhere. */
    String NOT_RELEASED = "NOT_RELEASED";

    /** As {@code AnnounceRelease} sums up. */
    Pattern ENDED_OTHERWISE = Pattern.compile("it ended \\{|no environment was reached$");

    /** Longer than any list of faults that the state machines write. */
    int LONGEST = 4000;

    /** What an execution says that runs, or has ended. */
    static Answer of(DescribeExecutionResponse execution) {
        ExecutionStatus status = execution.status();
        return switch (status) {
            case RUNNING, PENDING_REDRIVE -> new UnderWay("it is under way");
            case SUCCEEDED -> succeeded(object(execution.output()));
            case FAILED -> failed(refusal(execution));
            case ABORTED -> new Refused("somebody stopped the execution" + behind(execution.cause()));
            case TIMED_OUT -> new Refused("the execution has timed out" + behind(execution.cause()));
            case UNKNOWN_TO_SDK_VERSION ->
                new Unheard("Step Functions says " + PlainLine.quoted(execution.statusAsString())
                        + " of the execution, which is nothing that it said when this was written");
        };
    }

    /** A release that was planned and ended otherwise fails as one that was refused; only its sentence tells them apart. */
    private static Answer failed(String why) {
        return ENDED_OTHERWISE.matcher(why).lookingAt()
                ? new Ended(NOT_RELEASED, why, Optional.empty())
                : new Refused(why);
    }

    private static Answer succeeded(Map<String, Object> output) {
        if (output.get("outcome") instanceof String outcome) {
            String why = optional(output, "reason").orElseGet(() -> text(output, "why"));
            return new Ended(line(outcome), why, optional(output, "serving"));
        }
        if (output.get("released") instanceof Boolean released) {
            boolean superseded = Boolean.TRUE.equals(output.get("superseded"));
            String outcome = released ? "DEPLOYED" : superseded ? "SUPERSEDED" : NOT_RELEASED;
            return new Ended(outcome, text(output, "summary"), Optional.empty());
        }
        return optional(output, "why")
                .<Answer>map(Said::new)
                .or(() -> optional(output, "reason").map(Refused::new))
                .orElseGet(() -> new Said("it was done"));
    }

    /** A handler's refusal is in JSON, as Lambda reports it; a state's own cause is a sentence. */
    private static String refusal(DescribeExecutionResponse execution) {
        String cause = Optional.ofNullable(execution.cause()).orElse("");
        return optional(object(cause), "errorMessage")
                .or(() -> Optional.of(line(cause)).filter(it -> !it.isEmpty()))
                .orElseGet(() -> "the execution failed: "
                        + line(Optional.ofNullable(execution.error()).orElse("no error was named")));
    }

    private static String behind(@Nullable String cause) {
        return cause == null || cause.isBlank() ? "" : ": " + line(cause);
    }

    /** Anybody may have put an execution of this name there; and a long cause is cut off in the middle. */
    private static Map<String, Object> object(@Nullable String json) {
        if (json == null || !json.startsWith("{")) {
            return Map.of();
        }
        try {
            return Json.object(Json.tree(json), "$");
        } catch (MalformedJsonException e) {
            return Map.of();
        }
    }

    private static String text(Map<String, Object> output, String member) {
        return optional(output, member).orElse("no reason was given");
    }

    private static Optional<String> optional(Map<String, Object> output, String member) {
        return output.get(member) instanceof String text && !text.isBlank()
                ? Optional.of(line(text))
                : Optional.empty();
    }

    private static String line(String text) {
        return PlainLine.of(text, LONGEST);
    }
}
