package dev.headgate.traffic;

import dev.headgate.aws.EnvironmentClients;
import dev.headgate.config.Target;
import dev.headgate.deployment.RevisionChange;
import dev.headgate.release.Image;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What all backends do alike: they act in the target's account, where task definitions are read and registered in one way. */
public abstract class ConnectedBackend implements TrafficBackend {

    private final EnvironmentClients clients;

    protected ConnectedBackend(EnvironmentClients clients) {
        this.clients = clients;
    }

    /** Acts in the target's account. */
    protected final Connection connect(Target target) {
        return Connection.open(target, clients);
    }

    /** The time by which sessions are renewed. */
    protected final InstantSource clock() {
        return clients.clock();
    }

    @Override
    public final String template(Target target, String serving, Optional<String> known, String container, Image image) {
        return new Revisions(connect(target)).template(serving, known, container, image);
    }

    @Override
    public final String registerRevision(Target target, String template, String container, Image image) {
        Connection connection = connect(target);
        return new Revisions(connection).register(new ServiceReader(connection).require(), template, container, image);
    }

    @Override
    public final String startable(Target target, String taskDefinition) {
        Connection connection = connect(target);
        return new Revisions(connection).startable(new ServiceReader(connection).require(), taskDefinition);
    }

    @Override
    public final boolean isCopy(Target target, String some, String other) {
        return new Revisions(connect(target)).isCopy(some, other);
    }

    @Override
    public final List<RevisionChange> changes(
            Target target, String blue, Optional<String> green, String container, Image image) {
        return new Revisions(connect(target)).changes(blue, green, container, image);
    }

    @Override
    public final Optional<String> imageOf(Target target, String taskDefinition, String container) {
        return new Revisions(connect(target)).imageOf(taskDefinition, container);
    }
}
