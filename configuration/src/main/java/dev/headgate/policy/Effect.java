package dev.headgate.policy;

/** What a statement does to a request that it is about. */
public enum Effect {
    ALLOW("Allow"),
    DENY("Deny");

    private final String word;

    Effect(String word) {
        this.word = word;
    }

    /** As a policy writes it. */
    String word() {
        return word;
    }
}
