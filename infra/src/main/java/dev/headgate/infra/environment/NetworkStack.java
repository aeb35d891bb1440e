package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.StackPlace;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.ICluster;
import software.constructs.Construct;

/** Where an environment's services run: its network, and the cluster they share. */
final class NetworkStack extends BaseStack {

    private final EnvironmentNetwork network;
    private final Cluster cluster;

    NetworkStack(Construct app, StackNames names, EnvironmentServices environment) {
        super(
                app,
                StackPlace.in(
                        environment,
                        names.network(environment.name()),
                        "Headgate: network and ECS cluster of " + environment.name()));
        network = EnvironmentNetwork.of(this, environment, names.names().of("headgate-" + environment.name()));
        cluster = Cluster.Builder.create(this, "Cluster")
                .clusterName(names.names().cluster(environment.name()))
                .vpc(network.vpc())
                .containerInsightsV2(ContainerInsights.ENABLED)
                .build();
        if (environment.services().stream().anyMatch(it -> it.task().capacity().isPresent())) {
            cluster.enableFargateCapacityProviders();
        }
    }

    EnvironmentNetwork network() {
        return network;
    }

    ICluster cluster() {
        return cluster;
    }
}
