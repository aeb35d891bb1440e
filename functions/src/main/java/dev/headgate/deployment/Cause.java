package dev.headgate.deployment;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a deployment is not going to be {@code DEPLOYED}; the first one counts.
 *
 * @param reason a sentence for people
 * @param facts what was not fit to start; absent where that is not the cause, and in records of release 0.1
 */
public record Cause(Kind kind, String reason, Instant at, Optional<List<Fault.Fact>> facts) {

    public Cause {
        facts = facts.map(List::copyOf);
    }

    /** Of anything but that something was not fit to start. */
    public Cause(Kind kind, String reason, Instant at) {
        this(kind, reason, at, Optional.empty());
    }

    /** What was not fit to start. */
    public static Cause notReady(List<Fault> faults, Instant at) {
        String reason = faults.stream().map(Fault::sentence).collect(Collectors.joining("; "));
        return new Cause(
                Kind.NOT_READY,
                reason,
                at,
                Optional.of(faults.stream().map(Fault::fact).distinct().toList()));
    }

    public enum Kind {
        /** A person said no. */
        REJECTED,
        /** Nobody answered in time. */
        EXPIRED,
        /** The environment or the image was not fit to start. */
        NOT_READY,
        /** A newer release took its place, or it gave way to a rollback. */
        SUPERSEDED,
        /** An operator has said that it is to end. */
        ABORTED,
        /** Green did harm, or did not come up, or the deployment failed. */
        FAILED,
        /** A step of the process itself failed. */
        ERROR;

        /** The outcome once it is verified that blue serves. */
        public Outcome outcome() {
            return switch (this) {
                case REJECTED, EXPIRED, NOT_READY -> Outcome.REJECTED;
                case SUPERSEDED -> Outcome.SUPERSEDED;
                case ABORTED, FAILED, ERROR -> Outcome.ROLLED_BACK;
            };
        }
    }
}
