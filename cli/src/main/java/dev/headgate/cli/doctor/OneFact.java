package dev.headgate.cli.doctor;

import dev.headgate.deployment.Readiness;
import dev.headgate.deployment.ReadinessRule;
import dev.headgate.deployment.Revision;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the readiness rule of deployments about one fact at a time, all others being as they should, so that each fault comes
 * up at the check that it belongs to.
 */
record OneFact(Place place) {

    private static final Duration LONG_ENOUGH = Duration.ofDays(365);
    private static final Revision PRIMARY = new Revision(
            "primary", Revision.Status.PRIMARY, "any:1", Optional.empty(), "target-group", 1, 1, 0, 1, true);
    private static final ServiceView WELL = view(List.of(PRIMARY), Map.of(PRIMARY.targetGroup(), 100));

    /** Whether the service exists and serves with all its tasks. */
    List<String> service(ServiceView seen) {
        Map<String, Integer> weights = seen.primary()
                .map(primary -> Map.of(primary.targetGroup(), 100))
                .orElse(Map.of());
        ServiceView alone = new ServiceView(
                seen.exists(), seen.desiredCount(), seen.revisions(), weights, Optional.empty(), List.of(), List.of());
        return ask(alone, Optional.of(new Limits(LONG_ENOUGH, LONG_ENOUGH)));
    }

    /** Whether all production requests reach the primary task set, which must be there. */
    List<String> listener(ServiceView seen) {
        Revision primary = seen.primary().orElse(PRIMARY);
        Revision steady = new Revision(
                primary.id(),
                primary.status(),
                primary.taskDefinition(),
                primary.deploymentId(),
                primary.targetGroup(),
                1,
                1,
                0,
                1,
                true);
        return ask(view(List.of(steady), seen.weights()), Optional.of(new Limits(LONG_ENOUGH, LONG_ENOUGH)));
    }

    /** Whether the deployment group exists, and waits as long as the configuration needs. */
    List<String> group(Optional<Limits> seen) {
        return ask(WELL, seen);
    }

    private List<String> ask(ServiceView view, Optional<Limits> limits) {
        Readiness readiness = ReadinessRule.check(
                place.plan(),
                new ReadinessRule.Facts(
                        view,
                        limits.map(Limits::held),
                        limits.map(Limits::blueKept).orElse(Duration.ZERO),
                        true,
                        Optional.of(Map.of())));
        return switch (readiness) {
            case Readiness.Ready ready -> List.of();
            case Readiness.NotYet(String why) -> List.of(why);
            case Readiness.Refused(List<String> faults) ->
                faults.stream().map(OneFact::withoutAdvice).toList();
        };
    }

    /** The rule writes a fault as {@code what is wrong: what to do}, with less of the latter than doctor knows. */
    private static String withoutAdvice(String fault) {
        return fault.split(": ", 2)[0];
    }

    private static ServiceView view(List<Revision> taskSets, Map<String, Integer> weights) {
        return new ServiceView(true, 1, taskSets, weights, Optional.empty(), List.of(), List.of());
    }
}
