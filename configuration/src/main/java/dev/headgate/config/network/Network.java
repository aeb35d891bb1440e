package dev.headgate.config.network;

import java.util.List;
import java.util.Optional;

/** Where an environment's tasks and load balancers have their addresses. */
public sealed interface Network {

    /** Addresses in CIDR notation that may call test listeners beside those of the network's own NAT gateways. */
    List<String> testListenerFrom();

    /**
     * One that is made for the environment.
     *
     * @param cidr its addresses; empty: 10.0.0.0/16
     * @param natGateways none: tasks have public addresses of their own
     * @param zones names of two or three availability zones; none: the first two of the region
     */
    record Made(Optional<String> cidr, int natGateways, List<String> zones, List<String> testListenerFrom)
            implements Network {

        public static final Made DEFAULT = new Made(Optional.empty(), 2, List.of(), List.of());

        public Made {
            zones = List.copyOf(zones);
            testListenerFrom = List.copyOf(testListenerFrom);
            if (natGateways < 0 || natGateways > 2) {
                throw new IllegalArgumentException("natGateways must be 0 to 2, not " + natGateways);
            }
        }
    }

    /**
     * One that is there, and stays as it is.
     *
     * @param vpc its id
     * @param publicSubnets of two zones or more, for load balancers; none: they are all internal
     * @param privateSubnets of two zones or more, from which tasks reach ECR, CloudWatch and what else they call
     */
    record Existing(String vpc, List<String> publicSubnets, List<String> privateSubnets, List<String> testListenerFrom)
            implements Network {
        public Existing {
            publicSubnets = List.copyOf(publicSubnets);
            privateSubnets = List.copyOf(privateSubnets);
            testListenerFrom = List.copyOf(testListenerFrom);
        }
    }
}
