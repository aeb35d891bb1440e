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
 * @param taskSets in no particular order
 * @param weights percent of production requests by target-group ARN, as the live listener says
 * @param activeDeployment the CodeDeploy deployment that occupies the group, if one does
 * @param alarmsInAlarm names of the configured alarms that are in ALARM
 * @param missingAlarms names of configured alarms that do not exist
 */
public record ServiceView(
        boolean exists,
        int desiredCount,
        List<TaskSet> taskSets,
        Map<String, Integer> weights,
        Optional<String> activeDeployment,
        List<String> alarmsInAlarm,
        List<String> missingAlarms) {

    /** What is seen of a service that does not exist. */
    public static final ServiceView ABSENT =
            new ServiceView(false, 0, List.of(), Map.of(), Optional.empty(), List.of(), List.of());

    public ServiceView {
        taskSets = List.copyOf(taskSets);
        weights = Map.copyOf(weights);
        alarmsInAlarm = List.copyOf(alarmsInAlarm);
        missingAlarms = List.copyOf(missingAlarms);
    }

    public Optional<TaskSet> primary() {
        return taskSets.stream()
                .filter(set -> set.status() == TaskSet.Status.PRIMARY)
                .findFirst();
    }

    /** The task set that this CodeDeploy deployment made. */
    public Optional<TaskSet> madeBy(String codeDeployId) {
        return taskSets.stream()
                .filter(set -> set.deploymentId().filter(codeDeployId::equals).isPresent())
                .findFirst();
    }

    /**
     * The task set that is wanted and is not on its way out. Of two, as while blue is deployed anew, the one that gets more
     * of production.
     */
    public Optional<TaskSet> running(Predicate<TaskSet> wanted) {
        return taskSets.stream()
                .filter(set -> set.status() != TaskSet.Status.DRAINING && wanted.test(set))
                .max(Comparator.comparingInt(this::weightOf));
    }

    /** The task set that gets all of production. */
    public Optional<TaskSet> servingAlone() {
        return taskSets.stream()
                .filter(set -> set.status() != TaskSet.Status.DRAINING && weightOf(set) == 100)
                .max(Comparator.comparingInt(TaskSet::healthy));
    }

    /** Whether a task set has all the tasks that it is to have; where the service wants none, as at night, nothing is missing. */
    public boolean isComplete(TaskSet set) {
        return set.isHealthy() || (desiredCount == 0 && set.desired() == 0);
    }

    /** Percent of production requests that reach this task set. */
    public int weightOf(TaskSet set) {
        return weights.getOrDefault(set.targetGroup(), 0);
    }
}
