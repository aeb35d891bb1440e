package dev.headgate.handler;

import dev.headgate.deployment.DeploymentStore;
import java.time.Duration;
import java.time.Instant;

/**
 * Notes when a pipeline's execution began, as CodePipeline's event says. The release that it may come to is as old as that,
 * however long its build takes; its action has no way to say so.
 */
public final class NoteBeginningHandler {

    /** A stage may be retried much later; the release still is as old as it was. */
    private static final Duration REMEMBER = Duration.ofDays(90);

    private final DeploymentStore store;

    public NoteBeginningHandler(DeploymentStore store) {
        this.store = store;
    }

    /**
     * What a rule makes of the event.
     *
     * @param type tells it from what else wakes the watchdog
     * @param at the event's own time: not every event has the execution's {@code start-time}
     */
    public record Beginning(String type, String pipeline, String execution, Instant at) {}

    public record Output(String noted) {}

    /** An event that comes twice changes nothing. */
    public Output handle(Beginning beginning) {
        store.noteBeginning(
                beginning.pipeline(),
                beginning.execution(),
                beginning.at(),
                beginning.at().plus(REMEMBER));
        return new Output(beginning.execution());
    }
}
