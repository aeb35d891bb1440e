package dev.headgate.simulator.environment.codedeploy;

import dev.headgate.config.Strategy;
import dev.headgate.simulator.environment.service.Identifiers;
import dev.headgate.simulator.wire.Wire;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.BatchGetDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.BatchLimitExceededException;
import software.amazon.awssdk.services.codedeploy.model.ComputePlatform;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.ContinueDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.CreateDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.DeploymentConfigInfo;
import software.amazon.awssdk.services.codedeploy.model.DeploymentIdRequiredException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentTargetListSizeExceededException;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionRequest;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentConfigResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentGroupResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetRequest;
import software.amazon.awssdk.services.codedeploy.model.GetDeploymentTargetResponse;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListApplicationsResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentGroupsResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentTargetsResponse;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsRequest;
import software.amazon.awssdk.services.codedeploy.model.ListDeploymentsResponse;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentRequest;
import software.amazon.awssdk.services.codedeploy.model.StopDeploymentResponse;
import software.amazon.awssdk.services.codedeploy.model.StopStatus;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingConfig;
import software.amazon.awssdk.services.codedeploy.model.TrafficRoutingType;

/** AWS CodeDeploy, as far as blue/green deployments of ECS services need it. */
public final class SimulatedCodeDeploy implements CodeDeployClient {

    private static final int LARGEST_BATCH = 25;

    private final Wire wire;
    private final Identifiers identifiers;
    private final CodeDeployLookup lookup;
    private final DeploymentControl control;
    private final Deployments deployments;
    private final DeploymentList list;

    SimulatedCodeDeploy(
            Wire wire,
            Identifiers identifiers,
            CodeDeployLookup lookup,
            DeploymentControl control,
            Deployments deployments) {
        this.wire = wire;
        this.identifiers = identifiers;
        this.lookup = lookup;
        this.control = control;
        this.deployments = deployments;
        list = new DeploymentList(lookup, deployments);
    }

    @Override
    public CreateDeploymentResponse createDeployment(CreateDeploymentRequest request) {
        return perform(
                "CreateDeployment",
                () -> CreateDeploymentResponse.builder()
                        .deploymentId(control.create(request).id())
                        .build());
    }

    @Override
    public ContinueDeploymentResponse continueDeployment(ContinueDeploymentRequest request) {
        return perform("ContinueDeployment", () -> {
            control.resume(request);
            return ContinueDeploymentResponse.builder().build();
        });
    }

    @Override
    public StopDeploymentResponse stopDeployment(StopDeploymentRequest request) {
        return perform("StopDeployment", () -> {
            control.stop(request);
            return StopDeploymentResponse.builder()
                    .status(StopStatus.SUCCEEDED)
                    .statusMessage("Deployment " + request.deploymentId() + " was stopped")
                    .build();
        });
    }

    @Override
    public GetDeploymentResponse getDeployment(GetDeploymentRequest request) {
        return perform(
                "GetDeployment",
                () -> GetDeploymentResponse.builder()
                        .deploymentInfo(DeploymentDescription.of(lookup.deployment(request.deploymentId())))
                        .build());
    }

    /** Ids that do not exist are left out. */
    @Override
    public BatchGetDeploymentsResponse batchGetDeployments(BatchGetDeploymentsRequest request) {
        return perform("BatchGetDeployments", () -> {
            if (request.deploymentIds().isEmpty()) {
                throw CodeDeployLookup.required(DeploymentIdRequiredException.builder(), "DeploymentId");
            }
            request.deploymentIds().forEach(CodeDeployLookup::checkDeploymentId);
            if (request.deploymentIds().size() > LARGEST_BATCH) {
                throw CodeDeployLookup.refuse(
                        BatchLimitExceededException.builder(),
                        "BatchLimitExceededException",
                        "The maximum number of deployments in a batch is " + LARGEST_BATCH);
            }
            return BatchGetDeploymentsResponse.builder()
                    .deploymentsInfo(request.deploymentIds().stream()
                            .flatMap(id -> deployments.find(id).stream())
                            .map(DeploymentDescription::of)
                            .toList())
                    .build();
        });
    }

    @Override
    public ListDeploymentsResponse listDeployments(ListDeploymentsRequest request) {
        return perform("ListDeployments", () -> list.page(request));
    }

    @Override
    public GetDeploymentGroupResponse getDeploymentGroup(GetDeploymentGroupRequest request) {
        return perform("GetDeploymentGroup", () -> {
            DeploymentGroup group = lookup.group(request.applicationName(), request.deploymentGroupName());
            return GetDeploymentGroupResponse.builder()
                    .deploymentGroupInfo(GroupDescription.of(group, identifiers.account()))
                    .build();
        });
    }

