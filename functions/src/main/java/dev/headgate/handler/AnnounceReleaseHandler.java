package dev.headgate.handler;

import dev.headgate.asker.AskerStore;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.Outcome;
import dev.headgate.deployment.ReleaseEnd;
import dev.headgate.notification.ExecutionMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.ReleaseMessages;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Execution;
import dev.headgate.release.ReleasePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** State {@code AnnounceRelease}: tells people how the release ended, environment by environment. */
public final class AnnounceReleaseHandler {

    private final DeploymentStore store;
    private final AskerStore askers;
    private final Notifier notifier;

    public AnnounceReleaseHandler(DeploymentStore store, AskerStore askers, Notifier notifier) {
        this.store = store;
        this.askers = askers;
        this.notifier = notifier;
    }

    /**
     * What the state passes.
     *
     * @param plan absent when planning itself failed
     * @param because with what ended the release early, unless every wave was deployed
     * @param problem as in {@code because}; an execution that an older definition began passes it here, and no {@code because}
     */
    public record Input(
            Execution execution,
            Optional<ReleasePlan.Deploy> plan,
            Optional<Because> because,
            Optional<Problem> problem) {

        Optional<Problem> failure() {
            return because.flatMap(Because::problem).or(() -> problem);
        }
    }

    /**
     * How the release ended.
     *
     * @param superseded whether nothing but newer releases stopped it
     * @param outcomes by environment; one that was not reached is absent
     */
    public record Output(boolean released, boolean superseded, String summary, Map<String, Outcome> outcomes) {}

    public Output handle(Input input) {
        return input.plan().map(this::announce).orElseGet(() -> announceUnplanned(input));
    }

    private Output announce(ReleasePlan.Deploy plan) {
        List<DeploymentPlan> plans = plan.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .toList();
        List<Deployment> deployments = plans.stream()
                .flatMap(planned -> store.find(planned.deploymentId()).stream())
                .toList();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        for (Deployment deployment : deployments) {
            deployment
                    .closing()
                    .ifPresent(closing ->
                            outcomes.put(deployment.plan().environment().name(), closing.outcome()));
        }
        // The records decide: an execution may have died after its deployment had ended well.
        boolean released =
                outcomes.size() == plans.size() && outcomes.values().stream().allMatch(Outcome.DEPLOYED::equals);
        if (!released) {
            store.giveUpTrigger(plan.release().id());
        }
        notifier.send(ReleaseMessages.finished(
                plan, deployments, askers.starter(plan.release().executionArn())));
        return new Output(
                released,
                ReleaseEnd.of(plan, deployments) == ReleaseEnd.SUPERSEDED,
                released ? "every environment is deployed" : summary(outcomes),
                outcomes);
    }

    private Output announceUnplanned(Input input) {
        String why = input.failure().map(Problem::message).orElse("the release was not planned");
        notifier.send(ExecutionMessages.notPlanned(input.execution(), why));
        store.giveUpTrigger(input.execution().name());
        return new Output(false, false, why, Map.of());
    }

    private static String summary(Map<String, Outcome> outcomes) {
        return outcomes.isEmpty() ? "no environment was reached" : "it ended " + outcomes;
    }
}
