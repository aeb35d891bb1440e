package dev.headgate.simulator.environment.ecs;

import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TrafficMover;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.DeploymentConfiguration;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentStatus;

/** A service whose traffic ECS itself moves: a new deployment stops the one before it. */
final class NativeService implements TrafficMover {

    /** How a service is set up; each deployment goes by what held when it was asked for. */
    record Setup(DeploymentConfiguration configuration, LoadBalancer balancing) {}

    private final Surroundings around;
    private final SimulatedService service;
    private final List<Revision> revisions = new ArrayList<>();
    private final List<EcsDeployment> deployments = new ArrayList<>();
    private Optional<Setup> setup = Optional.empty();
    private Optional<DeploymentRun> active = Optional.empty();

    NativeService(Surroundings around, SimulatedService service) {
        this.around = around;
        this.service = service;
        service.passByWhenScaling(set -> !around.readings().blueFollowsScaling()
                && active.filter(run -> run.traffic().isBlue(set)).isPresent());
    }

    SimulatedService service() {
        return service;
    }

    /** Empty before anybody has created it; its load balancer may be there before it. */
    Optional<Setup> setup() {
        return setup;
    }

    void setUp(Setup next) {
        setup = Optional.of(next);
    }

    /** As if it had been so for long: its first revision serves, and the deployment that made it is forgotten. */
    void stand(String taskDefinition) {
        service.stand(taskDefinition);
        revise(taskDefinition).runs(service.primary());
    }

    /** Starts a deployment by the setup that holds, and stops what is under way. */
    EcsDeployment deploy(String taskDefinition) {
        Setup by = setup.orElseThrow();
        EcsDeployment.Change change = new EcsDeployment.Change(serving(), revise(taskDefinition));
        EcsDeployment deployment = new EcsDeployment(around, service, change, by.configuration());
        boolean testRule = by.balancing().advancedConfiguration().testListenerRule() != null;
        ServiceTraffic traffic = new ServiceTraffic(service, deployment, around.readings(), testRule);
        Optional<DeploymentRun> former = active;
        DeploymentRun run = new DeploymentRun(around, deployment, traffic, this::ended);
        deployments.add(deployment);
        active = Optional.of(run);
        former.ifPresentOrElse(
                it -> it.halt("A newer deployment was started: " + deployment.arn(), () -> {
                    // Somebody may have turned it back before it began.
                    if (deployment.status() == ServiceDeploymentStatus.PENDING) {
                        run.begin();
                    }
                }),
                run::begin);
        return deployment;
    }

    /** The active revisions, blue first. */
    private List<Revision> serving() {
        Optional<RunningTaskSet> blue =
                service.findPrimary().map(primary -> ServiceTraffic.staying(service, around.readings()));
        return active().stream()
                .sorted((one, other) -> Boolean.compare(runs(other, blue), runs(one, blue)))
                .toList();
    }

    private static boolean runs(Revision revision, Optional<RunningTaskSet> set) {
        return revision.tasks().isPresent() && revision.tasks().equals(set);
    }

    private Revision revise(String taskDefinition) {
        String path = service.spec().cluster() + "/" + service.spec().name() + "/";
        Revision revision = new Revision(
                around.identifiers()
                        .arn(
                                "ecs",
                                "service-revision/" + path
                                        + around.identifiers().serviceRevision()),
                taskDefinition,
                around.now());
        revisions.add(revision);
        return revision;
    }

    private void ended() {
        boolean over = active.filter(run -> run.deployment().hasEnded()).isPresent();
        if (over) {
            active = Optional.empty();
            if (!around.readings().blueFollowsScaling()) {
                service.scaleTo(service.desired());
            }
        }
    }

    void alarmsChanged() {
        active.ifPresent(DeploymentRun::alarmsChanged);
    }

    /** The run of a deployment that moves, or is to move, the service's traffic. */
    Optional<DeploymentRun> runOf(EcsDeployment deployment) {
        return active.filter(run -> run.deployment() == deployment);
    }

    List<EcsDeployment> deployments() {
        return List.copyOf(deployments);
    }

    List<Revision> revisions() {
        return List.copyOf(revisions);
    }

    List<Revision> active() {
        return revisions.stream().filter(Revision::isActive).toList();
    }

    /** What the service is to run: the newest of its deployments, unless that was broken off. */
    String taskDefinition() {
        return active.filter(run -> !run.goesBack())
                .map(run -> run.deployment().change().target().taskDefinition())
                .or(() -> service.findPrimary().map(set -> set.origin().taskDefinition()))
                .orElseGet(() -> revisions.getLast().taskDefinition());
    }

    @Override
    public Optional<Movement> movement() {
        return active.map(DeploymentRun::deployment)
                .map(it -> new Movement(it.arn(), it.status().toString()));
    }

    @Override
    public boolean isGreen(RunningTaskSet set) {
        Optional<RunningTaskSet> coming = active.flatMap(run -> run.traffic().green());
        return coming.map(set::equals).orElseGet(() -> switch (set.status()) {
            case PRIMARY -> false;
            case ACTIVE -> true;
            case DRAINING -> wasRolledBack();
        });
    }

    private boolean wasRolledBack() {
        return !deployments.isEmpty() && deployments.getLast().rollback().isPresent();
    }

    @Override
    public long changes() {
        return deployments.stream().mapToLong(EcsDeployment::statusChanges).sum() + deployments.size();
    }
}
