package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.GateDecision;
import dev.headgate.simulator.environment.TrafficView.Color;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Neither a retry, nor a recovery, nor a timeout may stand in for a person. */
final class GatesStandUntilPeopleDecide implements Law {

    private final Map<Place, Serving.Marker> atWork = new HashMap<>();
    private final Set<String> told = new HashSet<>();

    @Override
    public String promise() {
        return "Nothing passes a gate before as many of its approvers as it requires have said yes on the page.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        for (Place place : now.places()) {
            if (now.traffic(place).deploymentId().isEmpty()) {
                atWork.remove(place);
                continue;
            }
            if (!atWork.containsKey(place)) {
                now.description(place).flatMap(Serving::marker).ifPresent(marker -> {
                    atWork.put(place, marker);
                    require(now, marker, Gate.Before.DEPLOYMENT, broken);
                });
            }
            boolean moved = now.traffic(place).percentOf(Color.GREEN) > 0;
            boolean byHand = now.doings().any(place, Instant.MIN, CODEDEPLOY, LISTENER);
            Optional.ofNullable(atWork.get(place))
                    .filter(marker -> moved && !byHand)
                    .ifPresent(marker -> require(now, marker, Gate.Before.TRAFFIC, broken));
        }
    }

    private void require(Moment now, Serving.Marker marker, Gate.Before before, Consumer<String> broken) {
        if (marker.restores() || told.contains(marker.deploymentId() + before)) {
            return;
        }
        now.deployment(marker.deploymentId())
                .ifPresent(deployment -> deployment
                        .plan()
                        .environment()
                        .rules()
                        .gate(before)
                        .ifPresent(gate -> {
                            told.add(marker.deploymentId() + before);
                            long approvals = approvals(deployment, gate);
                            if (approvals < gate.required()) {
                                broken.accept(
                                        deployment.id() + " passed the gate before " + before + " with " + approvals
                                                + " of " + gate.required() + " approvals: " + deployment.decisions());
                            }
                        }));
    }

    /** Each approver counts once, and only those whom the gate names. */
    private static long approvals(Deployment deployment, Gate gate) {
        List<GateDecision> here = deployment.decisions().stream()
                .filter(it -> it.gate() == gate.before())
                .toList();
        return here.stream().anyMatch(GateDecision::isRejection)
                ? 0
                : here.stream()
                        .map(GateDecision::by)
                        .filter(gate.approvers()::contains)
                        .distinct()
                        .count();
    }

    @Override
    public void atEnd(Moment now, Consumer<String> broken) {
        int decisions =
                now.deployments().stream().mapToInt(it -> it.decisions().size()).sum();
        if (decisions > now.answers()) {
            broken.accept(decisions + " decisions are on record, and people sent only " + now.answers() + " forms");
        }
    }
}
