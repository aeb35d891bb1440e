package dev.headgate.release;

/** What a release came from. Its words are stored. */
public enum Origin {
    /** A person, in the state machine's input. */
    PERSON,
    /** A pipeline's action, or the event of its success. */
    PIPELINE,
    /** A pipeline whose stage was rolled back to an earlier execution: a wish to go back to what that one had built. */
    STAGE_ROLLBACK,
    /** The event of an image that was pushed. */
    PUSH;

    /** Whether it came by itself: what was rolled back for harm is not released again by such. */
    public boolean isAutomatic() {
        return this == PIPELINE || this == PUSH;
    }
}
