package dev.headgate.cli.doctor;

import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Fault.Fact;
import dev.headgate.deployment.Readiness;
import dev.headgate.deployment.ReadinessRule;
import dev.headgate.deployment.ServiceView;
import dev.headgate.traffic.TrafficBackend.Limits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks the readiness rule of deployments about one fact at a time, so that each fault comes up at the check that it belongs
 * to. What is to be done about it, doctor knows better than the rule.
 */
record OneFact(Place place) {

    private static final Duration LONG_ENOUGH = Duration.ofDays(365);
    private static final Limits WELL = new Limits(LONG_ENOUGH, LONG_ENOUGH);

    /** Whether the service exists and serves with all its tasks. */
    List<String> service(ServiceView seen) {
        // That tasks are still on their way is only said where nothing is at fault, so all else is as it should be.
        Map<String, Integer> weights = seen.primary()
                .map(primary -> Map.of(primary.targetGroup(), 100))
                .orElse(Map.of());
        ServiceView alone = new ServiceView(
                seen.exists(), seen.desiredCount(), seen.revisions(), weights, Optional.empty(), List.of(), List.of());
        return switch (ask(alone, Optional.of(WELL))) {
            case Readiness.Ready ready -> List.of();
            case Readiness.NotYet(String why) -> List.of(why);
            case Readiness.Refused(List<Fault> faults) ->
                faults.stream().map(Fault::what).toList();
        };
    }

    /** Whether all production requests reach the primary task set, which must be there. */
    List<String> listener(ServiceView seen) {
        return faults(Fact.LISTENER, seen, Optional.of(WELL));
    }

    /** Whether the deployment group exists, and waits as long as the configuration needs. */
    List<String> group(Optional<Limits> seen) {
        return faults(Fact.BACKEND, ServiceView.ABSENT, seen);
    }

    private List<String> faults(Fact fact, ServiceView view, Optional<Limits> limits) {
        return ask(view, limits) instanceof Readiness.Refused(List<Fault> faults)
                ? faults.stream()
                        .filter(it -> it.fact() == fact)
                        .map(Fault::what)
                        .toList()
                : List.of();
    }

    private Readiness ask(ServiceView view, Optional<Limits> limits) {
        return ReadinessRule.check(
                place.plan(),
                new ReadinessRule.Facts(
                        view,
                        limits.map(Limits::held),
                        limits.map(Limits::blueKept).orElse(Duration.ZERO),
                        true,
                        Optional.of(Map.of())));
    }
}
