package dev.headgate.deployment;

import dev.headgate.release.Verb;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator said to a deployment under way, and was granted.
 *
 * @param percent how much of production green had by the last look: what was said there is said of no other share
 * @param requestedBy as the input names them, which nothing checks
 * @param until when a pause is over, and blue is brought back; empty for anything else
 * @param executionArn the execution that said it: a second run of its step says nothing new
 */
public record Wish(
        Verb verb,
        int percent,
        Optional<String> reason,
        Optional<String> requestedBy,
        Instant at,
        Optional<Instant> until,
        String executionArn) {

    /** Why the deployment ends; empty where it goes on. */
    Optional<Cause> ends() {
        return verb == Verb.ABORT ? Optional.of(new Cause(Cause.Kind.ABORTED, inWords(), at)) : Optional.empty();
    }

    /** {@code paused by alice: looking at the logs}. */
    public String inWords() {
        return done() + " by " + requestedBy.orElse("an operator")
                + reason.map(it -> ": " + it).orElse("");
    }

    /** What was done to the deployment by this: {@code paused}. */
    public String done() {
        return switch (verb) {
            case PROMOTE -> "promoted";
            case PAUSE -> "paused";
            case RESUME -> "resumed";
            case ABORT -> "aborted";
        };
    }
}
