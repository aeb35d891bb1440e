package dev.headgate.traffic;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Backend;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.release.Image;
import dev.headgate.traffic.codedeploy.CodeDeployBackend;
import dev.headgate.traffic.ecs.EcsBackend;
import dev.headgate.traffic.ecs.EcsNews;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks of each target the backend that moves its traffic. */
public final class Backends implements TrafficBackend {

    private final TrafficBackend codeDeploy;
    private final TrafficBackend ecs;

    /** All that there are. */
    public Backends(EnvironmentClients environments) {
        codeDeploy = new CodeDeployBackend(environments);
        ecs = new EcsBackend(environments);
    }

    private TrafficBackend of(Backend backend) {
        return switch (backend) {
            case CodeDeployGroup group -> codeDeploy;
            case EcsDeployments deployments -> ecs;
        };
    }

    private TrafficBackend of(Target target) {
        return of(target.backend());
    }

    private TrafficBackend of(DeploymentPlan plan) {
        return of(plan.environment().target());
    }

    @Override
    public ServiceView look(Target target, List<String> alarms) {
        return of(target).look(target, alarms);
    }

    @Override
    public Observation observe(Target target, List<String> alarms, String id, Remembered before) {
        return of(target).observe(target, alarms, id, before);
    }

    @Override
    public Optional<Limits> limits(Target target) {
        return of(target).limits(target);
    }

    @Override
    public Duration keepsBack(DeploymentPlan plan) {
        return of(plan).keepsBack(plan);
    }

    @Override
    public List<Fault> unfit(DeploymentPlan plan) {
        return of(plan).unfit(plan);
    }

    @Override
    public Optional<String> testUrl(Target target) {
        return of(target).testUrl(target);
    }

    @Override
    public String start(DeploymentPlan plan, String taskDefinition, Marker marker, List<String> ignoredAlarms) {
        return of(plan).start(plan, taskDefinition, marker, ignoredAlarms);
    }

    @Override
    public Optional<String> find(Target target, String taskDefinition, Marker marker) {
        return of(target).find(target, taskDefinition, marker);
    }

    @Override
    public Progress progress(Target target, String id) {
        return of(target).progress(target, id);
    }

    @Override
    public Optional<String> newsPlace(Target target) {
        return of(target).newsPlace(target);
    }

    /** The place that an event of a backend is about; empty where none of ours is told of. */
    public static Optional<String> newsPlace(Map<String, Object> event) {
        return EcsNews.place(event);
    }

    @Override
    public String loadBalancer(Target target) {
        return of(target).loadBalancer(target);
    }

    @Override
    public void proceed(Target target, String id, Optional<String> pause) {
        of(target).proceed(target, id, pause);
    }

    @Override
    public void retireBlue(Target target, String id) {
        of(target).retireBlue(target, id);
    }

    @Override
    public void rollBack(Target target, String id) {
        of(target).rollBack(target, id);
    }

    @Override
    public RollbackStep nextRollbackStep(
            Deployment deployment, ServiceView service, Optional<Progress> active, Instant now) {
        return of(deployment.backend()).nextRollbackStep(deployment, service, active, now);
    }

    @Override
    public String template(Target target, String serving, Optional<String> known, String container, Image image) {
        return of(target).template(target, serving, known, container, image);
    }

    @Override
    public String registerRevision(Target target, String template, String container, Image image) {
        return of(target).registerRevision(target, template, container, image);
    }

    @Override
    public String startable(Target target, String taskDefinition) {
        return of(target).startable(target, taskDefinition);
    }

    @Override
    public boolean isCopy(Target target, String some, String other) {
        return of(target).isCopy(target, some, other);
    }

    @Override
    public List<RevisionChange> changes(
            Target target, String blue, Optional<String> green, String container, Image image) {
        return of(target).changes(target, blue, green, container, image);
    }

    @Override
    public Optional<String> imageOf(Target target, String taskDefinition, String container) {
        return of(target).imageOf(target, taskDefinition, container);
    }
}
