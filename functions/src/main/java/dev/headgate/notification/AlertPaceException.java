package dev.headgate.notification;

/** As many alerts have been sent in this second as may be: the event comes again. */
public final class AlertPaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlertPaceException(String message) {
        super(message);
    }
}
