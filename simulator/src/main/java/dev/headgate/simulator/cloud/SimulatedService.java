package dev.headgate.simulator.cloud;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An ECS service with its load balancer, its two target groups and its deployment group. */
final class SimulatedService {

    /** The default deregistration delay of a target group. */
    private static final Duration DRAINING = Duration.ofMinutes(5);

    private static final int PRODUCTION_PORT = 443;
    private static final int TEST_PORT = 8443;

    private final ServiceSpec spec;
    private final EventLoop loop;
    private final Identifiers identifiers;
    private final TaskScheduler scheduler;
    private final TaskDefinitions taskDefinitions;
    private final String loadBalancerId;
    private final TargetGroup first;
    private final TargetGroup second;
    private final ListenerWeights production;
    private final ListenerWeights test;
    private final Routing routing;
    private final DeploymentGroup group;
    private final List<RunningTaskSet> taskSets = new ArrayList<>();
    private final TrafficHistory history;
    private int desired;
    private long changes;

    SimulatedService(
            ServiceSpec spec,
            EventLoop loop,
            Identifiers identifiers,
            TaskScheduler scheduler,
            TaskDefinitions taskDefinitions,
            TrafficModel traffic,
            CloudConditions conditions) {
        this.spec = spec;
        this.loop = loop;
        this.identifiers = identifiers;
        this.scheduler = scheduler;
        this.taskDefinitions = taskDefinitions;
        loadBalancerId = spec.name() + "/" + identifiers.hex();
        first = targetGroup(spec.name() + "-1");
        second = targetGroup(spec.name() + "-2");
        production = new ListenerWeights(listenerArn(), PRODUCTION_PORT, first);
        test = new ListenerWeights(listenerArn(), TEST_PORT, first);
        routing = new Routing(loop, conditions, production);
        group = new DeploymentGroup(spec);
        history = new TrafficHistory(loop, traffic);
        desired = spec.desiredCount();
    }

    private TargetGroup targetGroup(String name) {
        String resource = "targetgroup/" + name + "/" + identifiers.hex();
        return new TargetGroup(name, identifiers.arn("elasticloadbalancing", resource), spec.port());
    }

    private String listenerArn() {
        return identifiers.arn("elasticloadbalancing", "listener/app/" + loadBalancerId + "/" + identifiers.hex());
    }

    /** Starts the service's life: its first revision serves, and no deployment made it. */
    void stand(String taskDefinition) {
        RunningTaskSet set = create(taskDefinition, first, Optional.empty());
        set.standAlready();
        set.become(RunningTaskSet.Status.PRIMARY);
    }

    ServiceSpec spec() {
        return spec;
    }

    String arn() {
        return identifiers.arn("ecs", "service/" + spec.cluster() + "/" + spec.name());
    }

    String clusterArn() {
        return identifiers.arn("ecs", "cluster/" + spec.cluster());
    }

    String loadBalancerArn() {
        return identifiers.arn("elasticloadbalancing", "loadbalancer/app/" + loadBalancerId);
    }

    /** As CloudWatch names it: {@code app/name/id}. */
    String loadBalancerDimension() {
        return "app/" + loadBalancerId;
    }

    List<TargetGroup> targetGroups() {
        return List.of(first, second);
    }

    ListenerWeights production() {
        return production;
    }

    /** Percent of the requests of this moment, which the listener's last weights may not have reached yet. */
    int percentRouted(TargetGroup targetGroup) {
        return routing.percentOf(targetGroup);
    }

    ListenerWeights test() {
        return test;
    }

    DeploymentGroup group() {
        return group;
    }

    TrafficHistory history() {
        return history;
    }

    int desired() {
        return desired;
    }

    List<RunningTaskSet> taskSets() {
        return List.copyOf(taskSets);
    }

    List<RunningTaskSet> taskSetsBehind(TargetGroup targetGroup) {
        return taskSets.stream()
                .filter(set -> set.origin().targetGroup().equals(targetGroup))
                .toList();
    }

    /** Whether a listener names it: otherwise its targets get no health checks. */
    boolean isInUse(TargetGroup targetGroup) {
        return production.refersTo(targetGroup) || test.refersTo(targetGroup);
    }

    RunningTaskSet primary() {
        return taskSets.stream()
                .filter(set -> set.status() == RunningTaskSet.Status.PRIMARY)
                .findFirst()
                .orElseThrow();
    }

    /** Green goes to the target group that is free: roles swap with each deployment. */
    RunningTaskSet addTaskSet(Deployment deployment) {
        TargetGroup free = primary().origin().targetGroup().equals(first) ? second : first;
        RunningTaskSet set = create(deployment.order().taskDefinition(), free, Optional.of(deployment.id()));
        set.place();
        return set;
    }

    /**
     * What a deployment that was not rolled back left behind goes before the next one installs. AWS documents nothing
     * here; this is the reading in which production traffic is never lost.
     */
    void clearLeftovers() {
        RunningTaskSet primary = primary();
        taskSets().stream()
                .filter(set -> set.status() == RunningTaskSet.Status.ACTIVE)
                .forEach(set -> {
                    weigh(primary.origin().targetGroup(), 100, set.origin().targetGroup());
                    drain(set);
                });
    }

    private RunningTaskSet create(String taskDefinition, TargetGroup targetGroup, Optional<String> deploymentId) {
        String id = identifiers.taskSet();
        RunningTaskSet.Origin origin = new RunningTaskSet.Origin(
                id,
                identifiers.arn("ecs", "task-set/" + spec.cluster() + "/" + spec.name() + "/" + id),
                taskDefinition,
                taskDefinitions.imageOf(taskDefinition, spec.containerName()),
                targetGroup,
                deploymentId,
                loop.instant());
        RunningTaskSet set = new RunningTaskSet(origin, desired, scheduler, this::changed);
        taskSets.add(set);
        return set;
    }

    void weigh(TargetGroup targetGroup, int percent, TargetGroup other) {
        production.split(targetGroup, percent, other);
        routing.follow(production, this::changed);
        changed();
    }

    void splitByHand(String digest, int percent) {
        taskSets.stream()
                .filter(set -> set.status() != RunningTaskSet.Status.DRAINING)
                .filter(set -> set.origin().image().endsWith(digest))
                .map(set -> set.origin().targetGroup())
                .findFirst()
                .ifPresent(chosen -> weigh(chosen, percent, chosen.equals(first) ? second : first));
    }

    /** Points the test listener at one target group. */
    void test(TargetGroup targetGroup, TargetGroup other) {
        test.split(targetGroup, 100, other);
    }

    void promote(RunningTaskSet set, RunningTaskSet former) {
        former.become(RunningTaskSet.Status.ACTIVE);
        set.become(RunningTaskSet.Status.PRIMARY);
    }

    void drain(RunningTaskSet set) {
        set.become(RunningTaskSet.Status.DRAINING);
        loop.after(DRAINING, set.origin().id() + " is gone", () -> {
            taskSets.remove(set);
            changed();
        });
    }

    void scaleTo(int count) {
        desired = count;
        taskSets.stream()
                .filter(set -> set.status() != RunningTaskSet.Status.DRAINING)
                .forEach(set -> set.resize(count));
        group.active().ifPresent(Run::scaled);
    }

    /** Grows whenever traffic, tasks or the deployment at work are not what they were. */
    long changes() {
        return changes + group.changes();
    }

    /** Something that traffic or health depends on is different from now on. */
    void changed() {
        changes++;
        history.record(this);
    }
}
