package dev.headgate.traffic;

/** AWS refused or did not answer a call that moves or observes traffic. */
public class TrafficControlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrafficControlException(String message, Throwable cause) {
        super(message, cause);
    }

    public TrafficControlException(String message) {
        super(message);
    }
}
