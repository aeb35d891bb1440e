package dev.headgate.deployment;

import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

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

    /** Those besides the image that is released, which is told on its own; where several containers get it, each. */
    public static List<RevisionChange> besides(Image released, List<RevisionChange> changes) {
        Predicate<RevisionChange> isReleased = it -> it.what().endsWith(": image")
                && it.after().filter(released.reference()::equals).isPresent();
        return changes.stream().filter(isReleased).count() > 1
                ? List.copyOf(changes)
                : changes.stream().filter(isReleased.negate()).toList();
    }

    /** As in "web: cpu changed from 256 to 512". */
    public String inWords() {
        return switch (kind) {
            case ADDED -> what + " added" + after.map(it -> ": " + it).orElse("");
            case REMOVED -> what + " removed" + before.map(it -> ": " + it).orElse("");
            case CHANGED ->
                what + " changed"
                        + before.flatMap(from -> after.map(to -> " from " + from + " to " + to))
                                .orElse(" (its value is not shown)");
        };
    }
}
