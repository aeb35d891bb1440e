package dev.headgate.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is live for a service right now, read from the places that decide what users get.
 *
 * @param desiredCount tasks the service wants
 * @param revisions in no particular order
 * @param weights percent of production requests by target-group ARN, as the live listener says
 * @param activeDeployment the backend's deployment that is at work on the service, if one is
 * @param alarmsInAlarm names of the configured alarms that are in ALARM
 * @param missingAlarms names of configured alarms that do not exist
 */
public record ServiceView(
        boolean exists,
        int desiredCount,
        List<Revision> revisions,
        Map<String, Integer> weights,
        Optional<String> activeDeployment,
        List<String> alarmsInAlarm,
        List<String> missingAlarms) {

    /** What is seen of a service that does not exist. */
    public static final ServiceView ABSENT =
            new ServiceView(false, 0, List.of(), Map.of(), Optional.empty(), List.of(), List.of());

    public ServiceView {
        revisions = List.copyOf(revisions);
        weights = Map.copyOf(weights);
        alarmsInAlarm = List.copyOf(alarmsInAlarm);
        missingAlarms = List.copyOf(missingAlarms);
    }

    public Optional<Revision> primary() {
        return revisions.stream()
                .filter(set -> set.status() == Revision.Status.PRIMARY)
                .findFirst();
    }

    /** The one that this deployment of the backend made. */
    public Optional<Revision> madeBy(String backendId) {
        return revisions.stream()
                .filter(set -> set.deploymentId().filter(backendId::equals).isPresent())
                .findFirst();
    }

    /**
     * The one that is wanted and is not on its way out. Of two, as while blue is deployed anew, the one that gets more
     * of production.
     */
    public Optional<Revision> running(Predicate<Revision> wanted) {
        return revisions.stream()
                .filter(set -> set.status() != Revision.Status.DRAINING && wanted.test(set))
                .max(Comparator.comparingInt(this::weightOf));
    }

    /** The one that gets all of production. */
    public Optional<Revision> servingAlone() {
        return revisions.stream()
                .filter(set -> set.status() != Revision.Status.DRAINING && weightOf(set) == 100)
                .max(Comparator.comparingInt(Revision::healthy));
    }

    /** Whether one has all the tasks that it is to have; where the service wants none, as at night, nothing is missing. */
    public boolean isComplete(Revision set) {
        return set.isHealthy() || (desiredCount == 0 && set.desired() == 0);
    }

    /** Percent of production requests that reach it. */
    public int weightOf(Revision set) {
        return weights.getOrDefault(set.targetGroup(), 0);
    }
}
