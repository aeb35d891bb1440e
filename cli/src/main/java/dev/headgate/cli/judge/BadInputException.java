package dev.headgate.cli.judge;

import java.io.Serial;

/** What was given to the command can not be judged; the message says where the fault is and what would be right. */
final class BadInputException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    BadInputException(String message) {
        super(message);
    }

    BadInputException(String message, Throwable cause) {
        super(message, cause);
    }
}
