package dev.headgate.traffic.codedeploy;

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
import dev.headgate.traffic.TrafficControlException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codedeploy.model.DeploymentAlreadyCompletedException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LoadBalancerInfo;
import software.amazon.awssdk.services.ecs.model.Service;

/** Moves traffic by CodeDeploy's blue/green deployments of ECS services. */
public final class CodeDeployBackend extends ConnectedBackend {

    public CodeDeployBackend(EnvironmentClients clients) {
        super(clients);
    }

    @Override
    public ServiceView look(Target target, List<String> alarms) {
        Connection connection = connect(target);
        GroupReader groups = new GroupReader(connection);
        TaskSetReader taskSets = new TaskSetReader(connection);
        Optional<DeploymentGroupInfo> group = groups.read();
        Optional<Service> service = new ServiceReader(connection).service();
        AlarmReader.Alarms read = new AlarmReader(connection).read(alarms);
        return new ServiceView(
                service.isPresent(),
                service.map(Service::desiredCount).orElse(0),
                service.map(taskSets::taskSets).orElse(List.of()),
                group.map(it -> new ListenerReader(connection)
                                .weights(groups.productionListener(it), GroupReader.targetGroups(it)))
                        .orElse(Map.of()),
                group.flatMap(groups::active),
                read.inAlarm(),
                read.missing());
    }

    /**
     * While the deployment is at work, it tells itself by which listener it moves traffic, and no other one can be at work in its
     * group. While green's tasks come up, nothing is to be seen behind the load balancer yet. Of task sets the look reads green's alone: nothing is decided by blue's while it is kept, and what brings it back
     * looks at all.
     */
    @Override
    public Observation observe(Target target, List<String> alarms, String id, Remembered before) {
        Connection connection = connect(target);
        ProgressReader reader = new ProgressReader(connection);
        DeploymentInfo info = reader.info(id);
        CodeDeployStatus status = reader.told(id, info, before.progress());
        Progress progress = status.after(before.progress());
        if (progress.stage().isOver() || info.loadBalancerInfo() == null) {
            return super.observe(target, alarms, id, before);
        }
        AlarmReader.Sight read = new AlarmReader(connection).sight(alarms);
        Optional<Service> service = new ServiceReader(connection).service();
        return new Observation(
                progress,
                new ServiceView(
                        service.isPresent(),
                        service.map(Service::desiredCount).orElse(0),
                        status.isInstalling()
                                ? List.of()
                                : service.map(it -> new TaskSetReader(connection).madeBy(it, id, before.healthy()))
                                        .orElse(List.of()),
                        status.isInstalling() ? Map.of() : weights(connection, info.loadBalancerInfo()),
                        Optional.of(id),
                        read.alarms().inAlarm(),
                        read.alarms().missing()),
                read.unseen());
    }

    private static Map<String, Integer> weights(Connection connection, LoadBalancerInfo balancing) {
        return new ListenerReader(connection)
                .weights(
                        new GroupReader(connection).productionListener(balancing), GroupReader.targetGroups(balancing));
    }

    @Override
    public Optional<Limits> limits(Target target) {
        return new GroupReader(connect(target)).read().map(GroupReader::limits);
    }

    @Override
    public List<Fault> unfit(DeploymentPlan plan) {
        return Fitness.of(
                connect(plan.environment().target()), plan.environment().rules());
    }

    @Override
    public Optional<String> testUrl(Target target) {
        Connection connection = connect(target);
        return new GroupReader(connection)
                .read()
                .flatMap(group -> GroupReader.testListener(group)
                        .flatMap(it -> new TestAddressReader(connection).url(it, GroupReader.targetGroups(group))));
    }

    @Override
    public String start(DeploymentPlan plan, String taskDefinition, Marker marker, List<String> ignoredAlarms) {
        Connection connection = connect(plan.environment().target());
        DeploymentFinder finder = new DeploymentFinder(connection, clock());
        return new DeploymentStarter(connection, finder).start(plan, taskDefinition, marker.text(), ignoredAlarms);
    }

    @Override
    public Optional<String> find(Target target, String taskDefinition, Marker marker) {
        return new DeploymentFinder(connect(target), clock()).find(taskDefinition, marker.text());
    }

    @Override
    public Progress progress(Target target, String codeDeployId) {
        return new ProgressReader(connect(target)).read(codeDeployId).progress();
    }

    /** Taken from the listener's ARN: a target group that gets nothing at the moment names no load balancer. */
    @Override
    public String loadBalancer(Target target) {
        Connection connection = connect(target);
        GroupReader groups = new GroupReader(connection);
        DeploymentGroupInfo group = groups.read()
                .orElseThrow(() -> new TrafficControlException("There is no deployment group " + groups.name()));
        return LoadBalancerName.of(groups.productionListener(group));
    }

    @Override
    public void proceed(Target target, String codeDeployId, Optional<String> pause) {
        new WaitEnder(connect(target)).endReadyWait(codeDeployId);
    }

    @Override
    public void retireBlue(Target target, String codeDeployId) {
        new WaitEnder(connect(target)).endTerminationWait(codeDeployId);
    }

    @Override
    public void rollBack(Target target, String codeDeployId) {
        CodeDeployCall.of(connect(target), "StopDeployment", codeDeploy -> {
            try {
                return Optional.of(codeDeploy.stopDeployment(
                        it -> it.deploymentId(codeDeployId).autoRollbackEnabled(true)));
            } catch (DeploymentAlreadyCompletedException e) {
                // There is nothing left to stop; whether blue serves again is for the caller to look at.
                return Optional.empty();
            }
        });
    }

    @Override
    public RollbackStep nextRollbackStep(
            Deployment deployment, ServiceView service, Optional<Progress> active, Instant now) {
        return CodeDeployRollback.step(deployment, service, active, now);
    }
}
