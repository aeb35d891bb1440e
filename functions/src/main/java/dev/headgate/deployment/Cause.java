package dev.headgate.deployment;

import java.time.Instant;

/**
 * Why a deployment is not going to be {@code DEPLOYED}; the first one counts.
 *
 * @param reason a sentence for people
 */
public record Cause(Kind kind, String reason, Instant at) {

    public enum Kind {
        /** A person said no. */
        REJECTED,
        /** Nobody answered in time. */
        EXPIRED,
        /** The environment or the image was not fit to start. */
        NOT_READY,
        /** A newer release took its place, or it gave way to a rollback. */
        SUPERSEDED,
        /** Green did harm, or did not come up, or the deployment failed. */
        FAILED,
        /** A step of the process itself failed. */
        ERROR;

        /** The outcome once it is verified that blue serves. */
        public Outcome outcome() {
            return switch (this) {
                case REJECTED, EXPIRED, NOT_READY -> Outcome.REJECTED;
                case SUPERSEDED -> Outcome.SUPERSEDED;
                case FAILED, ERROR -> Outcome.ROLLED_BACK;
            };
        }
    }
}
