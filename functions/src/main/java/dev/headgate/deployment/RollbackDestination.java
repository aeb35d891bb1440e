package dev.headgate.deployment;

import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a rollback brings back: what served before that which serves now.
 *
 * <p>It goes by what is live, not by the newest record, for somebody may have deployed by hand, and a deployment under way
 * may have given way since. What a rollback brought back stands in the history where it was deployed first: a second
 * rollback goes on from there, further back, and never forward again.
 */
public final class RollbackDestination {

    private final List<Deployment> history;
    private final Live live;

    /**
     * What serves.
     *
     * @param revision its task definition
     * @param image its reference as the task definition names it
     */
    public record Live(String revision, String image) {

        boolean is(Deployment deployed) {
            return deployed.servedRevision()
                    .map(revision::equals)
                    .orElseGet(() -> runs(deployed.plan().release().image()));
        }

        boolean runs(Image some) {
            return image.endsWith(some.digest());
        }
    }

    /** @param history what ended {@code DEPLOYED}, newest first */
    public RollbackDestination(List<Deployment> history, Live live) {
        this.history = List.copyOf(history);
        this.live = live;
    }

    /** Empty when nothing is known that served before. */
    public Optional<BroughtBack> find() {
        return history.stream()
                .skip(firstCandidate())
                .filter(it -> !it.plan().release().rollback() && !live.is(it))
                .findFirst()
                .map(BroughtBack::of);
    }

    /** What serves now, as the history knows it. */
    public Optional<BroughtBack> serving() {
        return newestThatServes().map(this::origin).map(BroughtBack::of);
    }

    /** What serves and is not in the history came after all of it. */
    private int firstCandidate() {
        return newestThatServes()
                .map(it -> history.indexOf(origin(it)) + 1)
                .orElseGet(() -> history.isEmpty() ? 0 : history.indexOf(origin(history.getFirst())));
    }

    private Optional<Deployment> newestThatServes() {
        return history.stream().filter(live::is).findFirst();
    }

    /** The deployment that first brought what this one did; itself, where it was no rollback or nothing tells. */
    private Deployment origin(Deployment deployed) {
        if (!deployed.plan().release().rollback()) {
            return deployed;
        }
        Image image = deployed.plan().release().image();
        Optional<String> named = deployed.broughtBack().flatMap(BroughtBack::deploymentId);
        return history.stream()
                .skip(history.indexOf(deployed) + 1L)
                .filter(it -> !it.plan().release().rollback())
                .filter(it -> named.map(it.id()::equals)
                        .orElseGet(() -> isSame(deployed, it, image)))
                .findFirst()
                .orElse(deployed);
    }

    private static boolean isSame(Deployment deployed, Deployment earlier, Image image) {
        boolean sameRevision = deployed.servedRevision().isPresent()
                && deployed.servedRevision().equals(earlier.servedRevision());
        return sameRevision || image.digest().equals(earlier.plan().release().image().digest());
    }
}
