package dev.headgate.simulator.environment;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.balancing.SimulatedLoadBalancing;
import dev.headgate.simulator.environment.cloudwatch.Alarms;
import dev.headgate.simulator.environment.cloudwatch.MetricQueries;
import dev.headgate.simulator.environment.cloudwatch.SimulatedCloudWatch;
import dev.headgate.simulator.environment.codedeploy.CodeDeploy;
import dev.headgate.simulator.environment.codedeploy.GroupSpec;
import dev.headgate.simulator.environment.ecs.EcsServices;
import dev.headgate.simulator.environment.ecs.SimulatedEcs;
import dev.headgate.simulator.environment.service.CloudConditions;
import dev.headgate.simulator.environment.service.FirstRevision;
import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.LoadBalancers;
import dev.headgate.simulator.environment.service.RunningTaskSet;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.environment.service.ServiceSpec;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TargetGroup;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import dev.headgate.simulator.environment.service.TaskScheduler;
import dev.headgate.simulator.environment.service.TrafficModel;
import dev.headgate.simulator.environment.service.TrafficMover;
import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** One account and region that releases go to: its services, and what can happen to them. */
public final class TargetAccount {

    private final EventLoop loop;
    private final Identifiers identifiers;
    private final TaskScheduler scheduler;
    private final TaskDefinitions taskDefinitions;
    private final LoadBalancers loadBalancers;
    private final Alarms alarms;
    private final CloudConditions conditions;
    private final TrafficModel traffic;
    private final Map<String, SimulatedService> services = new LinkedHashMap<>();
    private final Map<String, TrafficMover> movers = new HashMap<>();
    private final CodeDeploy codeDeploy;
    private final EcsServices ecsServices;
    private final EcsClient ecs;
    private final ElasticLoadBalancingV2Client loadBalancing;
    private final CloudWatchClient cloudWatch;

    /** @param random draws ids, times and traffic: with one seed, everything happens again as it did */
    public TargetAccount(String account, String region, EventLoop loop, Wire wire, RandomGenerator random) {
        this.loop = loop;
        identifiers = new Identifiers(random, account, region);
        scheduler = new TaskScheduler(loop);
        taskDefinitions = new TaskDefinitions(loop, identifiers);
        loadBalancers = new LoadBalancers(identifiers);
        alarms = new Alarms(loop);
        conditions = new CloudConditions(random, scheduler);
        traffic = new TrafficModel(random.nextLong());
        traffic.onChange(() -> services.values().forEach(SimulatedService::changed));
        codeDeploy = new CodeDeploy(loop, wire, identifiers, alarms, conditions, taskDefinitions, random);
        Collection<SimulatedService> all = services.values();
        ecsServices = new EcsServices(loop, identifiers, alarms, conditions, taskDefinitions, random);
        ecs = Unsimulated.client(
                EcsClient.class, "ecs", new SimulatedEcs(wire, identifiers, all, ecsServices, taskDefinitions));
        loadBalancing = Unsimulated.client(
                ElasticLoadBalancingV2Client.class,
                "elasticloadbalancing",
                new SimulatedLoadBalancing(wire, identifiers, loadBalancers, all));
        cloudWatch = Unsimulated.client(
                CloudWatchClient.class,
                "cloudwatch",
                new SimulatedCloudWatch(wire, identifiers, alarms, new MetricQueries(loop, all, traffic)));
    }

    public String account() {
        return identifiers.account();
    }

    public String region() {
        return identifiers.region();
    }

    public CodeDeployClient codeDeploy() {
        return codeDeploy.client();
    }

    public EcsClient ecs() {
        return ecs;
    }

    public ElasticLoadBalancingV2Client loadBalancing() {
        return loadBalancing;
    }

    public CloudWatchClient cloudWatch() {
        return cloudWatch;
    }

    public CloudConditions conditions() {
        return conditions;
    }

    public TrafficModel traffic() {
        return traffic;
    }

    /** The services whose traffic ECS moves itself. */
    public EcsServices ecsServices() {
        return ecsServices;
    }

    /** Makes a service whose first revision serves, with all its tasks healthy and its alarms in OK. */
    public void addService(ServiceSpec spec, GroupSpec group) {
        String first = firstRevision(spec);
        SimulatedService service = place(spec);
        service.stand(first);
        movers.put(spec.name(), codeDeploy.addGroup(group, service));
        group.alarms().forEach(name -> alarms.set(name, StateValue.OK));
    }

    /** Makes such a service whose traffic ECS moves itself. */
    public void addEcsService(ServiceSpec spec, List<String> alarmsInOk) {
        String first = firstRevision(spec);
        movers.put(spec.name(), ecsServices.stand(place(spec), first));
        alarmsInOk.forEach(name -> alarms.set(name, StateValue.OK));
    }

    /** Makes a load balancer with its rules and target groups, and a task definition: CreateService makes the rest. */
    public void prepareEcsService(ServiceSpec spec) {
        String unused = firstRevision(spec);
        movers.put(spec.name(), ecsServices.prepare(place(spec)));
    }

