package dev.headgate.config;

/** What Lambda starts the functions from. */
public enum Packaging {
    /** A jar on the managed runtime, and a snapshot of each function after its start. */
    SNAPSHOT("snapshot"),
    /** A container image with what the JVM has learned of the jar ahead of time. */
    IMAGE("image");

    private final String word;

    Packaging(String word) {
        this.word = word;
    }

    /** As headgate.yaml writes it. */
    public String word() {
        return word;
    }
}
