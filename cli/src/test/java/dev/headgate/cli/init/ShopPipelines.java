package dev.headgate.cli.init;

import dev.headgate.simulator.wire.Wire;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ActionCategory;
import software.amazon.awssdk.services.codepipeline.model.ActionDeclaration;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineResponse;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesRequest;
import software.amazon.awssdk.services.codepipeline.model.ListPipelinesResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineDeclaration;
import software.amazon.awssdk.services.codepipeline.model.PipelineSummary;
import software.amazon.awssdk.services.codepipeline.model.StageDeclaration;

/** The shop's pipelines: one deploys orders, one rolls a service of another name, one deploys orders of another region. */
record ShopPipelines(Wire wire, String account) implements CodePipelineClient {

    private static final Map<String, String> ORDERS =
            Map.of("ApplicationName", "orders", "DeploymentGroupName", "orders");

    private static final List<PipelineDeclaration> ALL = List.of(
            pipeline(
                    "orders-release",
                    action(ActionCategory.SOURCE, "Image", "ECR", Map.of("RepositoryName", "orders")),
                    action(ActionCategory.DEPLOY, "BlueGreen", "CodeDeployToECS", ORDERS)),
            pipeline(
                    "legacy",
                    action(
                            ActionCategory.DEPLOY,
                            "Roll",
                            "ECS",
                            Map.of("ClusterName", "shop", "ServiceName", "legacy"))),
            pipeline(
                    "elsewhere",
                    action(ActionCategory.DEPLOY, "BlueGreen", "CodeDeployToECS", ORDERS).toBuilder()
                            .region("eu-west-1")
                            .build()));

    private static PipelineDeclaration pipeline(String name, ActionDeclaration... actions) {
        return PipelineDeclaration.builder()
                .name(name)
                .stages(StageDeclaration.builder()
                        .name("Release")
                        .actions(actions)
                        .build())
                .build();
    }

    private static ActionDeclaration action(
            ActionCategory category, String name, String provider, Map<String, String> configuration) {
        return ActionDeclaration.builder()
                .name(name)
                .actionTypeId(it ->
                        it.category(category).provider(provider).owner("AWS").version("1"))
                .configuration(configuration)
                .build();
    }

    @Override
    public ListPipelinesResponse listPipelines(ListPipelinesRequest request) {
        return wire.perform(
                "codepipeline",
                "ListPipelines",
                account,
                () -> ListPipelinesResponse.builder()
                        .pipelines(ALL.stream()
                                .map(it -> PipelineSummary.builder()
                                        .name(it.name())
                                        .build())
                                .toList())
                        .build());
    }

    @Override
    public GetPipelineResponse getPipeline(GetPipelineRequest request) {
        return wire.perform(
                "codepipeline",
                "GetPipeline",
                account,
                () -> GetPipelineResponse.builder()
                        .pipeline(ALL.stream()
                                .filter(it -> it.name().equals(request.name()))
                                .findFirst()
                                .orElseThrow())
                        .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing.
    }
}
