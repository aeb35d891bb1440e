package dev.headgate.traffic;

/** Between readiness and start, somebody registered another revision or put one in front of users. */
public final class ChangedSinceReadyException extends TrafficControlException {
    private static final long serialVersionUID = 1L;

    public ChangedSinceReadyException(String message) {
        super(message);
    }
}
