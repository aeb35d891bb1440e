package dev.headgate.policy;

/** What a policy document says to a request. */
public enum Answer {
    ALLOWED,
    /** No statement allows it. */
    NOT_ALLOWED,
    /** A statement denies it, whatever else allows it. */
    DENIED
}
