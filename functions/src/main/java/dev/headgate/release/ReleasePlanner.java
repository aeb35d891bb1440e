package dev.headgate.release;

import dev.headgate.config.Configuration;
import dev.headgate.config.Names;
import java.util.Map;
import java.util.Optional;

/**
 * From a trigger to a plan of waves. The same input, configuration and execution come to the same plan, as long as a tag
 * that the input names stays where it is.
 */
public final class ReleasePlanner {

    private final ImageLookup images;
    private final StrategyNames backendNames;

    public ReleasePlanner(ImageRegistry registry, DeployedImages deployed, StrategyNames backendNames) {
        this.images = new ImageLookup(registry, deployed);
        this.backendNames = backendNames;
    }

    /**
     * Plans what an execution's input asks for.
     *
     * @throws InvalidReleaseException when it asks for what cannot be
     */
    public ReleasePlan plan(Map<String, Object> input, Configuration configuration, Execution execution) {
        return plan(Trigger.parse(input, configuration), configuration, execution);
    }

    /** Like {@link #plan(Map, Configuration, Execution)}, for input that has been parsed. */
    public ReleasePlan plan(Trigger trigger, Configuration configuration, Execution execution) {
        TriggerResolver resolver = resolver(configuration);
        WavePlanner planner = planner(configuration, execution);
        return switch (trigger) {
            case Trigger.NotForUs(String reason) -> new ReleasePlan.NothingToDeploy(reason);
            case Trigger.PipelineSucceeded it ->
                resolver.builtNothing(it)
                        .<ReleasePlan>map(why -> new ReleasePlan.NothingToDeploy(why, true))
                        .or(() -> resolver.pipelineSucceeded(it).map(planner::waves))
                        .orElseGet(() -> notReleasedOn("pipeline \"" + it.pipeline() + "\""));
            case Trigger.ImagePushed it ->
                resolver.imagePushed(it)
                        .<ReleasePlan>map(planner::waves)
                        .orElseGet(() -> notReleasedOn("a push of \"" + it.repository() + ":" + it.tag() + "\""));
            case Trigger.PipelineAction it -> planner.waves(resolver.pipelineAction(it));
            case Trigger.OperatorRequest it -> planner.waves(resolver.request(it));
            case Trigger.RollbackRequest it -> planner.waves(resolver.rollback(it));
            case Trigger.RetryRequest it -> planner.waves(resolver.retry(it));
        };
    }

    /**
     * Plans the one deployment that a person starts alone; its id is the execution's name.
     *
     * @throws InvalidReleaseException when the input asks for what cannot be
     */
    public DeploymentPlan planAlone(Map<String, Object> input, Configuration configuration, Execution execution) {
        TriggerResolver resolver = resolver(configuration);
        Wanted wanted = RequestReader.isRollback(input)
                ? resolver.rollback(RequestReader.rollback(input, Optional.of(configuration)))
                : resolver.request(RequestReader.deployment(input, Optional.of(configuration)));
        return planner(configuration, execution).alone(wanted);
    }

    private TriggerResolver resolver(Configuration configuration) {
        return new TriggerResolver(new ServiceFinder(configuration), images);
    }

    private WavePlanner planner(Configuration configuration, Execution execution) {
        return new WavePlanner(new Names(configuration.environmentSuffix()), backendNames, execution);
    }

    private static ReleasePlan notReleasedOn(String origin) {
        return new ReleasePlan.NothingToDeploy("No service is released on " + origin);
    }
}
