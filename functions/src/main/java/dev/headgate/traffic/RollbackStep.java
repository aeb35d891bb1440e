package dev.headgate.traffic;

/** What brings blue nearer, next. Each may be taken again: one that was taken already changes nothing. */
public sealed interface RollbackStep {

    /** A sentence for people. */
    String why();

    /** Stop the backend's deployment: it brings blue back by itself. */
    record Stop(String id, String why) implements RollbackStep {}

    /** Let the deployment that restores blue go on, which waits before its traffic. */
    record Proceed(String id, String why) implements RollbackStep {}

    /** End a wait that only keeps what does not serve, and another deployment from beginning. */
    record EndTerminationWait(String id, String why) implements RollbackStep {}

    /** Deploy blue's revision anew, once more where an earlier attempt has failed. */
    record RedeployBlue(String why) implements RollbackStep {}

    /** Nothing now. */
    record Await(String why) implements RollbackStep {}
}
