package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import dev.headgate.simulator.scenario.Approvers.Manner;
import java.util.Optional;
import java.util.SplittableRandom;

/** A scenario under way: a world, and the release that was started in it. */
public final class Run {

    private final Scenario scenario;
    private final long seed;
    private final World world;
    private final Stage stage;
    private final Journal journal;
    private final Service service;

    /**
     * Sets a scenario up with the first of the services; nothing has happened yet.
     *
     * @param manner what the approvers do
     */
    public Run(
            Scenario scenario,
            Configuration configuration,
            Definitions definitions,
            String approvalsUrl,
            Manner manner,
            long seed) {
        this(
                scenario,
                configuration,
                definitions,
                approvalsUrl,
                manner,
                seed,
                configuration.services().getFirst());
    }

    /**
     * Sets a scenario up; nothing has happened yet.
     *
     * @param manner what the approvers do
     * @param service what is to be released
     */
    public Run(
            Scenario scenario,
            Configuration configuration,
            Definitions definitions,
            String approvalsUrl,
            Manner manner,
            long seed,
            Service service) {
        this.scenario = scenario;
        this.seed = seed;
        Configuration arranged = scenario.where().apply(configuration);
        this.service = arranged.service(service.name()).orElseThrow();
        world = new World(arranged, definitions, approvalsUrl, seed);
        journal = new Journal(world, this.service);
        stage = new Stage(world, service.name(), Optional.of(journal));
        stage.pushImages();
        String uri = world.tooling().ecr().addRepository(service.repository());
        new History(arranged, world.records(), uri, World.START).write(this.service);
        new Approvers(world, manner, new SplittableRandom(seed + 1)).watchMail();
        scenario.conditions().accept(stage);
    }

    /** Starts the release. */
    public void begin() {
        follow(world.start("release", name(), input()));
    }

    /** From now on this is the release that the run is about, by the ARN of its execution. */
    public void follow(String executionArn) {
        journal.follow(executionArn);
    }

    /** What the execution is to be called that it is about. */
    public String name() {
        return "demo-" + scenario.name();
    }

    /** What starts the release, where nobody says otherwise. */
    public String input() {
        OperatorRequests asking = new OperatorRequests(service.name());
        return switch (scenario.trigger()) {
            // Without a pipeline the same release is an operator's.
            case PIPELINE ->
                service.releaseOn().pipelines().isEmpty() ? stage.requestEverywhere() : stage.pipelineEvent();
            case ROLLBACK -> asking.rollback();
            case ROLLBACK_NOW -> asking.rollbackNow();
            case CURE -> asking.cure();
        };
    }

    /** True once the release has ended, and so has everything that goes on beside it or takes it over. */
    public boolean isDone() {
        return journal.isOver()
                && !stage.expectsOperator()
                && world.records().unannounced().isEmpty()
                && world.records().owed(1).isEmpty()
                && world.records().locks().stream().allMatch(this::waitsForAHuman);
    }

    private boolean waitsForAHuman(dev.headgate.deployment.DeploymentStore.Lock lock) {
        return world.records()
                .find(lock.deploymentId())
                .filter(it -> it.closing().isPresent())
                .isPresent();
    }

    public Scenario scenario() {
        return scenario;
    }

    public long seed() {
        return seed;
    }

    public World world() {
        return world;
    }

    public Stage stage() {
        return stage;
    }

    public Journal journal() {
        return journal;
    }

    public Service service() {
        return service;
    }
}
