package dev.headgate.simulator.tooling;

import dev.headgate.simulator.wire.Wire;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.codepipeline.CodePipelineClient;
import software.amazon.awssdk.services.codepipeline.model.ExecutionType;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionRequest;
import software.amazon.awssdk.services.codepipeline.model.GetPipelineExecutionResponse;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecution;
import software.amazon.awssdk.services.codepipeline.model.PipelineExecutionNotFoundException;

/** CodePipeline, as far as it tells which execution rolled a stage back. Pipelines themselves are not played. */
public final class SimulatedCodePipeline implements CodePipelineClient {

    private static final String SERVICE = "CodePipeline";

    private final String account;
    private final Wire wire;
    private final Map<String, String> targets = new HashMap<>();

    SimulatedCodePipeline(String account, Wire wire) {
        this.account = account;
        this.wire = wire;
    }

    /** Somebody, or the pipeline itself, rolls a stage back: by an execution of its own, to what an earlier one had made. */
    public void rollBack(String pipeline, String executionId, String targetExecutionId) {
        targets.put(pipeline + "/" + executionId, targetExecutionId);
    }

    @Override
    public GetPipelineExecutionResponse getPipelineExecution(GetPipelineExecutionRequest request) {
        return wire.perform("codepipeline", "GetPipelineExecution", account, () -> {
            String target = Optional.ofNullable(
                            targets.get(request.pipelineName() + "/" + request.pipelineExecutionId()))
                    .orElseThrow(() -> notFound(request));
            return GetPipelineExecutionResponse.builder()
                    .pipelineExecution(PipelineExecution.builder()
                            .pipelineName(request.pipelineName())
                            .pipelineExecutionId(request.pipelineExecutionId())
                            .executionType(ExecutionType.ROLLBACK)
                            .rollbackMetadata(it -> it.rollbackTargetPipelineExecutionId(target))
                            .build())
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Holds nothing that must be given back.
    }

    private static PipelineExecutionNotFoundException notFound(GetPipelineExecutionRequest request) {
        String message = "Could not find the specified execution " + request.pipelineExecutionId() + " of pipeline "
                + request.pipelineName();
        return PipelineExecutionNotFoundException.builder()
                .awsErrorDetails(ErrorDetails.of(SERVICE, "PipelineExecutionNotFoundException", message))
                .message(message)
                .statusCode(400)
                .build();
    }
}
