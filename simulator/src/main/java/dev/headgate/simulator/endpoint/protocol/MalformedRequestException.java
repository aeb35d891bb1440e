package dev.headgate.simulator.endpoint.protocol;

/** Bytes that are no request of an operation: not of the protocol, or not of the operation's shape. */
public final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedRequestException(String message) {
        super(message);
    }

    MalformedRequestException(String message, Throwable cause) {
        super(message, cause);
    }

    static MalformedRequestException at(String member, Object found, String wanted) {
        return new MalformedRequestException(
                member + ": " + found.getClass().getSimpleName() + " can not be read as " + wanted);
    }
}
