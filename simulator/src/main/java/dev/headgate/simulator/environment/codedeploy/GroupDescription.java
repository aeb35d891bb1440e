package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.simulator.environment.service.Extra;
import dev.headgate.simulator.environment.service.ListenerWeights;
import dev.headgate.simulator.environment.service.SimulatedService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.BlueGreenDeploymentConfiguration;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentOption;
import software.amazon.awssdk.services.codedeploy.model.DeploymentReadyAction;
import software.amazon.awssdk.services.codedeploy.model.DeploymentStyle;
import software.amazon.awssdk.services.codedeploy.model.DeploymentType;
import software.amazon.awssdk.services.codedeploy.model.ECSService;
import software.amazon.awssdk.services.codedeploy.model.InstanceAction;
import software.amazon.awssdk.services.codedeploy.model.LoadBalancerInfo;
import software.amazon.awssdk.services.codedeploy.model.TargetGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.TargetGroupPairInfo;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoute;

/** A deployment group as GetDeploymentGroup tells it. */
final class GroupDescription {

    static final DeploymentStyle STYLE = DeploymentStyle.builder()
            .deploymentType(DeploymentType.BLUE_GREEN)
            .deploymentOption(DeploymentOption.WITH_TRAFFIC_CONTROL)
            .build();

    private GroupDescription() {}

    static DeploymentGroupInfo of(DeploymentGroup group, String groupId) {
        SimulatedService service = group.service();
        DeploymentGroupInfo.Builder info = DeploymentGroupInfo.builder()
                .applicationName(group.application())
                .deploymentGroupId(groupId)
                .deploymentGroupName(group.name())
                .deploymentConfigName(DeploymentConfigs.ALL_AT_ONCE)
                .computePlatform(ComputePlatform.ECS)
                .deploymentStyle(STYLE)
                .ecsServices(ECSService.builder()
                        .serviceName(service.spec().name())
                        .clusterName(service.spec().cluster())
                        .build())
                .loadBalancerInfo(loadBalancerInfo(service))
                .blueGreenDeploymentConfiguration(blueGreen(group.spec()))
                .autoRollbackConfiguration(rollback -> rollback.enabled(true).events(DeploymentGroup.ROLLBACK_EVENTS))
                .alarmConfiguration(alarms -> alarms.enabled(!group.alarms().isEmpty())
                        .ignorePollAlarmFailure(false)
                        .alarms(group.alarms().stream()
                                .map(name -> Alarm.builder().name(name).build())
                                .toList()));
        group.lastAttempted().map(DeploymentDescription::brief).ifPresent(info::lastAttemptedDeployment);
        group.lastSuccessful().ifPresent(last -> info.lastSuccessfulDeployment(DeploymentDescription.brief(last)));
        group.targetRevision().map(DeploymentDescription::told).ifPresent(info::targetRevision);
        return info.build();
    }

    static LoadBalancerInfo loadBalancerInfo(SimulatedService service) {
        TargetGroupPairInfo.Builder pair = TargetGroupPairInfo.builder()
                .targetGroups(service.targetGroups().stream()
                        .map(group ->
                                TargetGroupInfo.builder().name(group.name()).build())
                        .toList())
                .prodTrafficRoute(route(service.productionListener()));
        service.test().map(ListenerWeights::arn).map(GroupDescription::route).ifPresent(pair::testTrafficRoute);
        List<TargetGroupPairInfo> pairs = new ArrayList<>(List.of(pair.build()));
        if (service.spec().shape().front().has(Extra.SECOND_PAIR)) {
            pairs.add(secondPair(service));
        }
        return LoadBalancerInfo.builder().targetGroupPairInfoList(pairs).build();
    }

    private static TargetGroupPairInfo secondPair(SimulatedService service) {
        return TargetGroupPairInfo.builder()
                .targetGroups(Stream.of("-3", "-4")
                        .map(number -> TargetGroupInfo.builder()
                                .name(service.spec().name() + number)
                                .build())
                        .toList())
                .prodTrafficRoute(route(service.productionListener()))
                .build();
    }

    private static TrafficRoute route(String listener) {
        return TrafficRoute.builder().listenerArns(listener).build();
    }

    static BlueGreenDeploymentConfiguration blueGreen(GroupSpec spec) {
        Duration readyWait = spec.readyWait();
        DeploymentReadyAction action =
                readyWait.isZero() ? DeploymentReadyAction.CONTINUE_DEPLOYMENT : DeploymentReadyAction.STOP_DEPLOYMENT;
        return BlueGreenDeploymentConfiguration.builder()
                .deploymentReadyOption(
                        ready -> ready.actionOnTimeout(action).waitTimeInMinutes((int) readyWait.toMinutes()))
                .terminateBlueInstancesOnDeploymentSuccess(
                        blue -> blue.action(InstanceAction.TERMINATE).terminationWaitTimeInMinutes((int)
                                spec.terminationWait().toMinutes()))
                .build();
    }
}
