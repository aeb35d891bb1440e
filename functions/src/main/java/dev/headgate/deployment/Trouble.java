package dev.headgate.deployment;

/** What a look at a running deployment may find that one look alone does not decide: it counts once it has lasted. */
public enum Trouble {
    /** Nothing could be seen of the backend, tasks or the listener: which is not that something is bad. */
    BLIND,
    /** The state of the alarms, or the numbers for the judge, could not be read. */
    CLOUDWATCH_UNSEEN,
    /** An alarm that guards the deployment does not exist any more. */
    ALARM_MISSING,
    /** Green has fewer healthy targets than it must have. */
    GREEN_SHORT,
    /** The production listener sends requests elsewhere than where they were moved to. */
    LISTENER_STRAYED,
    /** Blue was ended before its time, by the backend or a person. */
    BLUE_ENDED_EARLY
}