    private String firstRevision(ServiceSpec spec) {
        if (services.containsKey(spec.name())) {
            throw new IllegalArgumentException("there already is a service " + spec.name());
        }
        return taskDefinitions
                .register(FirstRevision.of(spec, identifiers))
                .definition()
                .taskDefinitionArn();
    }

    private SimulatedService place(ServiceSpec spec) {
        SimulatedService service = new SimulatedService(
                spec, loop, identifiers, scheduler, taskDefinitions, loadBalancers, traffic, conditions);
        services.put(spec.name(), service);
        return service;
    }

    /** Makes a service anew in another shape, as if it had been so from its beginning. */
    public void reshape(String serviceName, ServiceShape shape) {
        SimulatedService former = service(serviceName);
        Optional<GroupSpec> group = codeDeploy.removeGroup(former);
        ecsServices.remove(former);
        loadBalancers.remove(former);
        services.remove(serviceName);
        ServiceSpec spec = former.spec().shaped(shape);
        group.ifPresentOrElse(it -> addService(spec, it), () -> addEcsService(spec, List.of()));
    }

    /** Makes a deployment configuration of one's own, as a stack would. */
    public void registerDeploymentConfig(String name, Strategy strategy) {
        codeDeploy.registerDeploymentConfig(name, strategy);
    }

    /** Says with which AppSpec a service was deployed before, by its team's own means. */
    public void deployedBefore(String serviceName, String appSpec) {
        codeDeploy.deployedBefore(service(serviceName), appSpec);
    }

    /** Says in which bucket of S3 the AppSpec lies that a service was deployed with before. */
    public void deployedFromS3(String serviceName, String bucket, String key) {
        codeDeploy.deployedFromS3(service(serviceName), bucket, key);
    }

    /**
     * From now on no task with this image passes its health checks, not even one that did.
     *
     * @param digest ends the image's name
     */
    public void makeImageSick(String digest) {
        scheduler.makeSick(digest);
        checkTasksAgain();
    }

    public void cureImage(String digest) {
        scheduler.cure(digest);
        checkTasksAgain();
    }

    private void checkTasksAgain() {
        services.values().stream()
                .flatMap(service -> service.taskSets().stream())
                .forEach(RunningTaskSet::checkAgain);
    }

    /** Kills tasks of one colour; ECS starts others in their place. */
    public void killTasks(String serviceName, TrafficView.Color color, int tasks) {
        SimulatedService service = service(serviceName);
        service.taskSets().stream()
                .filter(set -> TrafficView.color(mover(serviceName), set) == color)
                .forEach(set -> set.lose(tasks));
    }

    /** An alarm keeps its state until it is given another one. */
    public void alarm(String name, StateValue state) {
        alarms.set(name, state);
    }

    public void alarmAt(Instant when, String name, StateValue state) {
        loop.at(when, "alarm " + name + " goes to " + state, () -> alarms.set(name, state));
    }

    public void removeAlarm(String name) {
        alarms.remove(name);
    }

    /**
     * Sets a service's production listener by hand, as a stack update or a person would: so much to the revision with this
     * image, the rest to the other target group.
     *
     * @param digest ends the image's name; a revision that does not run changes nothing
     */
    public void splitListener(String serviceName, String digest, int percent) {
        service(serviceName).splitByHand(digest, percent);
    }

    /** Changes the desired count, as autoscaling would in the middle of a deployment. */
    public void scaleTo(String serviceName, int desiredCount) {
        service(serviceName).scaleTo(desiredCount);
    }

    /**
     * Sends all of production to the tasks of one image, as a stack update or a person at the console would; no deployment
     * hears of it.
     *
     * @param digest ends the image's name
     */
    public void resetListener(String serviceName, String digest) {
        SimulatedService service = service(serviceName);
        RunningTaskSet chosen = service.taskSets().stream()
                .filter(set -> set.origin().image().endsWith(digest))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nothing of " + serviceName + " runs " + digest));
        TargetGroup group = chosen.origin().targetGroup();
        service.targetGroups().stream()
                .filter(other -> !other.equals(group))
                .forEach(other -> service.weigh(group, 100, other));
    }

    /**
     * Starts somebody else's deployment of what already runs; it occupies the group for about this time and then
     * succeeds.
     *
     * @param time at least a minute
     * @return CodeDeploy's id of it
     */
    public String occupy(String serviceName, Duration time) {
        return codeDeploy.occupy(service(serviceName), time);
    }

    /** Grows whenever what {@link #trafficView} tells of any service may have changed. */
    public long changes() {
        return services.values().stream().mapToLong(SimulatedService::changes).sum()
                + movers.values().stream().mapToLong(TrafficMover::changes).sum();
    }

    public TrafficView trafficView(String serviceName) {
        return TrafficView.of(service(serviceName), mover(serviceName), traffic);
    }

    private SimulatedService service(String name) {
        return Optional.ofNullable(services.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no service " + name + ", only " + String.join(", ", services.keySet())));
    }

    private TrafficMover mover(String name) {
        return Optional.ofNullable(movers.get(service(name).spec().name())).orElseThrow();
    }
}
