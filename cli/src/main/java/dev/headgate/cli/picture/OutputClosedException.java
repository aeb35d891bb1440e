package dev.headgate.cli.picture;

/** Nobody reads what is written any more, as after {@code | head}: there is no point in going on. */
public final class OutputClosedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputClosedException() {
        super("standard output was closed");
    }
}
