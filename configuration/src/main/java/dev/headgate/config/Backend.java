package dev.headgate.config;

/** Who moves a service's traffic. */
public enum Backend {
    CODEDEPLOY("CodeDeploy");

    private final String word;

    Backend(String word) {
        this.word = word;
    }

    /** As people know it. */
    @Override
    public String toString() {
        return word;
    }
}
