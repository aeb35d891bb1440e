package dev.headgate.infra.network;

import dev.headgate.config.network.Network;
import dev.headgate.infra.stack.EnvironmentServices;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The elastic IP addresses that the networks of one account and region take, of which it has few at first. */
public final class ElasticAddresses {

    private static final int AT_FIRST = 5;

    private ElasticAddresses() {}

    /** What to tell whoever is about to deploy so many that a new account would refuse some. */
    public static List<String> warnings(List<EnvironmentServices> environments) {
        Map<String, Integer> addresses = new LinkedHashMap<>();
        for (EnvironmentServices it : environments) {
            addresses.merge(it.account() + " in " + it.region(), addresses(it), Integer::sum);
        }
        return addresses.entrySet().stream()
                .filter(it -> it.getValue() > AT_FIRST)
                .map(
                        it ->
                                "The networks of account %s take %d elastic IP addresses, and an account has %d at first. Ask for"
                                                .formatted(it.getKey(), it.getValue(), AT_FIRST)
                                        + " more (docs/deploying.md), or write natGateways: 1 at the network of some of its environments")
                .toList();
    }

    private static int addresses(EnvironmentServices it) {
        return switch (it.configuration().network(it.name())) {
            case Network.Made made -> made.natGateways();
            case Network.Existing existing -> 0;
        };
    }
}
