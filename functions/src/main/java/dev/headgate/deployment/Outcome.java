package dev.headgate.deployment;

/** How a deployment ends; every one but {@code DEPLOYED} comes with an alert. */
public enum Outcome {
    DEPLOYED,
    /** A person, an expired question or a readiness check said no; blue serves as before. */
    REJECTED,
    /** Verified: blue serves 100 % again. */
    ROLLED_BACK,
    /** A newer release took its place before its turn, or it gave way to a rollback before it had production traffic. */
    SUPERSEDED,
    /** What serves could not be verified: the lock is kept until somebody recovers or settles it, and someone is paged. */
    NEEDS_HUMAN
}
