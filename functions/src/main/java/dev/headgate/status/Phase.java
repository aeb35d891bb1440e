package dev.headgate.status;

import dev.headgate.config.Gate;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Milestones;

/** How far a deployment is, as its record tells. */
public enum Phase {
    WAITING("waits for its turn", "0 %"),
    PREPARING("is prepared", "0 %"),
    STARTING("green starts", "0 %"),
    SHIFTING("traffic shifts", "between 0 and 100 %"),
    BAKING("bakes", "100 %"),
    RETIRING("blue ends", "100 %"),
    ROLLING_BACK("rolls back", "until blue is back: unknown"),
    NEEDS_HUMAN("needs a human", "unknown");

    private final String words;
    private final String weight;

    Phase(String words, String weight) {
        this.words = words;
        this.weight = weight;
    }

    /** What it does, in words that follow its name. */
    public String words() {
        return words;
    }

    /** How much of production traffic is on green, as far as the record knows. */
    public String weight() {
        return weight;
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

    /** CodeDeploy shifts by itself as soon as green is up, unless a gate holds it back. */
    private static boolean mayShift(Deployment deployment) {
        boolean gated = deployment
                .plan()
                .environment()
                .rules()
                .gate(Gate.Before.TRAFFIC)
                .isPresent();
        return deployment.codeDeployId().isPresent()
                && (!gated || deployment.milestones().trafficAllowed().isPresent());
    }
}
