package dev.headgate.release;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineNotFoundException;
import software.amazon.awssdk.services.codepipeline.model.PipelineRollbackMetadata;

/**
 * Asks CodePipeline, whose events do not say which execution a stage was rolled back to.
 *
 * @see <a href="https://docs.aws.amazon.com/codepipeline/latest/userguide/stage-rollback-view-details.html">View rollback status details</a>
 */
public final class CodePipelineExecutions implements PipelineExecutions {

    private final Supplier<CodePipelineClient> client;

    /**
     * Asks by this client.
     *
     * @param client made only when an execution is asked for, which hardly any release does
     */
    public CodePipelineExecutions(Supplier<CodePipelineClient> client) {
        this.client = client;
    }

    @Override
    public Optional<String> rolledBackTo(String pipeline, String executionId) {
        GetPipelineExecutionRequest request = GetPipelineExecutionRequest.builder()
                .pipelineName(pipeline)
                .pipelineExecutionId(executionId)
                .build();
        try {
            return Optional.ofNullable(
                            client.get().getPipelineExecution(request).pipelineExecution())
                    .flatMap(it -> Optional.ofNullable(it.rollbackMetadata()))
                    .map(PipelineRollbackMetadata::rollbackTargetPipelineExecutionId);
        } catch (PipelineNotFoundException | PipelineExecutionNotFoundException e) {
            // Of another account or region.
            return Optional.empty();
        }
    }
}
