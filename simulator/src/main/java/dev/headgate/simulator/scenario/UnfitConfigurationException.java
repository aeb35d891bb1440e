package dev.headgate.simulator.scenario;

/** A scenario happens where this configuration has nothing; the message says what is missing and what to add. */
public final class UnfitConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitConfigurationException(String message) {
        super(message);
    }
}
