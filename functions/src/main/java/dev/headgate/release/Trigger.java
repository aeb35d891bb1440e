package dev.headgate.release;

import dev.headgate.config.Configuration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What asks for a release. */
public sealed interface Trigger {

    /** A pipeline's execution has succeeded: its image is tagged with the execution's id. */
    record PipelineSucceeded(String pipeline, String executionId, String eventId) implements Trigger {}

    /** An image was pushed under a tag. */
    record ImagePushed(String repository, String tag, String digest, String eventId) implements Trigger {}

    /**
     * A pipeline's own Step Functions action waits for the release.
     *
     * @param service tells which one, where the pipeline builds several
     * @param commit that was built, and its {@code author}, as the pipeline's source action names them
     */
    record PipelineAction(
            String pipeline,
            String executionId,
            Optional<String> service,
            Optional<String> commit,
            Optional<String> author)
            implements Trigger {

        /** Of a commit that the pipeline does not name. */
        public PipelineAction(String pipeline, String executionId, Optional<String> service) {
            this(pipeline, executionId, service, Optional.empty(), Optional.empty());
        }
    }

    /**
     * A person asks for an image; either {@code image} or {@code imageTag} is there.
     *
     * @param image a digest, or a repository's URI with digest or tag
     * @param environments the only ones to deploy to; empty means all
     */
    record OperatorRequest(
            String service,
            Optional<String> image,
            Optional<String> imageTag,
            List<String> environments,
            String reason,
            String requestedBy,
            Optional<String> commit,
            Optional<String> author)
            implements Trigger {
        public OperatorRequest {
            environments = List.copyOf(environments);
        }

        /** Of a commit that the person does not name. */
        public OperatorRequest(
                String service,
                Optional<String> image,
                Optional<String> imageTag,
                List<String> environments,
                String reason,
                String requestedBy) {
            this(service, image, imageTag, environments, reason, requestedBy, Optional.empty(), Optional.empty());
        }
    }

    /** A person asks for what was deployed there before. */
    record RollbackRequest(String service, String environment, String reason, String requestedBy) implements Trigger {}

    /** An event that starts no release. */
    record NotForUs(String reason) implements Trigger {}

    /**
     * Recognises the input of a release's execution by its form.
     *
     * @throws InvalidReleaseException when it was written by a person or a pipeline and has faults
     */
    static Trigger parse(Map<String, Object> input) {
        return read(input, Optional.empty());
    }

    /** Like {@link #parse(Map)}; faults are also services and environments that are not configured. */
    static Trigger parse(Map<String, Object> input, Configuration configuration) {
        return read(input, Optional.of(configuration));
    }

    /**
     * Names the release that this trigger asks for, the same for each copy of an event and for the event and the action of
     * the same pipeline execution; empty for people, whose every request counts.
     */
    default Optional<String> triggerId(String service) {
        return switch (this) {
            case PipelineSucceeded(String pipeline, String executionId, String eventId) ->
                Optional.of(pipelineId(service, pipeline, executionId));
            case PipelineAction action -> Optional.of(pipelineId(service, action.pipeline(), action.executionId()));
            case ImagePushed(String repository, String tag, String digest, String eventId) ->
                Optional.of(service + "/push/" + repository + "@" + digest + ":" + tag);
            case OperatorRequest request -> Optional.empty();
            case RollbackRequest request -> Optional.empty();
            case NotForUs(String reason) -> Optional.empty();
        };
    }

    private static Trigger read(Map<String, Object> input, Optional<Configuration> configuration) {
        if (SourceEvents.isEvent(input)) {
            return SourceEvents.read(input);
        }
        if (RequestReader.isPipelineAction(input)) {
            return RequestReader.pipelineAction(input, configuration);
        }
        return RequestReader.isRollback(input)
                ? RequestReader.rollback(input, configuration)
                : RequestReader.release(input, configuration);
    }

    private static String pipelineId(String service, String pipeline, String executionId) {
        return service + "/pipeline/" + pipeline + "/" + executionId;
    }
}
