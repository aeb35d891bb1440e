package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.cloudwatch.Alarms;
import dev.headgate.simulator.environment.service.CloudConditions;
import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.environment.service.SimulatedService;
import dev.headgate.simulator.environment.service.TaskDefinitions;
import dev.headgate.simulator.environment.service.TrafficMover;
import dev.headgate.simulator.wire.Unsimulated;
import dev.headgate.simulator.wire.Wire;
import dev.headgate.states.time.EventLoop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;

/** CodeDeploy of one account and region: its deployment groups, and who works on them. */
public final class CodeDeploy {

    private final Map<SimulatedService, DeploymentGroup> groups = new LinkedHashMap<>();
    private final DeploymentConfigs configs = new DeploymentConfigs();
    private final DeploymentControl control;
    private final CodeDeployClient client;

    public CodeDeploy(
            EventLoop loop,
            Wire wire,
            Identifiers identifiers,
            Alarms alarms,
            CloudConditions conditions,
            TaskDefinitions taskDefinitions,
            RandomGenerator random) {
        Deployments deployments = new Deployments(loop, identifiers, alarms, conditions);
        CodeDeployLookup lookup = new CodeDeployLookup(groups.values(), deployments, configs);
        control = new DeploymentControl(lookup, new DeploymentOrders(taskDefinitions, lookup), deployments, random);
        client = Unsimulated.client(
                CodeDeployClient.class,
                "codedeploy",
                new SimulatedCodeDeploy(wire, identifiers, lookup, control, deployments));
    }

    public CodeDeployClient client() {
        return client;
    }

    /** Makes a deployment group for a service. */
    public TrafficMover addGroup(GroupSpec spec, SimulatedService service) {
        DeploymentGroup group = new DeploymentGroup(spec, service);
        groups.put(service, group);
        return group;
    }

    /** Deletes a service's deployment group, if it has one, and tells what it was. */
    public Optional<GroupSpec> removeGroup(SimulatedService service) {
        return Optional.ofNullable(groups.remove(service)).map(DeploymentGroup::spec);
    }

    /** Says with which AppSpec a service was deployed before, by its team's own means. */
    public void deployedBefore(SimulatedService service, String appSpec) {
        groupOf(service).deployedBefore(DeploymentOrders.revisionOf(appSpec));
    }

    /** Says in which bucket of S3 the AppSpec lies that a service was deployed with before. */
    public void deployedFromS3(SimulatedService service, String bucket, String key) {
        groupOf(service)
                .deployedBefore(RevisionLocation.builder()
                        .revisionType(RevisionLocationType.S3)
                        .s3Location(it -> it.bucket(bucket).key(key))
                        .build());
    }

    /** Makes a deployment configuration of one's own, as a stack would. */
    public void registerDeploymentConfig(String name, Strategy strategy) {
        configs.register(name, strategy);
    }

    /**
     * Starts somebody else's deployment of what already runs; it occupies the group for about this time and then
     * succeeds.
     *
     * @return CodeDeploy's id of it
     */
    public String occupy(SimulatedService service, Duration time) {
        return control.occupy(groupOf(service), time).id();
    }

    private DeploymentGroup groupOf(SimulatedService service) {
        return Optional.ofNullable(groups.get(service))
                .orElseThrow(() -> new IllegalArgumentException("no deployment group has " + service.arn()));
    }
}
