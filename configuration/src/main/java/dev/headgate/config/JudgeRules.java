package dev.headgate.config;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the canary judge is held to in one environment, and what happens when it can not tell.
 *
 * @param streams what is judged side by side; errors always are
 * @param objective the service's error objective as a share of requests; more than 0, less than 1
 * @param alpha the largest probability of rolling a good green back; more than 0, less than 1
 * @param margin how many times blue's error rate green may have before it counts as harm; 1 or more
 * @param maximumExtension how much longer than the bake time the judge may go on watching
 * @param holdFor how long approvers have to decide where the judge could not
 * @param approvers who is asked then where the environment has no gate; empty: nobody can be
 */
public record JudgeRules(
        List<Stream> streams,
        double objective,
        double alpha,
        double margin,
        OnInconclusive onInconclusive,
        Duration maximumExtension,
        Duration holdFor,
        List<String> approvers) {

    public static final JudgeRules DEFAULTS = new JudgeRules(
            List.of(Stream.values()),
            0.01,
            0.01,
            1.25,
            OnInconclusive.EXTEND,
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            List.of());

    /** A minute is judged two minutes after its end, so this long after the bake its last minute has been. */
    static final Duration LAST_MINUTE_JUDGED = Duration.ofMinutes(3);

    /** What is counted against green. */
    public enum Stream {
        /** 5xx responses. */
        ERRORS,
        /** Connection errors and requests without a response. */
        CONNECTIONS,
        /** Responses slower than all but the slowest hundredth of blue's. */
        LATENCY;

        /** As headgate.yaml writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What follows when the bake is over and harm is neither shown nor ruled out. */
    public enum OnInconclusive {
        /** Watch longer, up to the maximum, and then ask a person. */
        EXTEND("extend"),
        /** Ask a person. */
        HOLD("hold"),
        ROLL_BACK("rollBack"),
        PROMOTE("promote");

        private final String word;

        OnInconclusive(String word) {
            this.word = word;
        }

        /** As headgate.yaml writes it. */
        public String word() {
            return word;
        }
    }

    public JudgeRules {
        streams = List.copyOf(streams);
        approvers = List.copyOf(approvers);
        if (!streams.contains(Stream.ERRORS)) {
            throw new IllegalArgumentException("errors must be among the streams: nothing passes without them");
        }
        if (maximumExtension.isNegative()) {
            throw new IllegalArgumentException("maximumExtension must not be negative, not " + maximumExtension);
        }
        if (!holdFor.isPositive()) {
            throw new IllegalArgumentException("holdFor must be positive, not " + holdFor);
        }
    }

    /** The same, with these people to ask. */
    public JudgeRules asking(List<String> whom) {
        return new JudgeRules(streams, objective, alpha, margin, onInconclusive, maximumExtension, holdFor, whom);
    }

    /** The same, with this to happen when it can not tell. */
    public JudgeRules otherwise(OnInconclusive then) {
        return new JudgeRules(streams, objective, alpha, margin, then, maximumExtension, holdFor, approvers);
    }

    /** How long after the bake the judge goes on watching before {@link #onInconclusive} has its way. */
    public Duration watchesOn() {
        return onInconclusive == OnInconclusive.EXTEND && maximumExtension.compareTo(LAST_MINUTE_JUDGED) > 0
                ? maximumExtension
                : LAST_MINUTE_JUDGED;
    }

    /** Whether a person is asked in the end. */
    boolean holds() {
        return onInconclusive == OnInconclusive.EXTEND || onInconclusive == OnInconclusive.HOLD;
    }
}
