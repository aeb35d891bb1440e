package dev.headgate.deployment;

import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.ReleasePlan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a release ended, all environments together. */
public enum ReleaseEnd {
    /** Every environment is deployed. */
    RELEASED,
    /** Newer releases took its place where it stopped: nothing is wrong, and nobody has to do anything. */
    SUPERSEDED,
    /** Somebody said no, nobody answered, or it was not fit to start: nothing was harmed. */
    REJECTED,
    /** Green was taken back, people are needed, or an environment did not come to an end of its own. */
    FAILED;

    /**
     * The end of a plan.
     *
     * @param records of the plan's deployments, as far as there are any; those of waves never reached do not exist
     */
    public static ReleaseEnd of(ReleasePlan.Deploy plan, List<Deployment> records) {
        Map<String, Deployment> byId = byId(records);
        for (ReleasePlan.Wave wave : plan.waves()) {
            List<Optional<Outcome>> outcomes = wave.deployments().stream()
                    .map(it -> outcome(Optional.ofNullable(byId.get(it.deploymentId()))))
                    .toList();
            // The wave in which it stopped says why: later ones were never reached.
            if (!outcomes.stream().allMatch(it -> it.equals(Optional.of(Outcome.DEPLOYED)))) {
                return worst(outcomes);
            }
        }
        return RELEASED;
    }

    /**
     * The deployments that were to run and of which no record was ever made, so that nothing but the release can tell of
     * them.
     */
    public static List<DeploymentPlan> unheardOf(ReleasePlan.Deploy plan, List<Deployment> records) {
        Map<String, Deployment> byId = byId(records);
        return plan.waves().stream()
                .filter(wave -> !isDeployed(wave, byId))
                .findFirst()
                .map(ReleasePlan.Wave::deployments)
                .stream()
                .flatMap(Collection::stream)
                .filter(it -> !byId.containsKey(it.deploymentId()))
                .toList();
    }

    private static boolean isDeployed(ReleasePlan.Wave wave, Map<String, Deployment> byId) {
        return wave.deployments().stream()
                .allMatch(it -> outcome(Optional.ofNullable(byId.get(it.deploymentId())))
                        .equals(Optional.of(Outcome.DEPLOYED)));
    }

    private static ReleaseEnd worst(List<Optional<Outcome>> outcomes) {
        ReleaseEnd worst = RELEASED;
        for (Optional<Outcome> outcome : outcomes) {
            ReleaseEnd end = outcome.map(ReleaseEnd::after).orElse(FAILED);
            worst = end.compareTo(worst) > 0 ? end : worst;
        }
        return worst;
    }

    private static ReleaseEnd after(Outcome outcome) {
        return switch (outcome) {
            case DEPLOYED -> RELEASED;
            case SUPERSEDED -> SUPERSEDED;
            case REJECTED -> REJECTED;
            case ROLLED_BACK, NEEDS_HUMAN -> FAILED;
        };
    }

    private static Optional<Outcome> outcome(Optional<Deployment> deployment) {
        return deployment.flatMap(Deployment::closing).map(Closing::outcome);
    }

    private static Map<String, Deployment> byId(List<Deployment> records) {
        return records.stream().collect(Collectors.toMap(Deployment::id, Function.identity(), (a, b) -> b));
    }
}
