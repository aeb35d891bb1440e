package dev.headgate.traffic;

/** Another deployment occupies the deployment group. */
public final class GroupBusyException extends TrafficControlException {
    private static final long serialVersionUID = 1L;

    public GroupBusyException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Where it is seen before the call. */
    public GroupBusyException(String message) {
        super(message);
    }
}
