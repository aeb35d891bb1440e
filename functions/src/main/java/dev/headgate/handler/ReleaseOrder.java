package dev.headgate.handler;

import dev.headgate.deployment.DeploymentStore;
import dev.headgate.deployment.DeploymentStore.BuiltRequest;
import dev.headgate.release.InvalidReleaseException;
import dev.headgate.release.Release;
import dev.headgate.release.Trigger;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether it is known which of two builds is of the newer code.
 *
 * <p>A pipeline's action cannot say when its execution began: CodePipeline has no variable for it, a commit's own date says
 * when it was written and not when it came to the branch, and a variable that a build should have exported and has not fails
 * the action. CodePipeline's event of the beginning says it, minutes before the action starts us.
 */
final class ReleaseOrder {

    /** Builds of one service hardly differ by more: what comes later than this was begun later. */
    private static final Duration BUILDS_DIFFER_BY = Duration.ofHours(1);

    private final DeploymentStore store;

    ReleaseOrder(DeploymentStore store) {
        this.store = store;
    }

    /**
     * Lets a pipeline's request pass where its place among the others is known: its execution's beginning is, or no other
     * came shortly before. One that could put older code in the place of newer fails its pipeline, where somebody sees it.
     *
     * @throws InvalidReleaseException when it could
     */
    void requireKnown(Release release, Trigger trigger) {
        if (release.rollback()) {
            return;
        }
        switch (trigger) {
            case Trigger.PipelineAction action
            when release.codeAt().isEmpty() ->
                note(release, trigger, BUILDS_DIFFER_BY).ifPresent(other -> {
                    throw new InvalidReleaseException(unknown(action, other));
                });
            case Trigger.PipelineAction action -> note(release, trigger, Duration.ZERO);
            case Trigger.PipelineSucceeded event -> note(release, trigger, Duration.ZERO);
            case Trigger.StageRolledBack event -> {
                // Goes back on purpose, too.
            }
            case Trigger.ImagePushed event -> {
                // Its event has a time of its own.
            }
            case Trigger.OperatorRequest request -> {
                // As new as the request is.
            }
            case Trigger.RollbackRequest request -> {
                // Goes back on purpose.
            }
            case Trigger.RetryRequest request -> {
                // As new as the request is, too.
            }
            case Trigger.NotForUs nothing -> {
                // Starts none.
            }
        }
    }

    private Optional<BuiltRequest> note(Release release, Trigger trigger, Duration apart) {
        return trigger.triggerId(release.service())
                .flatMap(
                        id -> store.noteRequest(new BuiltRequest(release.service(), id, release.requestedAt()), apart));
    }

    private static String unknown(Trigger.PipelineAction action, BuiltRequest other) {
        return "It cannot be known whether execution " + action.executionId() + " of pipeline \"" + action.pipeline()
                + "\" has built newer code than " + other.triggerId() + ", whose release was asked for at " + other.at()
                + ": CodePipeline's event of its beginning has not come, and its input has no \"startedAt\"."
                + " If its code is the newer, retry the action from "
                + other.at().plus(BUILDS_DIFFER_BY)
                + " on, or start a release of its image by hand";
    }
}
