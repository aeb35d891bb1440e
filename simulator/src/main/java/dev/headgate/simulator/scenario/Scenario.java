package dev.headgate.simulator.scenario;

import java.util.function.Consumer;

/**
 * One thing that can happen to a release.
 *
 * @param name as the command line takes it
 * @param summary one line: what happens, and how it must end
 * @param trigger what starts it
 * @param manner what the approvers do, where the scenario is about that
 * @param conditions arranges the world before the start
 */
public record Scenario(
        String name, String summary, Trigger trigger, Approvers.Manner manner, Consumer<Stage> conditions) {

    /** What starts the release. */
    public enum Trigger {
        /** The pipeline's success event, with the image it built. */
        PIPELINE,
        /** An operator's rollback of prod. */
        ROLLBACK
    }
}
