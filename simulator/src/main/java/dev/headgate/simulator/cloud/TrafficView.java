package dev.headgate.simulator.cloud;

import java.util.List;
import java.util.Optional;

/**
 * Where a service's requests go right now, to be drawn.
 *
 * @param revisions what runs, blue first
 * @param deploymentId the deployment that occupies the group, if one does
 * @param deploymentStatus of that deployment, as CodeDeploy names it
 */
public record TrafficView(
        String service,
        int requestsPerMinute,
        List<Revision> revisions,
        Optional<String> deploymentId,
        Optional<String> deploymentStatus) {

    public TrafficView {
        revisions = List.copyOf(revisions);
    }

    /** The part that a revision plays. */
    public enum Color {
        BLUE,
        GREEN
    }

    /**
     * One revision that runs.
     *
     * @param percent of production requests that go to it
     * @param test whether test requests go to it
     * @param status of its task set: PRIMARY, ACTIVE or DRAINING
     * @param errorRate part of its requests that it fails, 0 to 1
     */
    public record Revision(
            Color color,
            String taskSet,
            String taskDefinition,
            String image,
            int percent,
            boolean test,
            String status,
            int desired,
            int running,
            int healthy,
            double errorRate) {}

    /** Percent of production requests that go to a colour. */
    public int percentOf(Color color) {
        return revisions.stream()
                .filter(revision -> revision.color() == color)
                .mapToInt(Revision::percent)
                .sum();
    }

    static TrafficView of(SimulatedService service, TrafficModel model) {
        Optional<Run> run = service.group().active();
        List<Revision> revisions = service.taskSets().stream()
                .map(set -> revision(service, set, color(service.group(), set), model))
                .sorted((one, other) -> one.color().compareTo(other.color()))
                .toList();
        return new TrafficView(
                service.spec().name(),
                model.requestsPerMinute(service.spec().name()),
                revisions,
                run.map(active -> active.deployment().id()),
                run.map(active ->
                        DeploymentDescription.status(active.deployment()).toString()));
    }

    /** Without a deployment, what serves is blue, and green is what a deployment left behind. */
    static Color color(DeploymentGroup group, RunningTaskSet set) {
        boolean green = group.active()
                .map(run -> run.green().filter(set::equals).isPresent())
                .orElseGet(() -> switch (set.status()) {
                    case PRIMARY -> false;
                    case ACTIVE -> true;
                    case DRAINING -> group.wasRolledBack();
                });
        return green ? Color.GREEN : Color.BLUE;
    }

    private static Revision revision(SimulatedService service, RunningTaskSet set, Color color, TrafficModel model) {
        boolean draining = set.status() == RunningTaskSet.Status.DRAINING;
        TargetGroup group = set.origin().targetGroup();
        return new Revision(
                color,
                set.origin().id(),
                set.origin().taskDefinition(),
                set.origin().image(),
                draining ? 0 : service.production().percentOf(group),
                !draining && service.test().percentOf(group) == 100,
                set.status().name(),
                set.desired(),
                set.running(),
                set.healthy(),
                model.errorRateOf(set.origin().image()));
    }
}
