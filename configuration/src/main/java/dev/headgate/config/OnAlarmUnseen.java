package dev.headgate.config;

/** What follows when an alarm that guards a deployment vanishes on the way, or CloudWatch cannot be read, for minutes. */
public enum OnAlarmUnseen {
    /** Nothing that guards it can be seen: blue is brought back. */
    ROLL_BACK("rollBack"),
    /** People are told, and the deployment goes on by what can be seen. */
    GO_ON("goOn");

    private final String word;

    OnAlarmUnseen(String word) {
        this.word = word;
    }

    /** As headgate.yaml writes it. */
    public String word() {
        return word;
    }
}