    @Override
    public GetApplicationRevisionResponse getApplicationRevision(GetApplicationRevisionRequest request) {
        return perform(
                "GetApplicationRevision",
                () -> GetApplicationRevisionResponse.builder()
                        .applicationName(request.applicationName())
                        .revision(lookup.revision(request.applicationName(), request.revision()))
                        .build());
    }

    @Override
    public ListApplicationsResponse listApplications(ListApplicationsRequest request) {
        return perform(
                "ListApplications",
                () -> ListApplicationsResponse.builder()
                        .applications(lookup.applications())
                        .build());
    }

    @Override
    public ListDeploymentGroupsResponse listDeploymentGroups(ListDeploymentGroupsRequest request) {
        return perform(
                "ListDeploymentGroups",
                () -> ListDeploymentGroupsResponse.builder()
                        .applicationName(request.applicationName())
                        .deploymentGroups(lookup.groupsOf(request.applicationName()).stream()
                                .map(DeploymentGroup::name)
                                .toList())
                        .build());
    }

    /** Names that do not exist are left out, and said in a message. */
    @Override
    public BatchGetDeploymentGroupsResponse batchGetDeploymentGroups(BatchGetDeploymentGroupsRequest request) {
        return perform(
                "BatchGetDeploymentGroups",
                () -> BatchGetDeploymentGroupsResponse.builder()
                        .deploymentGroupsInfo(lookup.groupsOf(request.applicationName()).stream()
                                .filter(group -> request.deploymentGroupNames().contains(group.name()))
                                .map(group -> GroupDescription.of(group, identifiers.account()))
                                .toList())
                        .build());
    }

    @Override
    public GetDeploymentConfigResponse getDeploymentConfig(GetDeploymentConfigRequest request) {
        return perform(
                "GetDeploymentConfig",
                () -> GetDeploymentConfigResponse.builder()
                        .deploymentConfigInfo(DeploymentConfigInfo.builder()
                                .deploymentConfigName(request.deploymentConfigName())
                                .computePlatform(ComputePlatform.ECS)
                                .trafficRoutingConfig(routing(lookup.config(request.deploymentConfigName())))
                                .build())
                        .build());
    }

    private static TrafficRoutingConfig routing(Strategy strategy) {
        TrafficRoutingConfig.Builder routing = TrafficRoutingConfig.builder();
        return switch (strategy) {
            case Strategy.AllAtOnce() ->
                routing.type(TrafficRoutingType.ALL_AT_ONCE).build();
            case Strategy.Canary(int percent, var interval) ->
                routing.type(TrafficRoutingType.TIME_BASED_CANARY)
                        .timeBasedCanary(
                                canary -> canary.canaryPercentage(percent).canaryInterval((int) interval.toMinutes()))
                        .build();
            case Strategy.Linear(int percent, var interval) ->
                routing.type(TrafficRoutingType.TIME_BASED_LINEAR)
                        .timeBasedLinear(
                                linear -> linear.linearPercentage(percent).linearInterval((int) interval.toMinutes()))
                        .build();
            case Strategy.Stepped stepped -> throw new IllegalArgumentException("CodeDeploy has no " + stepped);
        };
    }

    @Override
    public ListDeploymentTargetsResponse listDeploymentTargets(ListDeploymentTargetsRequest request) {
        return perform(
                "ListDeploymentTargets",
                () -> ListDeploymentTargetsResponse.builder()
                        .targetIds(TargetDescription.id(lookup.startedDeployment(request.deploymentId())
                                .group()
                                .service()))
                        .build());
    }

    @Override
    public GetDeploymentTargetResponse getDeploymentTarget(GetDeploymentTargetRequest request) {
        return perform("GetDeploymentTarget", () -> {
            Deployment deployment = lookup.startedDeployment(request.deploymentId());
            lookup.requireTarget(deployment, request.targetId());
            return GetDeploymentTargetResponse.builder()
                    .deploymentTarget(TargetDescription.of(deployment, lookup.runOf(deployment)))
                    .build();
        });
    }

    @Override
    public BatchGetDeploymentTargetsResponse batchGetDeploymentTargets(BatchGetDeploymentTargetsRequest request) {
        return perform("BatchGetDeploymentTargets", () -> {
            Deployment deployment = lookup.startedDeployment(request.deploymentId());
            List<String> ids = request.targetIds();
            if (ids.size() > LARGEST_BATCH) {
                throw CodeDeployLookup.refuse(
                        DeploymentTargetListSizeExceededException.builder(),
                        "DeploymentTargetListSizeExceededException",
                        "The maximum number of targets in a batch is " + LARGEST_BATCH);
            }
            ids.forEach(id -> lookup.requireTarget(deployment, id));
            return BatchGetDeploymentTargetsResponse.builder()
                    .deploymentTargets(ids.stream()
                            .map(id -> TargetDescription.of(deployment, lookup.runOf(deployment)))
                            .toList())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing.
    }

    private <T> T perform(String operation, Supplier<T> action) {
        return wire.perform("codedeploy", operation, identifiers.account(), action);
    }
}
