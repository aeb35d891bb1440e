package dev.headgate.handler;

import dev.headgate.config.ConfigurationSource;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.release.Execution;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlanner;
import java.time.Duration;
import java.util.Map;

/** State {@code PlanRelease}: turns what started the execution into a plan of waves. */
public final class PlanReleaseHandler {

    /** As long as Step Functions remembers an execution's name. */
    private static final Duration REMEMBER_TRIGGERS = Duration.ofDays(90);

    private final ReleasePlanner planner;
    private final ConfigurationSource configuration;
    private final DeploymentStore store;

    public PlanReleaseHandler(ReleasePlanner planner, ConfigurationSource configuration, DeploymentStore store) {
        this.planner = planner;
        this.configuration = configuration;
        this.store = store;
    }

    /**
     * What the state passes.
     *
     * @param input the execution's own: an event, a pipeline's, or an operator's
     */
    public record Input(Map<String, Object> input, Execution execution) {}

    public ReleasePlan handle(Input input) {
        return switch (planner.plan(input.input(), configuration.read(), input.execution())) {
            case ReleasePlan.NothingToDeploy nothing -> nothing;
            case ReleasePlan.Deploy deploy -> claim(deploy, input);
        };
    }

    /** Events come at least once, and a pipeline may both send one and start us by its action. */
    private ReleasePlan claim(ReleasePlan.Deploy deploy, Input input) {
        return planner.triggerId(input.input())
                .filter(trigger -> !store.claimTrigger(
                        trigger,
                        deploy.release().id(),
                        input.execution().startedAt().plus(REMEMBER_TRIGGERS)))
                .<ReleasePlan>map(trigger -> new ReleasePlan.NothingToDeploy(
                        "another execution has acted on " + trigger + " already"))
                .orElse(deploy);
    }
}
