package dev.headgate.analysis;

import java.io.Serial;

/** A count that can not have been observed: negative, not a number, or too large to be exact. */
public final class InvalidMinuteException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int row;
    private final String field;

    /**
     * Names the fault.
     *
     * @param table what the row is called, such as "row" or "history minute"
     * @param row its place, from 1
     */
    InvalidMinuteException(String table, int row, String field, double value) {
        super(
                "%s %d, field %s: must be the minute's observed count, a number from 0 to %.0f (0 when none was reported), not %s"
                        .formatted(table, row, field, MinuteRow.MOST, value));
        this.row = row;
        this.field = field;
    }

    /** The row's place in its table, from 1. */
    public int row() {
        return row;
    }

    public String field() {
        return field;
    }
}
