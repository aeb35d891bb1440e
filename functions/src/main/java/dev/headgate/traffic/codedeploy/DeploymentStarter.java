package dev.headgate.traffic.codedeploy;

import dev.headgate.aws.SingleAttempt;
import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Strategy;
import dev.headgate.release.DeploymentPlan;
import dev.headgate.traffic.Connection;
import dev.headgate.traffic.GroupBusyException;
import dev.headgate.traffic.ServiceReader;
import dev.headgate.traffic.TrafficControlException;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.codedeploy.model.Alarm;
import software.amazon.awssdk.services.codedeploy.model.AlarmConfiguration;
import software.amazon.awssdk.services.codedeploy.model.AutoRollbackEvent;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentLimitExceededException;

/** Starts a deployment at most once per marker, although CreateDeployment takes no client token. */
final class DeploymentStarter {

    private static final Pattern DEPLOYMENT_ID = Pattern.compile("\\bd-[A-Z0-9]+\\b");

    private final Connection connection;
    private final DeploymentFinder finder;

    DeploymentStarter(Connection connection, DeploymentFinder finder) {
        this.connection = connection;
        this.finder = finder;
    }

    String start(DeploymentPlan plan, String taskDefinition, String marker, List<String> ignoredAlarms) {
        return finder.find(taskDefinition, marker)
                .orElseGet(() -> create(
                        request(plan, taskDefinition, marker, alarmsBut(ignoredAlarms)), taskDefinition, marker));
    }

    private String create(CreateDeploymentRequest request, String taskDefinition, String marker) {
        try {
            return CodeDeployCall.of(connection, "CreateDeployment", codeDeploy -> codeDeploy.createDeployment(request))
                    .deploymentId();
        } catch (TrafficControlException failure) {
            if (isRefusal(failure) && !isBusy(failure)) {
                throw failure;
            }
            return finder.find(taskDefinition, marker)
                    .or(() -> finder.among(named(failure), marker))
                    .orElseThrow(() -> isBusy(failure) ? occupied(failure) : failure);
        }
    }

    /** The deployment that occupies the group, where CodeDeploy names it: it may be ours, which no list tells of yet. */
    private static List<String> named(TrafficControlException failure) {
        return isBusy(failure)
                ? DEPLOYMENT_ID
                        .matcher(String.valueOf(failure.getMessage()))
                        .results()
                        .map(MatchResult::group)
                        .toList()
                : List.of();
    }

    private CreateDeploymentRequest request(
            DeploymentPlan plan, String taskDefinition, String marker, Optional<AlarmConfiguration> alarms) {
        CodeDeployGroup group = CodeDeployGroup.of(plan.environment().target());
        CreateDeploymentRequest.Builder request = CreateDeploymentRequest.builder()
                .applicationName(group.application())
                .deploymentGroupName(group.deploymentGroup())
                .deploymentConfigName(config(plan))
                .description(Description.of(plan, marker))
                .revision(new AppSpec(taskDefinition, plan.container(), plan.port(), placement(), hooks()).revision())
                .autoRollbackConfiguration(it -> it.enabled(true)
                        .events(
                                AutoRollbackEvent.DEPLOYMENT_FAILURE,
                                AutoRollbackEvent.DEPLOYMENT_STOP_ON_ALARM,
                                AutoRollbackEvent.DEPLOYMENT_STOP_ON_REQUEST))
                .overrideConfiguration(SingleAttempt::of);
        alarms.ifPresent(request::overrideAlarmConfiguration);
        return request.build();
    }

    private Placement placement() {
        return new ServiceReader(connection).service().map(Placement::of).orElse(Placement.UNNAMED);
    }

    /** Readiness refuses those that are not known, but for a rollback and for what a person lets go all the same. */
    private List<OwnHooks.Hook> hooks() {
        return new GroupReader(connection)
                .read()
                .map(new HooksReader(connection)::of)
                .orElse(OwnHooks.none())
                .carried();
    }

    /**
     * The group's alarms without these, when that makes a difference: to override them at all, the deploy role also needs
     * {@code codedeploy:UpdateDeploymentGroup}.
     */
    private Optional<AlarmConfiguration> alarmsBut(List<String> ignored) {
        if (ignored.isEmpty()) {
            return Optional.empty();
        }
        return new GroupReader(connection)
                .read()
                .map(DeploymentGroupInfo::alarmConfiguration)
                .filter(it -> it.alarms().stream().anyMatch(alarm -> ignored.contains(alarm.name())))
                .map(it -> without(ignored, it));
    }

    static AlarmConfiguration without(List<String> ignored, AlarmConfiguration configured) {
        List<Alarm> kept = configured.alarms().stream()
                .filter(alarm -> !ignored.contains(alarm.name()))
                .toList();
        boolean enabled = Boolean.TRUE.equals(configured.enabled()) && !kept.isEmpty();
        return configured.toBuilder().alarms(kept).enabled(enabled).build();
    }

    /** Anything but a refusal leaves open whether the deployment was created. */
    private static boolean isRefusal(TrafficControlException failure) {
        return failure.getCause() instanceof SdkServiceException said && said.statusCode() < 500;
    }

    private static boolean isBusy(TrafficControlException failure) {
        return failure.getCause() instanceof DeploymentLimitExceededException;
    }

    /** Blue is brought back in one step, whatever the strategy that the plan was made with. */
    private static String config(DeploymentPlan plan) {
        return plan.environment().rules().strategy() instanceof Strategy.AllAtOnce
                ? DeploymentConfigName.ALL_AT_ONCE
                : plan.backendStrategy();
    }

    private GroupBusyException occupied(TrafficControlException failure) {
        GroupReader groups = new GroupReader(connection);
        Optional<String> other = groups.read().flatMap(groups::active);
        return new GroupBusyException(
                "Deployment group " + groups.name() + " is occupied by "
                        + other.map(id -> "deployment " + id).orElse("another deployment")
                        + ", which must end first. " + failure.getMessage(),
                failure);
    }
}
