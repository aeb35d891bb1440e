package dev.headgate.simulator.law;

import dev.headgate.deployment.Deployment;
import dev.headgate.simulator.environment.TrafficView;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Whoever repaired production by hand knew more than any record does. */
final class RepairsStand implements Law {

    private record Repair(String digest, Instant since) {}

    private final Map<Place, Repair> repairs = new HashMap<>();
    private final Map<Place, String> servedBefore = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    @Override
    public String promise() {
        return "What somebody deployed by hand is not replaced by bringing blue back, nor on an approval given before it.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            TrafficView traffic = now.traffic(place);
            Optional<String> id = traffic.deploymentId();
            Optional<String> description = now.description(place);
            boolean foreign = id.isPresent()
                    && description.isPresent()
                    && description.flatMap(Serving::marker).isEmpty();
            if (foreign) {
                serving(traffic)
                        .filter(digest -> !digest.equals(servedBefore.get(place)))
                        .ifPresent(digest -> noteRepair(place, digest, now.at()));
            } else {
                serving(traffic).ifPresent(digest -> servedBefore.put(place, digest));
            }
            Optional<Repair> repair = Optional.ofNullable(repairs.get(place));
            repair.filter(it -> Serving.isAllOn(traffic, it.digest()))
                    .ifPresent(it -> description
                            .flatMap(Serving::marker)
                            .flatMap(marker -> excuse(now, marker, it))
                            .filter(why -> told.add(why))
                            .ifPresent(broken));
        }
    }

    /** What a deployment by hand brought is what all requests go to while it is at work and was not there before. */
    private void noteRepair(Place place, String digest, Instant at) {
        Repair known = repairs.get(place);
        if (known == null || !known.digest().equals(digest)) {
            repairs.put(place, new Repair(digest, at));
        }
    }

    private static Optional<String> serving(TrafficView traffic) {
        Map<String, Integer> percent = Serving.percentByDigest(traffic);
        return percent.size() == 1 ? percent.keySet().stream().findFirst() : Optional.empty();
    }

    private static Optional<String> excuse(Moment now, Serving.Marker marker, Repair repair) {
        return now.deployment(marker.deploymentId())
                .filter(it -> isOlder(it, marker, repair))
                .map(it -> it.id() + (marker.restores() ? " brings blue back" : " deploys")
                        + " in place of what somebody deployed by hand at " + repair.since());
    }

    private static boolean isOlder(Deployment deployment, Serving.Marker marker, Repair repair) {
        boolean startedBefore = deployment
                .start()
                .filter(start -> start.at().isBefore(repair.since()))
                .isPresent();
        boolean approvedBefore = !deployment.decisions().isEmpty()
                && deployment.decisions().stream().allMatch(it -> it.at().isBefore(repair.since()));
        return marker.restores() ? startedBefore : approvedBefore;
    }
}
