package dev.headgate.simulator.law;

import static dev.headgate.simulator.law.Doings.Kind.CODEDEPLOY;
import static dev.headgate.simulator.law.Doings.Kind.LISTENER;

import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.window.Freeze;
import dev.headgate.simulator.environment.TrafficView.Color;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What is frozen before a release's first request stays without one, until the freeze ends or somebody ends it. */
final class FreezesHold implements Law {

    /** What is frozen after a step has looked, and before it lets traffic go: as long as that step runs. */
    private static final Duration LOOKED = Duration.ofMinutes(1);

    private static final Duration CLOCKS_APART = Duration.ofSeconds(10);

    private final Map<String, List<Freeze>> said = new HashMap<>();
    private final Set<String> checked = new HashSet<>();

    @Override
    public String promise() {
        return "No traffic of a release begins to move inside a freeze that stood before it, unless somebody overrules it.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        now.freezes().forEach(this::note);
        for (Place place : now.places()) {
            if (now.traffic(place).deploymentId().isPresent()
                    && now.traffic(place).percentOf(Color.GREEN) > 0
                    && !now.isRollbackOfCodeDeploy(place)) {
                now.description(place)
                        .flatMap(Serving::marker)
                        .filter(it -> !it.restores())
                        .flatMap(it -> now.deployment(it.deploymentId()))
                        .filter(it -> checked.add(it.id()))
                        .ifPresent(it -> check(now, place, it, broken));
            }
        }
    }

    /** A word takes the place of the one before it, which is over then. */
    private void note(Freeze freeze) {
        List<Freeze> here = said.computeIfAbsent(freeze.what(), it -> new ArrayList<>());
        if (!here.isEmpty() && here.getLast().executionArn().equals(freeze.executionArn())) {
            here.removeLast();
        }
        here.add(freeze);
    }

    private void check(Moment now, Place place, Deployment moving, Consumer<String> broken) {
        boolean passes = moving.plan().release().overrules();
        boolean byHand = now.doings().any(place, Instant.MIN, CODEDEPLOY, LISTENER);
        Instant let = moving.milestones().trafficAllowed().orElse(now.at());
        said.values().stream()
                .flatMap(here -> stoodAt(here, place, let).stream())
                .filter(unused -> !passes && !byHand)
                .forEach(freeze ->
                        broken.accept(moving.id() + " let its first traffic go at " + let + " inside of " + freeze));
    }

    /** The freeze of these, the last words on one place, that a look just before this instant had to find. */
    private static Optional<Freeze> stoodAt(List<Freeze> here, Place place, Instant let) {
        for (int i = 0; i < here.size(); i++) {
            Freeze freeze = here.get(i);
            Instant replaced = i + 1 < here.size() ? here.get(i + 1).since() : Instant.MAX;
            Instant over = earliest(
                    freeze.until(),
                    replaced,
                    freeze.lifted().map(Freeze.Lifted::at).orElse(Instant.MAX));
            boolean isHere = freeze.environment().equals(place.environment())
                    && freeze.service()
                            .filter(it -> !it.equals(place.service()))
                            .isEmpty();
            if (isHere
                    && freeze.since().plus(LOOKED).isBefore(let)
                    && let.plus(CLOCKS_APART).isBefore(over)) {
                return Optional.of(freeze);
            }
        }
        return Optional.empty();
    }

    private static Instant earliest(Instant... all) {
        return List.of(all).stream().min(Instant::compareTo).orElseThrow();
    }
}
