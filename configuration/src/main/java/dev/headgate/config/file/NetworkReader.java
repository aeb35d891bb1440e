package dev.headgate.config.file;

import dev.headgate.config.network.Network;
import dev.headgate.tree.Format;
import dev.headgate.tree.Section;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads where an environment's tasks and load balancers have their addresses. */
final class NetworkReader {

    private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

    static final Format<String> CIDR = Format.text(
            "the addresses of a network with 16 to 22 fixed bits",
            "10.20.0.0/16",
            OCTET + "(\\." + OCTET + "){3}/(1[6-9]|2[0-2])",
            18);

    static final Format<String> CALLERS = Format.text(
            "addresses in CIDR notation", "203.0.113.0/24", OCTET + "(\\." + OCTET + "){3}/([89]|[12]\\d|3[0-2])", 18);

    static final Format<Integer> NAT_GATEWAYS = Format.integer(0, 2, 1);

    static final Format<String> ZONE =
            Format.text("an availability zone", "us-east-1a", "[a-z]{2}-[a-z]+-[1-9][a-z]", 24);

    static final Format<String> VPC = Format.text("a VPC's id", "vpc-0a1b2c3d4e5f60718", "vpc-[0-9a-f]{8,17}", 21);

    static final Format<String> SUBNET =
            Format.text("a subnet's id", "subnet-0a1b2c3d4e5f60718", "subnet-[0-9a-f]{8,17}", 24);

    private static final String EXAMPLE = "network: {cidr: 10.20.0.0/16, natGateways: 1}";

    private NetworkReader() {}

    /** Empty where the file says nothing of it. */
    static Optional<Network> read(Section environment, String region) {
        Section section = environment.section("network", EXAMPLE);
        List<String> callers = section.list("testListenerFrom", CALLERS);
        Optional<String> vpc = section.optional("vpc", VPC);
        List<String> publicSubnets = section.list("publicSubnets", SUBNET);
        List<String> privateSubnets = section.list("privateSubnets", SUBNET);
        Optional<String> cidr = section.optional("cidr", CIDR);
        int natGateways = section.optional("natGateways", NAT_GATEWAYS).orElse(2);
        List<String> zones = section.list("zones", ZONE);
        if (!environment.has("network")) {
            return Optional.empty();
        }
        if (section.has("vpc")) {
            refuse(section, "an existing VPC has its own", "cidr", "natGateways", "zones");
            requireTwo(section, "publicSubnets", publicSubnets, section.has("publicSubnets"));
            requireTwo(section, "privateSubnets", privateSubnets, true);
            return Optional.of(new Network.Existing(vpc.orElse(VPC.example()), publicSubnets, privateSubnets, callers));
        }
        refuse(section, "subnets that exist are of an existing VPC", "publicSubnets", "privateSubnets");
        requireZones(section, zones, region);
        return Optional.of(new Network.Made(cidr, natGateways, zones, callers));
    }

    private static void refuse(Section section, String why, String... keys) {
        Stream.of(keys)
                .filter(section::has)
                .forEach(key -> section.fault(
                        key, key + " cannot stand here: " + why, "Leave it out, or write for example: " + EXAMPLE));
    }

    /** A load balancer has to have an address in two zones, and tasks should. */
    private static void requireTwo(Section section, String key, List<String> subnets, boolean wanted) {
        if (wanted && subnets.size() < 2) {
            section.fault(
                    key,
                    key + " must be two or more, in as many zones",
                    "Write for example: " + key + ": [subnet-0a1b2c3d, subnet-4e5f6071]");
        }
    }

    private static void requireZones(Section section, List<String> zones, String region) {
        if (zones.size() == 1 || zones.size() > 3) {
            section.fault(
                    "zones",
                    "zones must be two or three",
                    "Write for example: zones: [" + region + "a, " + region + "b]");
        }
        zones.stream()
                .filter(zone -> !zone.startsWith(region))
                .forEach(zone -> section.fault(
                        "zones", zone + " is not in " + region, "Name zones of " + region + ", or change the region"));
    }
}
