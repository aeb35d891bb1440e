package dev.headgate.deployment;

import dev.headgate.release.Image;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * How a service came to what serves: a release went one further, and an operator's rollback took back all that came after
 * what it brought back.
 */
public final class Way {

    /** From the oldest to what is known to have served last. */
    private final List<Station> stations = new ArrayList<>();

    private final Set<String> leftBehind = new LinkedHashSet<>();

    /**
     * One station on the way to what serves.
     *
     * @param first the deployment that brought it
     * @param latest the same, or the rollback that brought it back last
     */
    record Station(Deployment first, Deployment latest) {

        BroughtBack broughtBack() {
            return new BroughtBack(
                    Optional.of(first.id()),
                    first.servedRevision().or(latest::servedRevision),
                    first.plan().release().image());
        }

        Stream<String> revisions() {
            return Stream.of(first, latest).flatMap(it -> it.servedRevision().stream());
        }
    }

    /** @param history what ended {@code DEPLOYED}, newest first */
    public Way(List<Deployment> history) {
        history.reversed().forEach(this::pass);
    }

    List<Station> stations() {
        return List.copyOf(stations);
    }

    /** Revisions that rollbacks took away, and that nothing has brought back since. */
    public Set<String> leftBehind() {
        Set<String> left = new LinkedHashSet<>(leftBehind);
        stations.forEach(it -> it.revisions().forEach(left::remove));
        return left;
    }

    private void pass(Deployment deployed) {
        int at = deployed.plan().release().rollback() ? stationOf(deployed) : -1;
        if (at < 0) {
            stations.add(new Station(deployed, deployed));
            return;
        }
        Station again = new Station(stations.get(at).first(), deployed);
        List<Station> undone = stations.subList(at, stations.size());
        undone.forEach(it -> it.revisions().forEach(leftBehind::add));
        undone.clear();
        stations.add(again);
    }

    /** Where the rollback went; -1 where nothing tells, or where the history begins later. */
    private int stationOf(Deployment rollback) {
        Optional<String> named = rollback.broughtBack().flatMap(BroughtBack::deploymentId);
        return lastWhere(
                stations, it -> named.map(it.first().id()::equals).orElseGet(() -> isSame(rollback, it.first())));
    }

    private static boolean isSame(Deployment rollback, Deployment earlier) {
        boolean sameRevision = rollback.servedRevision().isPresent()
                && rollback.servedRevision().equals(earlier.servedRevision());
        Image image = rollback.plan().release().image();
        return sameRevision
                || image.digest().equals(earlier.plan().release().image().digest());
    }

    static int lastWhere(List<Station> stations, Predicate<Station> condition) {
        for (int at = stations.size() - 1; at >= 0; at--) {
            if (condition.test(stations.get(at))) {
                return at;
            }
        }
        return -1;
    }
}
