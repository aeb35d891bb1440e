package dev.headgate.traffic.ecs;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Target;
import dev.headgate.deployment.Deployment;
import dev.headgate.deployment.Fault;
import dev.headgate.deployment.Observation;
import dev.headgate.deployment.Progress;
import dev.headgate.deployment.ServiceView;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.AlarmReader;
import dev.headgate.traffic.ConnectedBackend;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.ListenerReader;
import dev.headgate.traffic.LoadBalancerName;
import dev.headgate.traffic.Marker;
import dev.headgate.traffic.Remembered;
import dev.headgate.traffic.RollbackStep;
import dev.headgate.traffic.ServiceReader;
import dev.headgate.traffic.TestAddressReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;

/** Moves traffic by ECS's own blue/green deployments. */
public final class EcsBackend extends ConnectedBackend {

    private final ResolvedRevisions resolved = new ResolvedRevisions();

    public EcsBackend(EnvironmentClients clients) {
        super(clients);
    }

    @Override
    public ServiceView look(Target target, List<String> alarms) {
        Connection connection = connect(target);
        Optional<Service> service = new ServiceReader(connection).service();
        AlarmReader.Alarms read = new AlarmReader(connection).read(alarms);
        return service.map(it -> view(
                        connection,
                        it,
                        DeploymentsSeen.all(new ServiceDeployments(connection)),
                        any -> true,
                        OptionalInt.empty(),
                        read))
                .orElse(ServiceView.ABSENT);
    }

    /**
     * Reads our own deployment once, and the list of all only where another one may be at work. Of revisions it reads green's
     * alone: nothing is decided by blue's while it is kept, and what brings it back looks at all.
     */
    @Override
    public Observation observe(Target target, List<String> alarms, String arn, Remembered before) {
        Connection connection = connect(target);
        ServiceDeployments deployments = new ServiceDeployments(connection);
        Optional<Service> service = new ServiceReader(connection).service();
        AlarmReader.Sight read = new AlarmReader(connection).sight(alarms);
        ServiceDeployment ours = deployments.read(arn);
        ServiceView view = service.map(it -> view(
                        connection,
                        it,
                        DeploymentsSeen.beside(ours, it, deployments),
                        arn::equals,
                        before.healthy(),
                        read.alarms()))
                .orElse(ServiceView.ABSENT);
        return new Observation(EcsProgress.of(ours), view, read.unseen());
    }

    /** @param madeBy the deployments whose revisions are looked at */
    private ServiceView view(
            Connection connection,
            Service service,
            DeploymentsSeen deployments,
            Predicate<String> madeBy,
            OptionalInt healthy,
            AlarmReader.Alarms alarms) {
        Optional<Routing> routing = Routing.of(service);
        Map<String, Integer> weights = routing.map(
                        it -> new ListenerReader(connection).ruleWeights(it.productionRule()))
                .orElse(Map.of());
        return new ServiceView(
                true,
                service.desiredCount(),
                routing.map(it -> new RevisionReader(connection, resolved)
                                .live(service, it, deployments, madeBy, healthy, weights))
                        .orElse(List.of()),
                weights,
                deployments.active(),
                alarms.inAlarm(),
                alarms.missing());
    }

    /** A pause is made for each release, as long as it needs. */
    @Override
    public Optional<Limits> limits(Target target) {
        return new ServiceReader(connect(target))
                .service()
                .filter(Fitness::isDeployedByEcs)
                .flatMap(Routing::of)
                .map(routing -> new Limits(ReleaseConfiguration.LONGEST_PAUSE, ReleaseConfiguration.LONGEST_PAUSE));
    }

    @Override
    public Duration keepsBack(DeploymentPlan plan) {
        return ReleaseConfiguration.untilAnswered(plan.environment().rules());
    }

    @Override
    public List<Fault> unfit(DeploymentPlan plan) {
        return Fitness.of(
                connect(plan.environment().target()), plan.environment().rules());
    }

    @Override
    public Optional<String> testUrl(Target target) {
        Connection connection = connect(target);
        return new ServiceReader(connection)
                .service()
                .flatMap(Routing::of)
                .flatMap(Routing::testRule)
                .flatMap(rule -> new ListenerReader(connection)
                        .rule(rule).stream()
                                .findFirst()
                                .flatMap(it -> new TestAddressReader(connection).url(Routing.listener(rule), it)));
    }

    @Override
    public String start(DeploymentPlan plan, String taskDefinition, Marker marker, List<String> ignoredAlarms) {
        Connection connection = connect(plan.environment().target());
        return new DeploymentStarter(connection).start(plan, taskDefinition, marker, ignoredAlarms);
    }

    @Override
    public Optional<String> find(Target target, String taskDefinition, Marker marker) {
        return new DeploymentFinder(connect(target)).find(taskDefinition, marker);
    }

    @Override
    public Progress progress(Target target, String arn) {
        return EcsProgress.of(new ServiceDeployments(connect(target)).read(arn));
    }

    @Override
    public Optional<String> newsPlace(Target target) {
        return Optional.of(EcsNews.place(target));
    }

    @Override
    public String loadBalancer(Target target) {
        Service service = new ServiceReader(connect(target)).require();
        return LoadBalancerName.of(Routing.require(service).productionListener());
    }

    @Override
    public void proceed(Target target, String arn, Optional<String> pause) {
        PauseEnder pauses = new PauseEnder(connect(target));
        pause.ifPresentOrElse(
                it -> pauses.goOn(arn, it), () -> pauses.goOnFrom(arn, Pauses.BEFORE_TRAFFIC, Pauses.BEFORE_STEP));
    }

    @Override
    public void retireBlue(Target target, String arn) {
        new PauseEnder(connect(target)).goOnFrom(arn, Pauses.BEFORE_BLUE_GOES);
    }

    @Override
    public void rollBack(Target target, String arn) {
        new PauseEnder(connect(target)).goBack(arn);
    }

    @Override
    public RollbackStep nextRollbackStep(
            Deployment deployment, ServiceView service, Optional<Progress> active, Instant now) {
        return EcsRollback.STEPS.next(deployment, service, active, now);
    }
}
