package dev.headgate.analysis;

/** What is counted as an error. */
public enum Metric {
    /** 5xx responses of the targets; the one that has to pass. */
    SERVER_ERRORS,
    /** Connection errors and requests without any response of a target. */
    NO_RESPONSE,
    /** Responses slower than a time that was fixed from blue's history. */
    SLOW_RESPONSES
}
