package dev.headgate.simulator.law;

import dev.headgate.deployment.Closing;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.HoldRule;
import dev.headgate.deployment.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Whoever asks for an image again takes its harm upon them; an event does not. */
final class HarmIsHeld implements Law {

    private final Set<String> checked = new HashSet<>();

    @Override
    public String promise() {
        return "An image that was rolled back for harm is not started there again by what comes by itself.";
    }

    @Override
    public void observe(Moment now, Consumer<String> broken) {
        now.deployments().stream()
                .filter(it -> it.start().isPresent() && checked.add(it.id()))
                .filter(it -> it.plan().release().isAutomatic())
                .forEach(started -> lastProof(now, started)
                        .filter(HoldRule::didHarm)
                        .ifPresent(harm -> broken.accept(
                                started.id() + " started, though " + harm.id() + " had rolled its image back")));
    }

    /** Of the deployments of the same image here that had ended by then, the last that says something of it. */
    private static Optional<Deployment> lastProof(Moment now, Deployment started) {
        Instant at = started.start().orElseThrow().at();
        return now.deployments().stream()
                .filter(it -> Place.of(it).equals(Place.of(started)))
                .filter(it -> digest(it).equals(digest(started)))
                .filter(it -> endedAt(it).filter(ended -> ended.isBefore(at)).isPresent())
                .filter(it -> HoldRule.didHarm(it) || outcome(it).equals(Optional.of(Outcome.DEPLOYED)))
                .max(Comparator.comparing(it -> endedAt(it).orElseThrow()));
    }

    private static String digest(Deployment deployment) {
        return deployment.plan().release().image().digest();
    }

    private static Optional<Instant> endedAt(Deployment deployment) {
        return deployment.closing().map(Closing::at);
    }

    private static Optional<Outcome> outcome(Deployment deployment) {
        return deployment.closing().map(Closing::outcome);
    }
}
