package dev.headgate.config.file;

import dev.headgate.config.network.Network;
import dev.headgate.config.network.SharedLoadBalancer;
import dev.headgate.tree.Section;
import java.util.Optional;

/** Reads the load balancer that services of an environment share, and what one of a service's own has in common with it. */
final class LoadBalancerReader {

    static final String KEY = "loadBalancer";

    private static final String EXAMPLE = "loadBalancer: {certificate: \"" + Formats.CERTIFICATE.example() + "\"}";
    private static final String INTERNAL = "loadBalancer: {internal: true}";

    private LoadBalancerReader() {}

    /** Asked for by the key alone: {@code loadBalancer: {}} speaks plain HTTP with everybody. */
    static Optional<SharedLoadBalancer> read(
            Section environment, String name, String region, Optional<Network> network) {
        Section section = environment.section(KEY, EXAMPLE);
        if (!environment.has(KEY)) {
            return Optional.empty();
        }
        return Optional.of(new SharedLoadBalancer(
                certificate(section, region),
                internal(section, name, network, INTERNAL).orElse(false)));
    }

    static Optional<String> certificate(Section section, String region) {
        Optional<String> certificate = section.optional("certificate", Formats.CERTIFICATE);
        certificate
                .filter(arn -> !arn.startsWith("arn:aws:acm:" + region + ":"))
                .ifPresent(arn -> section.fault(
                        "certificate",
                        "a load balancer in " + region + " takes no certificate of another region: " + arn,
                        "Request or import it in " + region + " too, and name that one"));
        return certificate;
    }

    /** @param example how an internal one is written there */
    static Optional<Boolean> internal(Section section, String name, Optional<Network> network, String example) {
        Optional<Boolean> internal =
                section.optional("internal", Formats.SWITCH).filter(it -> it);
        boolean nothingPublic = network.filter(it -> it instanceof Network.Existing existing
                        && existing.publicSubnets().isEmpty())
                .isPresent();
        if (internal.isEmpty() && nothingPublic) {
            section.fault(
                    "internal",
                    "the network of " + name + " has no publicSubnets for a load balancer that everybody reaches",
                    "Name them there, or write for example: " + example);
        }
        return internal;
    }
}
