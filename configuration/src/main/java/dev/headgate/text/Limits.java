package dev.headgate.text;

/** How much every parser takes: far more than anybody writes, and far less than breaks it. */
public final class Limits {

    /** Of a text to parse: more than Step Functions passes on and than a table's item holds. */
    public static final int CHARACTERS = 1_000_000;

    /** Of lists and maps in each other. */
    public static final int DEPTH = 50;

    /** Of faults that are told: whoever has more has pasted something else. */
    public static final int FAULTS = 20;

    private Limits() {}
}
