package dev.headgate.traffic;

import dev.headgate.deployment.Unseen;

/** AWS takes no more calls just now, of this account or of anybody: what could not be read is neither there nor gone. */
public final class ThrottledException extends TrafficControlException {
    private static final long serialVersionUID = 1L;

    ThrottledException(String message, Throwable cause) {
        super(message, cause);
    }

    /** What a failed call means for whoever looked. */
    public static Unseen unseen(RuntimeException failure) {
        return new Unseen(String.valueOf(failure.getMessage()), failure instanceof ThrottledException);
    }
}
