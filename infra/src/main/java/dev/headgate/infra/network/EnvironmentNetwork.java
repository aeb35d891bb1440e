package dev.headgate.infra.network;

import dev.headgate.config.network.Network;
import dev.headgate.infra.stack.EnvironmentServices;
import java.util.List;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.constructs.Construct;

/** What an environment's services are put into. */
public sealed interface EnvironmentNetwork permits MadeNetwork, ExistingNetwork {

    /** As headgate.yaml wants it. */
    static EnvironmentNetwork of(Construct scope, EnvironmentServices environment, String name) {
        return switch (environment.configuration().network(environment.name())) {
            case Network.Made made -> new MadeNetwork(scope, name, made);
            case Network.Existing existing -> new ExistingNetwork(scope, existing);
        };
    }

    IVpc vpc();

    /** Where load balancers are that everybody reaches. */
    SubnetSelection publicSubnets();

    /** Where tasks are, and load balancers that are reached from inside only. */
    SubnetSelection taskSubnets();

    /** The same by their ids, for whatever CDK has no words for. */
    List<String> taskSubnetIds();

    /** Whether a task needs an address of its own to call anything outside. */
    boolean tasksHavePublicAddresses();

    /** The addresses, in CIDR notation, that may call the test listener of a load balancer which everybody reaches. */
    List<String> testers();

    /** The same where the load balancer is reached from inside only. */
    List<String> testersInside();
}
