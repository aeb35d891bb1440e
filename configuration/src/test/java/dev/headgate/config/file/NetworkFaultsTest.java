package dev.headgate.config.file;

import static dev.headgate.config.file.FaultyYaml.faultsOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.config.Configuration;
import dev.headgate.config.network.Network;
import dev.headgate.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An environment's network as it is read, and what of it is refused. */
class NetworkFaultsTest {

    private static final String PROD = ":3 environments.prod.network: ";

    @Test
    void makesTheSameAsEverWhereNothingIsSaid() {
        assertThat(read("prod: {wave: 1}").network("prod")).isEqualTo(Network.Made.DEFAULT);
    }

    @Test
    void readsOneThatExistsAndOneThatIsMade() {
        Configuration configuration = EditorSchema.read(Samples.blocks("yaml").get(1), "111122223333");

        assertThat(configuration.network("prod")).isInstanceOfSatisfying(Network.Existing.class, it -> {
            assertThat(it.vpc()).isEqualTo("vpc-0a1b2c3d4e5f60718");
            assertThat(it.privateSubnets()).hasSize(2);
        });
        assertThat(configuration.network("dev")).isInstanceOfSatisfying(Network.Made.class, it -> {
            assertThat(it.cidr()).hasValue("10.20.0.0/16");
            assertThat(it.natGateways()).isEqualTo(1);
        });
        assertThat(Json.write(configuration)).doesNotContain("vpc-", "10.20.0.0", "internal");
    }

    @Test
    void refusesToChangeAnExistingOne() {
        assertThat(faults("{vpc: vpc-12345678, privateSubnets: [subnet-12345678, subnet-12345679], natGateways: 1}"))
                .contains(
                        PROD + "natGateways cannot stand here: an existing VPC has its own. Leave it out, or write for"
                                + " example: network: {cidr: 10.20.0.0/16, natGateways: 1}");
    }

    @Test
    void refusesSubnetsWithoutTheirVpc() {
        assertThat(faults("{privateSubnets: [subnet-12345678, subnet-12345679]}"))
                .containsExactly(PROD + "privateSubnets cannot stand here: subnets that exist are of an existing VPC."
                        + " Leave it out, or write for example: network: {cidr: 10.20.0.0/16, natGateways: 1}");
    }

    @Test
    void wantsTwoPrivateSubnetsOfAnExistingOne() {
        assertThat(faults("{vpc: vpc-12345678, publicSubnets: [subnet-12345678, subnet-12345679]}"))
                .containsExactly(PROD + "privateSubnets must be two or more, in as many zones. Write for example:"
                        + " privateSubnets: [subnet-0a1b2c3d, subnet-4e5f6071]");
    }

    @Test
    void refusesALoadBalancerForEverybodyWhereNothingIsPublic() {
        assertThat(faults("{vpc: vpc-12345678, privateSubnets: [subnet-12345678, subnet-12345679]}"))
                .containsExactly(
                        ":5 services.web.environments.prod.hosting: the network of prod has no publicSubnets for a"
                                + " load balancer that everybody reaches. Name them there, or write for example:"
                                + " hosting: {internal: true}");
    }

    @Test
    void refusesZonesOfAnotherRegionAndTooFew() {
        assertThat(faults("{zones: [eu-west-1a]}"))
                .containsExactly(
                        PROD + "zones must be two or three. Write for example: zones: [us-east-1a, us-east-1b]",
                        PROD + "eu-west-1a is not in us-east-1. Name zones of us-east-1, or change the region");
    }

    @Test
    void refusesANetworkThatIsTooSmallForItsSubnets() {
        assertThat(faults("{cidr: 10.0.0.0/28}"))
                .containsExactly(
                        PROD + "cidr must be the addresses of a network with 16 to 22 fixed bits, not 10.0.0.0/28."
                                + " Write for example: cidr: 10.20.0.0/16");
    }

    private static List<String> faults(String network) {
        return faultsOf(yaml("prod: {wave: 1, network: " + network + "}"));
    }

    private static Configuration read(String environment) {
        return EditorSchema.read(yaml(environment), "111122223333");
    }

    private static String yaml(String environment) {
        return """
                headgate: 1
                environments:
                  %s
                services:
                  web: {port: 8080}
                """.formatted(environment);
    }
}
