package dev.headgate.asker;

import java.time.Instant;
import java.util.Optional;

/**
 * Who made a call about an execution, as IAM knows it. What an input says of who asked is a claim beside it.
 *
 * @param who the ARN of a user or of a role's session, on one line; of a service or another account that has none, its name
 * @param ours which part of Headgate it was; empty for everybody else
 * @param through the service that made the call for them, such as {@code events.amazonaws.com}
 * @param at by CloudTrail's clock, which tells seconds
 * @param callId CloudTrail's own id of the call
 */
public record Asker(Act act, String who, Optional<Part> ours, Optional<String> through, Instant at, String callId) {

    /** What was called. */
    public enum Act {
        STARTED,
        REDRIVEN,
        STOPPED
    }

    /** A part of Headgate that starts executions by itself: no person asked for that one. */
    public enum Part {
        RELEASES("Headgate's release state machine"),
        WATCHDOG("Headgate's watchdog");

        private final String words;

        Part(String words) {
            this.words = words;
        }

        /** For the middle of a sentence. */
        public String words() {
            return words;
        }
    }

    /** Who it was, and that this is no claim. */
    public String inWords() {
        return ours.map(Part::words).orElse(who)
                + through.map(it -> ", through " + it).orElse("") + " (IAM)";
    }
}
