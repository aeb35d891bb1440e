package dev.headgate.deployment;

/**
 * What keeps a deployment from starting, and that waiting does not cure.
 *
 * @param fact what was looked at
 * @param what is wrong, in words
 * @param cure what to do; empty where the words say that already, or nobody knows
 */
public record Fault(Fact fact, String what, String cure) {

    /** What is looked at before a start. Names are stored: a record may name each of them. */
    public enum Fact {
        /** Whether the ECS service exists. */
        SERVICE,
        /** How the backend is set up for the service. */
        BACKEND,
        /** Whether the image can still be pulled. */
        IMAGE,
        /** What the image's scan has found. */
        SCAN,
        /** Whether there are findings of a scan to go by. */
        SCAN_MISSING,
        /** Whether the alarms that are configured exist. */
        ALARM_MISSING,
        /** Whether an alarm is red. */
        ALARM_RED,
        /** Where the production listener sends requests. */
        LISTENER,
        /** How many tasks are wanted. */
        TASKS,
        /** What green would be started from. */
        TEMPLATE,
        /** Whether the role in the account may be assumed. */
        ROLE,
        /** Whether what was approved stays as it was. */
        APPROVAL,
        /** Whether it becomes free and steady in time. */
        TURN,
        /** Whether production traffic may begin to move at this time. */
        WINDOW,
        /** Whether anything is known that a rollback could bring back. */
        HISTORY,
        /** Whether the image was rolled back here before. */
        HELD
    }

    /** Where what to do is part of the words, or is not known. */
    public static Fault of(Fact fact, String what) {
        return new Fault(fact, what, "");
    }

    /** For people. */
    public String sentence() {
        return cure.isEmpty() ? what : what + ": " + cure;
    }
}
