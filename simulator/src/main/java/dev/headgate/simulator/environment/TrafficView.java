package dev.headgate.simulator.environment;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import dev.headgate.simulator.environment.service.TrafficModel;
import dev.headgate.simulator.environment.service.TrafficMover;
import java.util.List;
import java.util.Optional;

/**
 * Where a service's requests go right now, to be drawn.
 *
 * @param revisions what runs, blue first
 * @param deploymentId the deployment that moves its traffic, if one does
 * @param deploymentStatus of that deployment, as the traffic backend names it
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

    static TrafficView of(SimulatedService service, TrafficMover mover, TrafficModel model) {
        Optional<TrafficMover.Movement> movement = mover.movement();
        List<Revision> revisions = service.taskSets().stream()
                .map(set -> revision(service, set, color(mover, set), model))
                .sorted((one, other) -> one.color().compareTo(other.color()))
                .toList();
        return new TrafficView(
                service.spec().name(),
                model.requestsPerMinute(service.spec().name()),
                revisions,
                movement.map(TrafficMover.Movement::deploymentId),
                movement.map(TrafficMover.Movement::status));
    }

    static Color color(TrafficMover mover, RunningTaskSet set) {
        return mover.isGreen(set) ? Color.GREEN : Color.BLUE;
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
                !draining
                        && service.test()
                                .filter(test -> test.percentOf(group) == 100)
                                .isPresent(),
                set.status().name(),
                set.desired(),
                set.running(),
                set.healthy(),
                model.errorRateOf(set.origin().image()));
    }
}
