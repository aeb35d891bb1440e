package dev.headgate.infra.environment;

import dev.headgate.config.Names;
import dev.headgate.config.ReleaseRules;
import dev.headgate.infra.balancing.CodeDeployLoadBalancing;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.traffic.codedeploy.DeploymentConfigName;
import dev.headgate.traffic.codedeploy.GroupWaits;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.IAlarm;
import software.amazon.awscdk.services.codedeploy.AutoRollbackConfig;
import software.amazon.awscdk.services.codedeploy.EcsApplication;
import software.amazon.awscdk.services.codedeploy.EcsBlueGreenDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.EcsDeploymentConfig;
import software.amazon.awscdk.services.codedeploy.EcsDeploymentGroup;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.iam.IRole;
import software.constructs.Construct;

/** The CodeDeploy application and deployment group of a service. */
final class DeploymentGroup extends Construct {

    DeploymentGroup(
            Construct scope,
            Names names,
            ServiceIn it,
            FargateService service,
            CodeDeployLoadBalancing loadBalancing,
            IRole codeDeploy) {
        super(scope, "Deployment");
        ReleaseRules rules = it.environment().rules();
        GroupWaits waits = GroupWaits.of(rules);
        EcsBlueGreenDeploymentConfig.Builder blueGreen = EcsBlueGreenDeploymentConfig.builder()
                .blueTargetGroup(loadBalancing.blue())
                .greenTargetGroup(loadBalancing.green())
                .listener(loadBalancing.production())
                .testListener(loadBalancing.test())
                .terminationWaitTime(minutes(waits.termination()));
        blueGreen.deploymentApprovalWaitTime(minutes(waits.ready()));
        EcsDeploymentGroup.Builder.create(this, "Group")
                .application(EcsApplication.Builder.create(this, "Application")
                        .applicationName(it.codeDeployGroup().application())
                        .build())
                .deploymentGroupName(it.codeDeployGroup().deploymentGroup())
                .service(service)
                .blueGreenDeploymentConfig(blueGreen.build())
                .deploymentConfig(EcsDeploymentConfig.fromEcsDeploymentConfigName(
                        this, "Config", DeploymentConfigName.of(names, rules.strategy())))
                .role(codeDeploy)
                .alarms(alarms(rules))
                // An alarm that cannot be read counts as red: who cannot see must not go on.
                .ignorePollAlarmsFailure(false)
                .autoRollback(AutoRollbackConfig.builder()
                        .failedDeployment(true)
                        .stoppedDeployment(true)
                        .deploymentInAlarm(rules.alarms().isEmpty() ? null : true)
                        .build())
                .build();
    }

    /** By name: they may belong to another stack, or to somebody else. */
    private List<IAlarm> alarms(ReleaseRules rules) {
        return rules.alarms().stream()
                .map(name -> Alarm.fromAlarmName(this, "Alarm-" + name, name))
                .toList();
    }

    private static Duration minutes(java.time.Duration duration) {
        return Duration.minutes(duration.toMinutes());
    }
}
