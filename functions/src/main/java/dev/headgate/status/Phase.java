package dev.headgate.status;

import dev.headgate.config.Gate;
import dev.headgate.config.Strategy;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Milestones;
import dev.headgate.deployment.Sightings;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/** How far a deployment is, as its record tells. */
public enum Phase {
    WAITING("waits for its turn"),
    PREPARING("is prepared"),
    STARTING("green starts"),
    SHIFTING("traffic shifts"),
    BAKING("bakes"),
    RETIRING("blue ends"),
    ROLLING_BACK("rolls back"),
    NEEDS_HUMAN("needs a human");

    private final String words;

    Phase(String words) {
        this.words = words;
    }

    /** What it does, in words that follow its name. */
    public String words() {
        return words;
    }

    /**
     * How much of production traffic is on green, in percent: by the strategy's plan while the backend shifts by its clock, seen
     * otherwise.
     * Empty where only the live listener could tell.
     */
    public OptionalInt greenPercent(Deployment deployment, Instant now) {
        return switch (this) {
            case WAITING, PREPARING, STARTING -> OptionalInt.of(0);
            case SHIFTING -> OptionalInt.of(planned(deployment, now));
            case BAKING, RETIRING -> OptionalInt.of(100);
            case ROLLING_BACK, NEEDS_HUMAN -> OptionalInt.empty();
        };
    }

    private static int planned(Deployment deployment, Instant now) {
        Strategy strategy = deployment.plan().environment().rules().strategy();
        if (strategy instanceof Strategy.Stepped) {
            return deployment.seen().plateau().map(Sightings.Plateau::percent).orElse(0);
        }
        return deployment
                .milestones()
                .trafficBegan()
                .map(began -> strategy.percentAfter(Duration.between(began, now)))
                .orElse(0);
    }

    static Phase of(Deployment deployment, boolean holdsLock) {
        Milestones seen = deployment.milestones();
        if (deployment.closing().isPresent()) {
            return NEEDS_HUMAN;
        }
        if (seen.rollbackAsked().isPresent() || deployment.cause().isPresent()) {
            return ROLLING_BACK;
        }
        if (seen.blueRetiring().isPresent()) {
            return RETIRING;
        }
        if (seen.trafficMoved().isPresent()) {
            return BAKING;
        }
        if (deployment.start().isPresent()) {
            return mayShift(deployment) ? SHIFTING : STARTING;
        }
        return holdsLock ? PREPARING : WAITING;
    }

    /** The backend shifts by itself as soon as green is up, unless a gate holds it back. */
    private static boolean mayShift(Deployment deployment) {
        boolean gated = deployment
                .plan()
                .environment()
                .rules()
                .gate(Gate.Before.TRAFFIC)
                .isPresent();
        return deployment.backendId().isPresent()
                && (!gated || deployment.milestones().trafficAllowed().isPresent());
    }
}
