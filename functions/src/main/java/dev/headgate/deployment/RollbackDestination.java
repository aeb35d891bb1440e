package dev.headgate.deployment;

import dev.headgate.deployment.Way.Station;
import dev.headgate.release.Image;
import java.util.List;
import java.util.Optional;

/**
 * Decides what a rollback brings back: what served before that which serves now.
 *
 * <p>It goes by what is live, not by the newest record, for somebody may have deployed by hand, and a deployment under way
 * may have given way since. It goes back as an undo does: what was rolled back from is off the way for good, so a second
 * rollback goes further back, and never forward again.
 */
public final class RollbackDestination {

    /** From the oldest to what serves, or is known to have served last. */
    private final List<Station> way;

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
        this.way = new Way(history).stations();
        this.live = live;
    }

    /** Empty when nothing is known that served before. */
    public Optional<BroughtBack> find() {
        int now = servesAt();
        // What serves and is not on the way came after all of it.
        List<Station> before = now < 0 ? way : way.subList(0, now);
        return before.reversed().stream().filter(it -> !serves(it)).findFirst().map(Station::broughtBack);
    }

    /** What serves now, as the history knows it. */
    public Optional<BroughtBack> serving() {
        int now = servesAt();
        return now < 0 ? Optional.empty() : Optional.of(way.get(now).broughtBack());
    }

    private int servesAt() {
        return Way.lastWhere(way, this::serves);
    }

    private boolean serves(Station station) {
        return live.is(station.latest()) || live.is(station.first());
    }
}
