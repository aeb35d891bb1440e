package dev.headgate.infra.delivery;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.headgate.config.Service;
import dev.headgate.infra.stack.Finding;
import dev.headgate.infra.stack.ToolingNames;
import dev.headgate.release.ActionInput;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awscdk.services.codebuild.BuildEnvironmentVariable;
import software.amazon.awscdk.services.codebuild.IProject;
import software.amazon.awscdk.services.codepipeline.Artifact;
import software.amazon.awscdk.services.codepipeline.ExecutionMode;
import software.amazon.awscdk.services.codepipeline.GlobalVariables;
import software.amazon.awscdk.services.codepipeline.IAction;
import software.amazon.awscdk.services.codepipeline.Pipeline;
import software.amazon.awscdk.services.codepipeline.PipelineType;
import software.amazon.awscdk.services.codepipeline.StageOptions;
import software.amazon.awscdk.services.codepipeline.actions.CodeBuildAction;
import software.amazon.awscdk.services.codepipeline.actions.StateMachineInput;
import software.amazon.awscdk.services.codepipeline.actions.StepFunctionInvokeAction;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.stepfunctions.StateMachine;
import software.constructs.Construct;

/**
 * Source, Build, Test, Deploy. The image is named by the execution that builds it: its id is the tag that Build pushes, Test
 * runs and Deploy releases.
 */
final class DeliveryPipeline extends Construct {

    private final ToolingNames names;
    private final Service service;
    private final Pipeline pipeline;
    private final Artifact code = new Artifact("Source");

    DeliveryPipeline(Construct scope, ToolingNames names, Service service, Bucket artifacts) {
        super(scope, "Pipeline");
        this.names = names;
        this.service = service;
        pipeline = Pipeline.Builder.create(this, "Pipeline")
                .pipelineName(names.pipeline(service))
                .pipelineType(PipelineType.V2)
                // Releases take turns in each environment by themselves, and those that a newer one overtakes are
                // dropped.
                // In another mode a build would wait, dev and all, until somebody has decided about production.
                .executionMode(ExecutionMode.PARALLEL)
                .artifactBucket(artifacts)
                .build();
        acceptFindings(artifacts);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    Artifact code() {
        return code;
    }

    void stages(PipelineSource.Code source, IProject build, IProject test) {
        stage("Source", source.action());
        stage("Build", run("Build", build));
        stage("Test", run("Test", test));
        stage("Deploy", release(source.commit()));
    }

    private void stage(String name, IAction action) {
        pipeline.addStage(
                StageOptions.builder().stageName(name).actions(List.of(action)).build());
    }

    private IAction run(String name, IProject project) {
        return CodeBuildAction.Builder.create()
                .actionName(name)
                .project(project)
                .input(code)
                .environmentVariables(Map.of(
                        "IMAGE_TAG",
                        BuildEnvironmentVariable.builder()
                                .value(GlobalVariables.EXECUTION_ID)
                                .build()))
                .build();
    }

    /** Waits until the release has ended, and fails when not all of it was deployed. */
    private IAction release(Optional<String> commit) {
        ObjectNode input = JsonNodeFactory.instance.objectNode();
        ActionInput.of(names.pipeline(service), service.name(), commit)
                .forEach((name, value) -> input.put(name, String.valueOf(value)));
        return StepFunctionInvokeAction.Builder.create()
                .actionName("Release")
                .stateMachine(
                        StateMachine.fromStateMachineArn(this, "Release", names.stateMachineArn(ToolingNames.RELEASE)))
                .stateMachineInput(StateMachineInput.literal(input))
                .build();
    }

    private void acceptFindings(Bucket artifacts) {
        String reason =
                "CDK writes what the roles of a pipeline and its actions may do: with its own bucket and key, and"
                        + " with executions of the release, whose names are not known before they start.";
        List.of("s3:Abort*", "s3:DeleteObject*", "s3:GetBucket*", "s3:GetObject*", "s3:List*")
                .forEach(action -> accept("Action::" + action, reason));
        List.of("kms:GenerateDataKey*", "kms:ReEncrypt*").forEach(action -> accept("Action::" + action, reason));
        accept("Resource::<" + logicalId(artifacts) + ".Arn>/*", reason);
        accept("Resource::" + names.executionArns(ToolingNames.RELEASE), reason);
    }

    private void accept(String finding, String reason) {
        Finding.accept(this, "AwsSolutions-IAM5[" + finding + "]", reason);
    }

    private static String logicalId(Bucket bucket) {
        return bucket.getStack().resolve(bucket.getBucketArn()) instanceof Map<?, ?> reference
                        && reference.get("Fn::GetAtt") instanceof List<?> path
                ? String.valueOf(path.getFirst())
                : "";
    }
}
