package dev.headgate.cli.checkout;

/** A file that a person named can not be read; the message says why, and what would do. */
public final class UnreadableFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
