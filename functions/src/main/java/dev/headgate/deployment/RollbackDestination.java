package dev.headgate.deployment;

import dev.headgate.release.Image;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides what a rollback brings back: what served before that which serves now.
 *
 * <p>It goes by what is live, not by the newest record, for somebody may have deployed by hand, and a deployment under way
 * may have given way since. It goes back as an undo does: what was rolled back from is off the way for good, so a second
 * rollback goes further back, and never forward again.
 */
public final class RollbackDestination {

    /** From the oldest to what serves, or is known to have served last. */
    private final List<Station> way = new ArrayList<>();

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

    /**
     * One station on the way to what serves.
     *
     * @param first the deployment that brought it
     * @param latest the same, or the rollback that brought it back last
     */
    private record Station(Deployment first, Deployment latest) {

        BroughtBack broughtBack() {
            return new BroughtBack(
                    Optional.of(first.id()),
                    first.servedRevision().or(latest::servedRevision),
                    first.plan().release().image());
        }
    }

    /** @param history what ended {@code DEPLOYED}, newest first */
    public RollbackDestination(List<Deployment> history, Live live) {
        this.live = live;
        history.reversed().forEach(this::pass);
    }

    /** A release goes one further; a rollback takes back all that came after what it brought back. */
    private void pass(Deployment deployed) {
        int at = deployed.plan().release().rollback() ? stationOf(deployed) : -1;
        if (at < 0) {
            way.add(new Station(deployed, deployed));
            return;
        }
        Station again = new Station(way.get(at).first(), deployed);
        way.subList(at, way.size()).clear();
        way.add(again);
    }

    /** Where the rollback went; -1 where nothing tells, or where the history begins later. */
    private int stationOf(Deployment rollback) {
        Optional<String> named = rollback.broughtBack().flatMap(BroughtBack::deploymentId);
        return lastWhere(it -> named.map(it.first().id()::equals).orElseGet(() -> isSame(rollback, it.first())));
    }

    private static boolean isSame(Deployment rollback, Deployment earlier) {
        boolean sameRevision = rollback.servedRevision().isPresent()
                && rollback.servedRevision().equals(earlier.servedRevision());
        Image image = rollback.plan().release().image();
        return sameRevision
                || image.digest().equals(earlier.plan().release().image().digest());
    }

    /** Empty when nothing is known that served before. */
    public Optional<BroughtBack> find() {
        int now = servesAt();
        // What serves and is not on the way came after all of it.
        List<Station> before = now < 0 ? way : way.subList(0, now);
        return before.reversed().stream().filter(it -> !serves(it)).findFirst().map(Station::broughtBack);
    }

    /** The last that brought this image, of all that came before what serves; empty where none did. */
    public Optional<BroughtBack> to(Image image) {
        int now = servesAt();
        List<Station> before = now < 0 ? way : way.subList(0, now);
        return before.reversed().stream()
                .filter(it -> it.first().plan().release().image().digest().equals(image.digest()))
                .findFirst()
                .map(Station::broughtBack);
    }

    /** What serves now, as the history knows it. */
    public Optional<BroughtBack> serving() {
        int now = servesAt();
        return now < 0 ? Optional.empty() : Optional.of(way.get(now).broughtBack());
    }

    private int servesAt() {
        return lastWhere(this::serves);
    }

    private boolean serves(Station station) {
        return live.is(station.latest()) || live.is(station.first());
    }

    private int lastWhere(Predicate<Station> condition) {
        for (int at = way.size() - 1; at >= 0; at--) {
            if (condition.test(way.get(at))) {
                return at;
            }
        }
        return -1;
    }
}
