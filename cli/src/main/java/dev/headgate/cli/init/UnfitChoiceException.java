package dev.headgate.cli.init;

/** A service was chosen that is not there, or that can not be released. */
final class UnfitChoiceException extends Exception {
    private static final long serialVersionUID = 1L;

    UnfitChoiceException(String message) {
        super(message);
    }
}
