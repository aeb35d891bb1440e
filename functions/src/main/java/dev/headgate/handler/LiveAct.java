package dev.headgate.handler;

import dev.headgate.analysis.MinuteSource;
import dev.headgate.config.Target;
import dev.headgate.deployment.Decision;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.Sightings;
import dev.headgate.handler.LiveLook.Look;
import dev.headgate.traffic.TrafficBackend;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Asks the backend for what cannot be undone: where a look in this very step still decides it, and after a write that says so
 * (docs/adr/0012). A run that was overtaken fails at that write; one that dies after it, or comes late, finds it.
 */
final class LiveAct {

    /** Of the backend. */
    @FunctionalInterface
    interface Act {
        /**
         * Asks for it.
         *
         * @param id the backend's own of its deployment
         * @param pause the one that was seen, by its id
         */
        void ask(Target target, String id, Optional<String> pause);
    }

    private final Deployments deployments;
    private final LiveLook live;

    LiveAct(
            DeploymentStore store,
            TrafficBackend backend,
            MinuteSource minutes,
            WindowLook windows,
            InstantSource clock) {
        this.deployments = new Deployments(store);
        this.live = new LiveLook(backend, minutes, windows, clock);
    }

    /**
     * What the look decided.
     *
     * @param known by which the execution can wait to hear of what was done; empty where nothing was
     */
    record Acted(Decision decision, Optional<Known> known) {}

    /**
     * Looks, and acts if the decision is this one; any other is noted only, and {@code WatchDeployment} goes on from there.
     *
     * @param intent the milestone that the act reaches
     * @param call what the backend is asked for
     * @param first what is read of the record before the look
     */
    Acted perform(
            String deploymentId,
            Optional<String> executionArn,
            Class<? extends Decision> act,
            BiFunction<Deployment, Instant, Deployment> intent,
            Act call,
            Function<Deployment, Optional<Known>> first) {
        Deployment deployment = deployments.owned(deploymentId, executionArn);
        Optional<Known> known = first.apply(deployment);
        Look look = live.at(deployment);
        if (act.isInstance(look.decision())) {
            Deployment noted = look.noted();
            Optional<String> pause = look.seen().flatMap(it -> it.progress().pause());
            Deployment saved = deployments.save(intent.apply(noted, look.at()).seeing(asking(noted.seen(), look)));
            call.ask(
                    deployment.plan().environment().target(),
                    deployment.backendId().orElseThrow(),
                    pause);
            return new Acted(look.decision(), known.map(it -> it.at(saved.version())));
        }
        deployments.save(deployment, look.noted());
        return new Acted(look.decision(), Optional.empty());
    }

    private static Sightings asking(Sightings seen, Look look) {
        Sightings asked = seen.asking(look.at());
        return look.seen()
                .filter(it -> it.progress().stage() == Progress.Stage.HELD_AT_STEP)
                .flatMap(it -> it.progress().pause().map(pause -> asked.lettingGo(pause, it.greenWeight(), look.at())))
                .orElse(asked);
    }
}
