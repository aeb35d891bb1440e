package dev.headgate.traffic.codedeploy;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Target;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.TrafficBackend.Limits;
import dev.headgate.traffic.TrafficControlException;
import dev.headgate.traffic.UnknownWordException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.codedeploy.model.ApplicationDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.BlueGreenDeploymentConfiguration;
import software.amazon.awssdk.services.codedeploy.model.BlueInstanceTerminationOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupDoesNotExistException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentReadyOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;
import software.amazon.awssdk.services.codedeploy.model.LastDeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.LoadBalancerInfo;
import software.amazon.awssdk.services.codedeploy.model.TargetGroupInfo;

/** Reads a CodeDeploy deployment group. */
final class GroupReader {

    private static final Set<DeploymentStatus> ACTIVE = Set.of(
            DeploymentStatus.CREATED,
            DeploymentStatus.QUEUED,
            DeploymentStatus.IN_PROGRESS,
            DeploymentStatus.BAKING,
            DeploymentStatus.READY);

    /** How long blue lives where the group says KEEP_ALIVE: for good, as far as any bake time is concerned. */
    private static final Duration KEPT_ALIVE = Duration.ofDays(365);

    private final Connection connection;

    GroupReader(Connection connection) {
        this.connection = connection;
    }

    /** Empty when there is no such group, or no such application. */
    Optional<DeploymentGroupInfo> read() {
        CodeDeployGroup group = CodeDeployGroup.of(connection.target());
        return CodeDeployCall.of(connection, "GetDeploymentGroup", codeDeploy -> {
            try {
                return Optional.of(codeDeploy
                        .getDeploymentGroup(it ->
                                it.applicationName(group.application()).deploymentGroupName(group.deploymentGroup()))
                        .deploymentGroupInfo());
            } catch (DeploymentGroupDoesNotExistException | ApplicationDoesNotExistException e) {
                return Optional.empty();
            }
        });
    }

    /** As people look for it. */
    String name() {
        Target target = connection.target();
        CodeDeployGroup group = CodeDeployGroup.of(target);
        return group.application() + "/" + group.deploymentGroup() + " in account " + target.account() + ", "
                + target.region();
    }

    /** The deployment that occupies the group: also a rollback that CodeDeploy itself started. */
    Optional<String> active(DeploymentGroupInfo group) {
        return Optional.ofNullable(group.lastAttemptedDeployment())
                .filter(GroupReader::isActive)
                .map(LastDeploymentInfo::deploymentId)
                .or(this::listedAsActive);
    }

    /** @throws UnknownWordException for a status that is not known here */
    private static boolean isActive(LastDeploymentInfo last) {
        return !ProgressReader.status(last.deploymentId(), last.status(), last.statusAsString())
                .stage()
                .isOver();
    }

    static Limits limits(DeploymentGroupInfo group) {
        Optional<BlueGreenDeploymentConfiguration> blueGreen =
                Optional.ofNullable(group.blueGreenDeploymentConfiguration());
        return new Limits(
                blueGreen
                        .map(BlueGreenDeploymentConfiguration::deploymentReadyOption)
                        .map(GroupReader::readyWait)
                        .orElse(Duration.ZERO),
                blueGreen
                        .map(BlueGreenDeploymentConfiguration::terminateBlueInstancesOnDeploymentSuccess)
                        .map(GroupReader::terminationWait)
                        .orElse(Duration.ZERO));
    }

    /** @throws TrafficControlException when the group has none */
    String productionListener(DeploymentGroupInfo group) {
        return productionListener(group.loadBalancerInfo());
    }

    /** @throws TrafficControlException when there is none */
    String productionListener(@Nullable LoadBalancerInfo balancing) {
        return Optional.ofNullable(balancing).stream()
                .flatMap(info -> info.targetGroupPairInfoList().stream())
                .flatMap(pair -> Optional.ofNullable(pair.prodTrafficRoute()).stream())
                .flatMap(route -> route.listenerArns().stream())
                .findFirst()
                .orElseThrow(() -> new TrafficControlException("Deployment group " + name()
                        + " has no production listener. Set its load balancer information to the listener that users"
                        + " reach and the service's two target groups."));
    }

    /** Names of the target groups between which it moves traffic. */
    static Set<String> targetGroups(DeploymentGroupInfo group) {
        return targetGroups(group.loadBalancerInfo());
    }

    static Set<String> targetGroups(@Nullable LoadBalancerInfo balancing) {
        return Optional.ofNullable(balancing).stream()
                .flatMap(info -> info.targetGroupPairInfoList().stream())
                .flatMap(pair -> pair.targetGroups().stream())
                .map(TargetGroupInfo::name)
                .collect(Collectors.toSet());
    }

    /** A group needs none. */
    static Optional<String> testListener(DeploymentGroupInfo group) {
        return Optional.ofNullable(group.loadBalancerInfo()).stream()
                .flatMap(info -> info.targetGroupPairInfoList().stream())
                .flatMap(pair -> Optional.ofNullable(pair.testTrafficRoute()).stream())
                .flatMap(route -> route.listenerArns().stream())
                .findFirst();
    }

    private Optional<String> listedAsActive() {
        List<String> listed = new DeploymentLister(connection).list(it -> it.includeOnlyStatuses(ACTIVE));
        return listed.stream().findFirst();
    }

    private static Duration readyWait(DeploymentReadyOption option) {
        return "STOP_DEPLOYMENT".equals(option.actionOnTimeoutAsString())
                ? minutes(option.waitTimeInMinutes())
                : Duration.ZERO;
    }

    private static Duration terminationWait(BlueInstanceTerminationOption option) {
        return "KEEP_ALIVE".equals(option.actionAsString())
                ? KEPT_ALIVE
                : minutes(option.terminationWaitTimeInMinutes());
    }

    private static Duration minutes(Integer minutes) {
        return Optional.ofNullable(minutes).map(Duration::ofMinutes).orElse(Duration.ZERO);
    }
}
