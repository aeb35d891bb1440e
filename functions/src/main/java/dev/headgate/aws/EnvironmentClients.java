package dev.headgate.aws;

import dev.headgate.config.Target;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** The clients of every environment that was asked for, each built once and acting as its environment's role. */
public final class EnvironmentClients {

    private final TargetClientFactory factory;
    private final InstantSource clock;
    private final Function<Target, AwsCredentialsProvider> credentials;
    private final Map<Access, Environment> environments = new HashMap<>();

    public EnvironmentClients(TargetClientFactory factory, InstantSource clock) {
        this(factory, clock, target -> new AssumedRole(factory, clock, target));
    }

    /** @param credentials what clients act with instead of a target's deploy role */
    public EnvironmentClients(
            TargetClientFactory factory, InstantSource clock, Function<Target, AwsCredentialsProvider> credentials) {
        this.factory = factory;
        this.clock = clock;
        this.credentials = credentials;
    }

    /**
     * Clients with credentials that are good for at least five minutes more.
     *
     * @throws DeployRoleException when the environment's role may not be assumed
     */
    public synchronized TargetClients of(Target target) {
        Environment environment = environments.computeIfAbsent(Access.to(target), unused -> build(target));
        // Here and not only when a call is signed: a refused role is then found out in one place, before anything is
        // done.
        var unused = environment.credentials().resolveCredentials();
        return environment.clients();
    }

    /** Gives up the session of this environment's role, which AWS does not accept any more; the next use assumes it anew. */
    public synchronized void forget(Target target) {
        Environment environment = environments.get(Access.to(target));
        if (environment != null && environment.credentials() instanceof AssumedRole role) {
            role.forget();
        }
    }

    /** The clock that sessions are measured by. */
    public InstantSource clock() {
        return clock;
    }

    private Environment build(Target target) {
        AwsCredentialsProvider own = credentials.apply(target);
        Region region = Region.of(target.region());
        return new Environment(
                own,
                new TargetClients(
                        factory.codeDeploy(own, region),
                        factory.ecs(own, region),
                        factory.loadBalancing(own, region),
                        factory.cloudWatch(own, region)));
    }

    private record Access(String roleArn, String externalId, String region) {
        static Access to(Target target) {
            return new Access(target.roleArn(), target.externalId(), target.region());
        }
    }

    private record Environment(AwsCredentialsProvider credentials, TargetClients clients) {}
}
