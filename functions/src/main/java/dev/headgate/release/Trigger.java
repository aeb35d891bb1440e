package dev.headgate.release;

import dev.headgate.config.Configuration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What asks for a release. */
public sealed interface Trigger {

    /**
     * A pipeline's execution has succeeded: its image is tagged with the execution's id.
     *
     * @param startedAt when that execution began
     * @param at when it had succeeded
     */
    record PipelineSucceeded(
            String pipeline, String executionId, String eventId, Optional<Instant> startedAt, Optional<Instant> at)
            implements Trigger {

        /** Of an event that does not say when the execution began. */
        public PipelineSucceeded(String pipeline, String executionId, String eventId) {
            this(pipeline, executionId, eventId, Optional.empty(), Optional.empty());
        }

        PipelineSucceeded begunAt(Instant began) {
            return new PipelineSucceeded(pipeline, executionId, eventId, Optional.of(began), at);
        }
    }

    /** A pipeline's execution has succeeded that did nothing but roll a stage back. */
    record StageRolledBack(String pipeline, String executionId, String eventId) implements Trigger {}

    /**
     * An image was pushed under a tag.
     *
     * @param at when it was
     */
    record ImagePushed(String repository, String tag, String digest, String eventId, Optional<Instant> at)
            implements Trigger {

        /** Of an event that does not say when it happened. */
        public ImagePushed(String repository, String tag, String digest, String eventId) {
            this(repository, tag, digest, eventId, Optional.empty());
        }
    }

    /**
     * A pipeline's own Step Functions action waits for the release.
     *
     * @param service tells which one, where the pipeline builds several
     * @param commit that was built, and its {@code author}, as the pipeline's source action names them
     * @param startedAt when the pipeline's execution, or its build, began
     * @param commitAt when the commit was made, as the pipeline's source action names it
     */
    record PipelineAction(
            String pipeline,
            String executionId,
            Optional<String> service,
            Optional<String> commit,
            Optional<String> author,
            Optional<Instant> startedAt,
            Optional<Instant> commitAt)
            implements Trigger {

        /** Of a commit that the pipeline does not name. */
        public PipelineAction(String pipeline, String executionId, Optional<String> service) {
            this(
                    pipeline,
                    executionId,
                    service,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        PipelineAction begunAt(Instant began) {
            return new PipelineAction(pipeline, executionId, service, commit, author, Optional.of(began), commitAt);
        }
    }

    /**
     * A person asks for an image; either {@code image} or {@code imageTag} is there.
     *
     * @param image a digest, or a repository's URI with digest or tag
     * @param environments the only ones to deploy to; empty means all
     * @param override what holds releases back, and is not to hold back this one
     */
    record OperatorRequest(
            String service,
            Optional<String> image,
            Optional<String> imageTag,
            List<String> environments,
            String reason,
            String requestedBy,
            Optional<String> commit,
            Optional<String> author,
            Optional<Overruling> override)
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
            this(
                    service,
                    image,
                    imageTag,
                    environments,
                    reason,
                    requestedBy,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }

    /**
     * A person asks for what was deployed there before.
     *
     * @param now whether it is to be all at once, and held up by nothing
     */
    record RollbackRequest(String service, String environment, String reason, String requestedBy, boolean now)
            implements Trigger {

        /** By the environment's own strategy and bake. */
        public RollbackRequest(String service, String environment, String reason, String requestedBy) {
            this(service, environment, reason, requestedBy, false);
        }
    }

    /**
     * A person wants a release that did not deploy everything to go on from where it stopped.
     *
     * @param left what is left of it to do; empty while that has not been looked up, or where no such release is known
     */
    record RetryRequest(String releaseId, String reason, String requestedBy, Optional<Left> left) implements Trigger {

        /** Of which it is not known yet what is left of it. */
        public RetryRequest(String releaseId, String reason, String requestedBy) {
            this(releaseId, reason, requestedBy, Optional.empty());
        }

        /** The same, with what is left to do. */
        public RetryRequest of(Left found) {
            return new RetryRequest(releaseId, reason, requestedBy, Optional.of(found));
        }
    }

    /**
     * What is left of a release.
     *
     * @param environments that it has not deployed, from the wave on in which it stopped
     * @param faults why it cannot be retried
     */
    record Left(Release release, List<String> environments, List<String> faults) {
        public Left {
            environments = List.copyOf(environments);
            faults = List.copyOf(faults);
        }
    }

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
     * the same pipeline execution; empty for people, whose every request counts but for a retry.
     */
    default Optional<String> triggerId(String service) {
        return switch (this) {
            case PipelineSucceeded event -> Optional.of(pipelineId(service, event.pipeline(), event.executionId()));
            case PipelineAction action -> Optional.of(pipelineId(service, action.pipeline(), action.executionId()));
            case StageRolledBack event -> Optional.of(pipelineId(service, event.pipeline(), event.executionId()));
            // Without the tag: a build may push several tags of one image.
            case ImagePushed event -> Optional.of(service + "/push/" + event.repository() + "@" + event.digest());
            case OperatorRequest request -> Optional.empty();
            case RollbackRequest request -> Optional.empty();
            // Two that are asked for side by side would deploy the same twice.
            case RetryRequest request -> Optional.of(service + "/retry/" + request.releaseId());
            case NotForUs(String reason) -> Optional.empty();
        };
    }

    /** The same, of a pipeline's execution that began when that was noted; what it says by itself goes before. */
    default Trigger dated(BiFunction<String, String, Optional<Instant>> beginnings) {
        return switch (this) {
            case PipelineSucceeded event
            when event.startedAt().isEmpty() ->
                beginnings
                        .apply(event.pipeline(), event.executionId())
                        .or(event::at)
                        .<Trigger>map(event::begunAt)
                        .orElse(event);
            case PipelineAction action
            when action.startedAt().isEmpty() ->
                beginnings
                        .apply(action.pipeline(), action.executionId())
                        .<Trigger>map(action::begunAt)
                        .orElse(action);
            case PipelineSucceeded event -> event;
            case PipelineAction action -> action;
            case StageRolledBack event -> event;
            case ImagePushed event -> event;
            case OperatorRequest request -> request;
            case RollbackRequest request -> request;
            case RetryRequest request -> request;
            case NotForUs nothing -> nothing;
        };
    }

    /** Nobody waits for its release, and nobody would miss one that an earlier event has had. */
    default boolean isEvent() {
        return switch (this) {
            case PipelineSucceeded event -> true;
            case StageRolledBack event -> true;
            case ImagePushed event -> true;
            case NotForUs event -> true;
            case PipelineAction action -> false;
            case OperatorRequest request -> false;
            case RollbackRequest request -> false;
            case RetryRequest request -> false;
        };
    }

    private static Trigger read(Map<String, Object> input, Optional<Configuration> configuration) {
        if (SourceEvents.isEvent(input)) {
            return SourceEvents.read(input);
        }
        if (RequestReader.isPipelineAction(input)) {
            return RequestReader.pipelineAction(input, configuration);
        }
        if (RequestReader.isRetry(input)) {
            return RequestReader.retry(input);
        }
        return RequestReader.isRollback(input)
                ? RequestReader.rollback(input, configuration)
                : RequestReader.release(input, configuration);
    }

    private static String pipelineId(String service, String pipeline, String executionId) {
        return service + "/pipeline/" + pipeline + "/" + executionId;
    }
}
