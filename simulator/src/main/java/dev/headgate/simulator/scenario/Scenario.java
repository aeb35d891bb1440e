package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One thing that can happen to a release.
 *
 * @param name as the command line takes it
 * @param summary one line: what happens, and how it must end
 * @param trigger what starts it
 * @param manner what the approvers do, where the scenario is about that
 * @param conditions arranges the world before the start
 * @param where what it takes besides in the configuration
 */
public record Scenario(
        String name,
        String summary,
        Trigger trigger,
        Approvers.Manner manner,
        Consumer<Stage> conditions,
        UnaryOperator<Configuration> where) {

    /** One that any configuration will do for. */
    public Scenario(String name, String summary, Trigger trigger, Approvers.Manner manner, Consumer<Stage> conditions) {
        this(name, summary, trigger, manner, conditions, UnaryOperator.identity());
    }

    /** What starts the release. */
    public enum Trigger {
        /** The pipeline's success event, with the image it built. */
        PIPELINE,
        /** An operator's rollback of prod. */
        ROLLBACK,
        /** The same at once. */
        ROLLBACK_NOW,
        /** An operator's release to prod that overrules what stands in its way. */
        CURE
    }
}
