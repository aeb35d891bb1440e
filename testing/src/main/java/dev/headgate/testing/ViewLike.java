package dev.headgate.testing;

import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import java.util.List;
import java.util.Map;

/** A view of a service like another one, of which a test names what is different. */
public record ViewLike(ServiceView seen) {

    public ViewLike wanting(int tasks) {
        return like(tasks, seen.revisions(), seen.weights(), seen.alarmsInAlarm(), seen.missingAlarms());
    }

    public ViewLike revisions(Revision... revisions) {
        return like(
                seen.desiredCount(), List.of(revisions), seen.weights(), seen.alarmsInAlarm(), seen.missingAlarms());
    }

    /** Percent of the requests by target group. */
    public ViewLike weights(Map<String, Integer> weights) {
        return like(seen.desiredCount(), seen.revisions(), weights, seen.alarmsInAlarm(), seen.missingAlarms());
    }

    /** These alarms are in ALARM. */
    public ViewLike red(String... alarms) {
        return like(seen.desiredCount(), seen.revisions(), seen.weights(), List.of(alarms), seen.missingAlarms());
    }

    /** These alarms do not exist. */
    public ViewLike missing(String... alarms) {
        return like(seen.desiredCount(), seen.revisions(), seen.weights(), seen.alarmsInAlarm(), List.of(alarms));
    }

    private ViewLike like(
            int tasks, List<Revision> revisions, Map<String, Integer> weights, List<String> red, List<String> missing) {
        return new ViewLike(
                new ServiceView(seen.exists(), tasks, revisions, weights, seen.activeDeployment(), red, missing));
    }
}
