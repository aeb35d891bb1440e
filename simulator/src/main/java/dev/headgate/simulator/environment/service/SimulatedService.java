package dev.headgate.simulator.environment.service;

import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** An ECS service with its load balancer and its two target groups; who moves its traffic is not its own affair. */
public final class SimulatedService {

    /** The default deregistration delay of a target group. */
    private static final Duration DRAINING = Duration.ofMinutes(5);

    private static final int PRODUCTION_PORT = 443;
    private static final int TEST_PORT = 8443;
    private static final int PLAIN_PORT = 80;

    private final ServiceSpec spec;
    private final EventLoop loop;
    private final Identifiers identifiers;
    private final TaskScheduler scheduler;
    private final TaskDefinitions taskDefinitions;
    private final LoadBalancer loadBalancer;
    private final TargetGroup first;
    private final TargetGroup second;
    private final ListenerWeights production;
    private final Optional<ListenerWeights> test;
    private final Routing routing;
    private final List<RunningTaskSet> taskSets = new ArrayList<>();
    private final TrafficHistory history;
    private final List<Runnable> onScaling = new ArrayList<>();
    private Predicate<RunningTaskSet> keepsItsCount = set -> false;
    private int desired;
    private long changes;

    public SimulatedService(
            ServiceSpec spec,
            EventLoop loop,
            Identifiers identifiers,
            TaskScheduler scheduler,
            TaskDefinitions taskDefinitions,
            LoadBalancers loadBalancers,
            TrafficModel traffic,
            CloudConditions conditions) {
        this.spec = spec;
        this.loop = loop;
        this.identifiers = identifiers;
        this.scheduler = scheduler;
        this.taskDefinitions = taskDefinitions;
        loadBalancer = loadBalancers.of(spec);
        first = targetGroup(spec.name() + "-1");
        second = targetGroup(spec.name() + "-2");
        production = forward(PRODUCTION_PORT);
        test = spec.shape().front().testListener() ? Optional.of(forward(TEST_PORT)) : Optional.empty();
        plain(spec.shape().front().plain());
        extras(spec.shape().front());
        if (spec.shape().front().bothGroups()) {
            production.split(second, 0, first);
        }
        routing = new Routing(loop, conditions, production);
        history = new TrafficHistory(loop, traffic);
        desired = spec.desiredCount();
    }

    private TargetGroup targetGroup(String name) {
        String resource = "targetgroup/" + name + "/" + identifiers.hex();
        return new TargetGroup(name, identifiers.arn("elasticloadbalancing", resource), spec.port());
    }

    /** By every rule that the service has, or else by default: a deployment moves them all alike. */
    private ListenerWeights forward(int port) {
        Front front = spec.shape().front();
        Listener listener = loadBalancer.listener(port);
        ListenerWeights weights = new ListenerWeights(listener, front, first);
        ListenerAction action = new ListenerAction.Forward(weights);
        if (front.rules().isEmpty()) {
            listener.byDefault(action);
        }
        front.rules().forEach(rule -> listener.add(rule, action));
        return weights;
    }

    private void plain(Front.Plain plain) {
        switch (plain) {
            case NONE -> {}
            case REDIRECTS -> loadBalancer.listener(PLAIN_PORT).byDefault(new ListenerAction.Redirect());
            case FORWARDS -> forward(PLAIN_PORT);
        }
    }

    private void extras(Front front) {
        if (front.has(Extra.THIRD_GROUP_IN_THE_FORWARD)) {
            production.share(targetGroup(spec.name() + "-legacy"), 10);
        }
        if (front.has(Extra.REDIRECT_BESIDE_THE_FORWARD)) {
            loadBalancer.listener(PRODUCTION_PORT).add(Front.OLD_PATHS, new ListenerAction.Redirect());
        }
    }

    /** Starts the service's life with a deployment that makes its first revision. */
    public RunningTaskSet begin(String taskDefinition, String deploymentId) {
        RunningTaskSet set = create(taskDefinition, spec.shape().placement(), first, Optional.of(deploymentId));
        set.become(RunningTaskSet.Status.PRIMARY);
        set.place();
        return set;
    }

    /** Starts the service's life: its first revision serves, and no deployment made it. */
    public void stand(String taskDefinition) {
        RunningTaskSet set = create(taskDefinition, spec.shape().placement(), first, Optional.empty());
        set.standAlready();
        set.become(RunningTaskSet.Status.PRIMARY);
    }

    public ServiceSpec spec() {
        return spec;
    }

    public String arn() {
        return identifiers.arn("ecs", "service/" + spec.cluster() + "/" + spec.name());
    }

    public String clusterArn() {
        return identifiers.arn("ecs", "cluster/" + spec.cluster());
    }

    public LoadBalancer loadBalancer() {
        return loadBalancer;
    }

    public List<TargetGroup> targetGroups() {
        return List.of(first, second);
    }

    public ListenerWeights production() {
        return production;
    }

    /** ARN of the listener that the deployment group takes for production's. */
    public String productionListener() {
        return spec.shape().front().has(Extra.GROUP_NAMES_THE_PLAIN_LISTENER)
                ? loadBalancer.listener(PLAIN_PORT).arn()
                : production.arn();
    }

