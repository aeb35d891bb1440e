package dev.headgate.config;

/** By what it is told which of two builds of a pipeline is of the newer code. */
public enum BuildOrder {
    /** When the pipeline's execution began. */
    START("start"),
    /** When its commit was made, where the pipeline's action says it; else as {@link #START}. */
    COMMIT("commit");

    private final String word;

    BuildOrder(String word) {
        this.word = word;
    }

    /** As headgate.yaml writes it. */
    public String word() {
        return word;
    }
}
