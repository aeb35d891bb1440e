package dev.headgate.approval;

/** An approver has been mailed as often in this second as may be: wait a second and go on. */
public final class MailPaceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MailPaceException(String message) {
        super(message);
    }
}
