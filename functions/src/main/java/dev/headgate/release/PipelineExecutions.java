package dev.headgate.release;

import java.util.Optional;

/** What CodePipeline tells of executions of the tooling account's pipelines. */
@FunctionalInterface
public interface PipelineExecutions {

    /** The execution that this one rolls a stage back to; empty where it is none that does, or none that is known. */
    Optional<String> rolledBackTo(String pipeline, String executionId);
}
