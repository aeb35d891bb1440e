package dev.headgate.notification;

/** Who reads a message. */
public enum Topic {
    /** Approvers: each message is for one of them, named by the attribute {@code approver}. */
    APPROVALS,
    /** Whoever must act when a release did not end well. */
    ALERTS,
    /** Whoever wants to follow. */
    UPDATES
}
