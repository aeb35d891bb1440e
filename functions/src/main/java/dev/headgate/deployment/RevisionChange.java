package dev.headgate.deployment;

import java.util.Optional;

/**
 * One difference between the revision that serves and the one that would come.
 *
 * @param what differs, in the words of the task definition: {@code cpu}, {@code web: image}, {@code web: environment LOG_LEVEL}
 * @param before and {@code after} are shown where they are plain facts; values that may hold a secret never are
 */
public record RevisionChange(String what, Kind kind, Optional<String> before, Optional<String> after) {

    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** Of something whose values are not shown. */
    public static RevisionChange hidden(String what, Kind kind) {
        return new RevisionChange(what, kind, Optional.empty(), Optional.empty());
    }

    /** Of something whose values may be seen; at least one of them is there. */
    public static RevisionChange shown(String what, Optional<String> before, Optional<String> after) {
        Kind kind = before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
        return new RevisionChange(what, kind, before, after);
    }
}
