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
    private final PipelineExecutions pipelines;

    public ReleasePlanner(
            ImageRegistry registry, DeployedImages deployed, StrategyNames backendNames, PipelineExecutions pipelines) {
        this.images = new ImageLookup(registry, deployed);
        this.backendNames = backendNames;
        this.pipelines = pipelines;
    }

    /** Where no stage of any pipeline is rolled back. */
    public ReleasePlanner(ImageRegistry registry, DeployedImages deployed, StrategyNames backendNames) {
        this(registry, deployed, backendNames, (pipeline, execution) -> Optional.empty());
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
            case Trigger.StageRolledBack it ->
                resolver.stageRolledBack(it)
                        .map(found ->
                                found.wanted().<ReleasePlan>map(planner::waves).orElseGet(() -> unclear(it)))
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
        return new TriggerResolver(new ServiceFinder(configuration), images, pipelines);
    }

    private WavePlanner planner(Configuration configuration, Execution execution) {
        return new WavePlanner(new Names(configuration.environmentSuffix()), backendNames, execution);
    }

    private static ReleasePlan unclear(Trigger.StageRolledBack event) {
        return new ReleasePlan.NothingToDeploy(
                "Execution " + event.executionId() + " of pipeline \"" + event.pipeline()
                        + "\" only rolled a stage back, and CodePipeline does not say to what: to roll a service back, start"
                        + " a release with {\"service\": ..., \"environment\": ..., \"rollback\": true, \"reason\": ...}",
                true);
    }

    private static ReleasePlan notReleasedOn(String origin) {
        return new ReleasePlan.NothingToDeploy("No service is released on " + origin);
    }
}