    /** Percent of the requests of this moment, which the listener's last weights may not have reached yet. */
    double percentRouted(TargetGroup targetGroup) {
        return routing.percentOf(targetGroup);
    }

    /** What requests to the test listener are forwarded to; empty where there is none. */
    public Optional<ListenerWeights> test() {
        return test;
    }

    public TrafficHistory history() {
        return history;
    }

    public int desired() {
        return desired;
    }

    public List<RunningTaskSet> taskSets() {
        return List.copyOf(taskSets);
    }

    public List<RunningTaskSet> taskSetsBehind(TargetGroup targetGroup) {
        return taskSets.stream()
                .filter(set -> set.origin().targetGroup().equals(targetGroup))
                .toList();
    }

    /** Whether a listener names it: otherwise its targets get no health checks. */
    public boolean isInUse(TargetGroup targetGroup) {
        return loadBalancer.refersTo(targetGroup);
    }

    public RunningTaskSet primary() {
        return findPrimary().orElseThrow();
    }

    /** Empty while nothing of the service has ever run. */
    public Optional<RunningTaskSet> findPrimary() {
        return taskSets.stream()
                .filter(set -> set.status() == RunningTaskSet.Status.PRIMARY)
                .findFirst();
    }

    /** Green goes to the target group that is free: roles swap with each deployment. */
    public RunningTaskSet addTaskSet(String taskDefinition, Placement placement, String deploymentId) {
        TargetGroup free = primary().origin().targetGroup().equals(first) ? second : first;
        RunningTaskSet set = create(taskDefinition, placement, free, Optional.of(deploymentId));
        set.place();
        return set;
    }

    /**
     * What a deployment that was not rolled back left behind goes before the next one installs. AWS documents nothing
     * here; this is the reading in which production traffic is never lost.
     */
    public void clearLeftovers() {
        RunningTaskSet primary = primary();
        taskSets().stream()
                .filter(set -> set.status() == RunningTaskSet.Status.ACTIVE)
                .forEach(set -> {
                    weigh(primary.origin().targetGroup(), 100, set.origin().targetGroup());
                    drain(set);
                });
    }

    private RunningTaskSet create(
            String taskDefinition, Placement placement, TargetGroup targetGroup, Optional<String> deploymentId) {
        String id = identifiers.taskSet();
        RunningTaskSet.Origin origin = new RunningTaskSet.Origin(
                id,
                identifiers.arn("ecs", "task-set/" + spec.cluster() + "/" + spec.name() + "/" + id),
                taskDefinition,
                placement,
                taskDefinitions.imageOf(taskDefinition, spec.containerName()),
                targetGroup,
                deploymentId,
                loop.instant());
        RunningTaskSet set = new RunningTaskSet(origin, desired, scheduler, this::changed);
        taskSets.add(set);
        return set;
    }

    public void weigh(TargetGroup targetGroup, double percent, TargetGroup other) {
        production.split(targetGroup, percent, other);
        routing.follow(production, this::changed);
        changed();
    }

    public void splitByHand(String digest, int percent) {
        taskSets.stream()
                .filter(set -> set.status() != RunningTaskSet.Status.DRAINING)
                .filter(set -> set.origin().image().endsWith(digest))
                .map(set -> set.origin().targetGroup())
                .findFirst()
                .ifPresent(chosen -> weigh(chosen, percent, chosen.equals(first) ? second : first));
    }

    /** Points the test listener, if there is one, at one target group. */
    public void test(TargetGroup targetGroup, TargetGroup other) {
        test.ifPresent(it -> it.split(targetGroup, 100, other));
    }

    public void promote(RunningTaskSet set, RunningTaskSet former) {
        former.become(RunningTaskSet.Status.ACTIVE);
        set.become(RunningTaskSet.Status.PRIMARY);
    }

    public void drain(RunningTaskSet set) {
        drain(set, () -> {});
    }

    /** Stops a revision's tasks, and says when the last of them has stopped. */
    public void drain(RunningTaskSet set, Runnable gone) {
        set.become(RunningTaskSet.Status.DRAINING);
        loop.after(DRAINING, set.origin().id() + " is gone", () -> {
            taskSets.remove(set);
            changed();
            gone.run();
        });
    }

    public void scaleTo(int count) {
        desired = count;
        taskSets.stream()
                .filter(set -> set.status() != RunningTaskSet.Status.DRAINING)
                .filter(set -> !keepsItsCount.test(set))
                .forEach(set -> set.resize(count));
        onScaling.forEach(Runnable::run);
    }

    /** From now on a change of the desired count passes these by. */
    public void passByWhenScaling(Predicate<RunningTaskSet> keepsItsCount) {
        this.keepsItsCount = keepsItsCount;
    }

    /** What else happens whenever the desired count was changed. */
    public void onScaling(Runnable action) {
        onScaling.add(action);
    }

    /** Grows whenever traffic or tasks are not what they were. */
    public long changes() {
        return changes;
    }

    /** Something that traffic or health depends on is different from now on. */
    public void changed() {
        changes++;
        history.record(this);
    }
}
