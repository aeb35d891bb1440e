package dev.headgate.deployment;

import java.util.Optional;

/** Decides the outcome of a deployment that somebody settles as it is: by what is seen to serve, and by nothing else. */
public final class SettlementRule {

    private SettlementRule() {}

    /**
     * The outcome of what is seen.
     *
     * @param seen empty when what serves could not be read
     * @param goesBackAlone whether the backend would bring blue back by itself in a while
     */
    public static Outcome outcome(Deployment deployment, Optional<ServiceView> seen, boolean goesBackAlone) {
        Optional<Start> start = deployment.start();
        if (start.isEmpty()) {
            return Outcome.REJECTED;
        }
        return seen.map(view -> outcome(deployment, start.get(), view, goesBackAlone))
                .orElse(Outcome.NEEDS_HUMAN);
    }

    private static Outcome outcome(Deployment deployment, Start start, ServiceView view, boolean goesBackAlone) {
        Optional<Revision> serving = view.servingAlone().filter(view::isComplete);
        if (serving.isEmpty()) {
            return Outcome.NEEDS_HUMAN;
        }
        if (deployment.isGreen(serving.get())) {
            return goesBackAlone ? Outcome.NEEDS_HUMAN : Outcome.DEPLOYED;
        }
        // The backend may take it from blue again as long as it is at work.
        boolean stays = view.activeDeployment().isEmpty();
        return start.isBlue(serving.get()) && stays ? Outcome.ROLLED_BACK : Outcome.NEEDS_HUMAN;
    }
}
