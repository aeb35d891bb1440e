package dev.headgate.simulator.scenario;

import dev.headgate.config.Configuration;
import dev.headgate.config.Service;
import dev.headgate.simulator.installation.Definitions;
import dev.headgate.simulator.installation.World;
import java.time.Instant;

/** A world in which every service has been released before, its next images are pushed, and nothing is under way. */
public final class QuietWorld {

    private static final long SEED = 42;

    private QuietWorld() {}

    /**
     * Builds an installation for somebody to act on, in an account that has a trail.
     *
     * @param approvalsUrl where links to the approval page begin
     * @param now what time it is there when it begins
     */
    public static World of(Configuration configuration, Definitions definitions, String approvalsUrl, Instant now) {
        World world = new World(configuration, definitions, approvalsUrl, SEED, now);
        world.events().trail().begin();
        for (Service service : configuration.services()) {
            new Stage(world, service.name()).pushImages();
            String uri = world.tooling().ecr().addRepository(service.repository());
            new History(configuration, world.records(), uri, now).write(service);
        }
        fillInWhatPeopleDo(world);
        world.wire().keepNoCalls();
        return world;
    }

    /** What an installation leaves to be done by hand is done. */
    private static void fillInWhatPeopleDo(World world) {
        String secret = world.configuration().names().dockerRegistrySecret();
        world.tooling().secretsManager().create(secret);
        world.tooling().secretsManager().fillIn(secret);
    }
}
