package dev.headgate.handler;

import dev.headgate.config.Configuration;
import dev.headgate.config.ConfigurationSource;
import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.KeptRelease;
import dev.headgate.json.Json;
import dev.headgate.notification.ExecutionMessages;
import dev.headgate.notification.Notifier;
import dev.headgate.notification.ReleaseMessages;
import dev.headgate.release.Execution;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Release;
import dev.headgate.release.ReleasePlan;
import dev.headgate.release.ReleasePlanner;
import dev.headgate.release.Trigger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/** State {@code PlanRelease}: turns what started the execution into a plan of waves, and keeps each deployment's. */
public final class PlanReleaseHandler {

    /** As long as Step Functions remembers an execution's name. */
    private static final Duration REMEMBER = Duration.ofDays(90);

    /** Step Functions passes 256 KiB on, in which an execution's context and input have to fit as well. */
    private static final int MOST_BYTES = 128 * 1024;

    private static final int FIRST_LOOK_SECONDS = 5;

    private final ReleasePlanner planner;
    private final ConfigurationSource configuration;
    private final DeploymentStore store;
    private final Notifier notifier;
    private final ReleaseOrder order;
    private final LeftOfRelease left;

    public PlanReleaseHandler(
            ReleasePlanner planner, ConfigurationSource configuration, DeploymentStore store, Notifier notifier) {
        this.planner = planner;
        this.configuration = configuration;
        this.store = store;
        this.notifier = notifier;
        this.order = new ReleaseOrder(store);
        this.left = new LeftOfRelease(store);
    }

    /**
     * What the state passes.
     *
     * @param input the execution's own: an event, a pipeline's, or an operator's
     */
    public record Input(Map<String, Object> input, Execution execution) {}

    public ReleasePlan handle(Input input) {
        Configuration current = configuration(input.input());
        Trigger trigger = lookedUp(Trigger.parse(input.input(), current), input.execution());
        return switch (planner.plan(trigger, current, input.execution())) {
            case ReleasePlan.NothingToDeploy nothing -> tell(nothing, input.execution());
            case ReleasePlan.Follow follow -> follow;
            case ReleasePlan.Deploy deploy -> claim(deploy, trigger, current, input.execution());
        };
    }

    private Trigger lookedUp(Trigger trigger, Execution execution) {
        return trigger instanceof Trigger.RetryRequest asked
                ? left.lookUp(asked, execution.startedAt())
                : trigger.dated(store::beginning);
    }

    /** Whoever names a service needs no other; of an event, any service's {@code releaseOn} may speak. */
    private Configuration configuration(Map<String, Object> input) {
        return input.get("service") instanceof String service ? configuration.about(service) : configuration.read();
    }

    private ReleasePlan tell(ReleasePlan.NothingToDeploy nothing, Execution execution) {
        if (nothing.toTell()) {
            notifier.send(ExecutionMessages.nothingToDeploy(execution, nothing.reason()));
        }
        return nothing;
    }

    /** Events come at least once, and a pipeline may both send one and start us by its action. */
    private ReleasePlan claim(ReleasePlan.Deploy deploy, Trigger trigger, Configuration current, Execution execution) {
        requireFits(deploy);
        Optional<String> outrun = trigger.isEvent() && !deploy.release().rollback() ? outrun(deploy) : Optional.empty();
        if (outrun.isPresent()) {
            return tell(new ReleasePlan.NothingToDeploy(outrun.get(), true), execution);
        }
        Optional<String> actedOn =
                trigger.triggerId(deploy.release().service()).filter(id -> isTaken(id, trigger, deploy, execution));
        if (actedOn.isPresent() && trigger instanceof Trigger.PipelineAction) {
            return follow(actedOn.get(), trigger, current, execution);
        }
        if (actedOn.isPresent() && trigger instanceof Trigger.RetryRequest asked) {
            throw new InvalidReleaseException("Release " + asked.releaseId() + " is retried already, by release "
                    + store.claimedBy(actedOn.get()).orElse("another")
                    + ": if that one stops as well, retry it instead");
        }
        if (actedOn.isPresent()) {
            return new ReleasePlan.NothingToDeploy("another execution has acted on " + actedOn.get() + " already");
        }
        order.requireKnown(deploy.release(), trigger);
        keepPlans(deploy, execution);
        notifier.send(ReleaseMessages.planned(deploy));
        return deploy;
    }

    /** The executions that deploy get an id only: whoever may start one could write gates of their own into a plan. */
    private void keepPlans(ReleasePlan.Deploy deploy, Execution execution) {
        deploy.waves().stream()
                .flatMap(wave -> wave.deployments().stream())
                .forEach(plan -> store.keepPlan(plan, execution.startedAt().plus(REMEMBER)));
        store.keepRelease(KeptRelease.of(deploy), execution.startedAt().plus(REMEMBER));
    }

    /** A retried action's pipeline goes on by what the release came to that it started first. */
    private ReleasePlan follow(String triggerId, Trigger trigger, Configuration current, Execution execution) {
        String other = store.claimedBy(triggerId).orElse(execution.name());
        Execution first = new Execution(
                execution.arn().replaceFirst("[^:]*$", Matcher.quoteReplacement(other)), other, execution.startedAt());
        return planner.plan(trigger, current, first) instanceof ReleasePlan.Deploy same
                ? follow(store.release(other).orElseGet(() -> KeptRelease.of(same)), other)
                : new ReleasePlan.NothingToDeploy("another execution has acted on " + triggerId + " already");
    }

    /** By what it planned then, for the configuration may have changed since. */
    private static ReleasePlan follow(KeptRelease first, String releaseId) {
        return new ReleasePlan.Follow(releaseId, first.deploymentIds(), FIRST_LOOK_SECONDS);
    }

    /**
     * A release gives its claim up when it fails, so that a retried action may start another. An event may not: one that
     * comes late or twice would release again what was rejected. So what has had a release is noted besides, for good.
     */
    private boolean isTaken(String triggerId, Trigger trigger, ReleasePlan.Deploy deploy, Execution execution) {
        Instant until = execution.startedAt().plus(REMEMBER);
        boolean first =
                store.claimTrigger(triggerId + "/first", deploy.release().id() + "/first", until);
        return (trigger.isEvent() && !first)
                || !store.claimTrigger(triggerId, deploy.release().id(), until);
    }

    /** Beyond its limit, Step Functions ends the execution by an error that it documents as not to be caught. */
    private static void requireFits(ReleasePlan.Deploy deploy) {
        int bytes = Json.write(deploy).getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new InvalidReleaseException(
                    "The plan of this release has " + bytes + " bytes, and at most " + MOST_BYTES
                            + " fit through Step Functions: name some of the environments in a release of their own, and say the"
                            + " reason in fewer words");
        }
    }

    /** Why an event's image is not released: newer code is where it would go first, as when a build or an event was slow. */
    private Optional<String> outrun(ReleasePlan.Deploy deploy) {
        Release release = deploy.release();
        return deploy.waves().getFirst().deployments().stream()
                .flatMap(plan ->
                        store.deployed(release.service(), plan.environment().name(), 1).stream())
                .filter(there -> there.plan().release().asOf().isAfter(release.asOf()))
                .findFirst()
                .map(there -> release.reason() + ", with code as of " + release.asOf() + "; but "
                        + there.plan().environment().name() + " has had newer code, as of "
                        + there.plan().release().asOf() + ", since deployment " + there.id()
                        + ". To release the older code all the same, start a release of "
                        + release.image().digest() + " by hand");
    }
}
