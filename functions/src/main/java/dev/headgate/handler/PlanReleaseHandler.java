package dev.headgate.handler;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.ReleaseMessages;
import dev.headgate.release.Execution;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlanner;
import dev.headgate.release.Trigger;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** State {@code PlanRelease}: turns what started the execution into a plan of waves, and keeps each deployment's. */
public final class PlanReleaseHandler {

    /** As long as Step Functions remembers an execution's name. */
    private static final Duration REMEMBER = Duration.ofDays(90);

    private final ReleasePlanner planner;
    private final ConfigurationSource configuration;
    private final DeploymentStore store;
    private final Notifier notifier;

    public PlanReleaseHandler(
            ReleasePlanner planner, ConfigurationSource configuration, DeploymentStore store, Notifier notifier) {
        this.planner = planner;
        this.configuration = configuration;
        this.store = store;
        this.notifier = notifier;
    }

    /**
     * What the state passes.
     *
     * @param input the execution's own: an event, a pipeline's, or an operator's
     */
    public record Input(Map<String, Object> input, Execution execution) {}

    public ReleasePlan handle(Input input) {
        Configuration current = configuration.read();
        Trigger trigger = Trigger.parse(input.input(), current);
        return switch (planner.plan(trigger, current, input.execution())) {
            case ReleasePlan.NothingToDeploy nothing -> nothing;
            case ReleasePlan.Deploy deploy -> claim(deploy, trigger, input.execution());
        };
    }

    /** Events come at least once, and a pipeline may both send one and start us by its action. */
    private ReleasePlan claim(ReleasePlan.Deploy deploy, Trigger trigger, Execution execution) {
        Optional<String> actedOn =
                trigger.triggerId(deploy.release().service()).filter(id -> isTaken(id, deploy, execution));
        if (actedOn.isPresent()) {
            return new ReleasePlan.NothingToDeploy("another execution has acted on " + actedOn.get() + " already");
        }
        keepPlans(deploy, execution);
        notifier.send(ReleaseMessages.planned(deploy));
        return deploy;
    }

    /** The executions that deploy get an id only: whoever may start one could write gates of their own into a plan. */
    private void keepPlans(ReleasePlan.Deploy deploy, Execution execution) {
        deploy.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .forEach(plan -> store.keepPlan(plan, execution.startedAt().plus(REMEMBER)));
    }

    private boolean isTaken(String triggerId, ReleasePlan.Deploy deploy, Execution execution) {
        return !store.claimTrigger(
                triggerId, deploy.release().id(), execution.startedAt().plus(REMEMBER));
    }
}
