package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.headgate.config.Configuration;
import dev.headgate.config.file.ConfigurationFile;
import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.StackTemplate.Resource;
import dev.headgate.infra.SynthesizedApp;
import dev.headgate.infra.balancing.Balancer;
import dev.headgate.infra.network.ElasticAddresses;
import dev.headgate.infra.stack.EnvironmentServices;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Networks that headgate.yaml says something of, and who reaches what is in them. */
@NeedsNode
class NetworksTest {

    private static SynthesizedApp app;

    @BeforeAll
    static void synthesize() {
        app = SynthesizedApp.ofNetworks();
    }

    @Test
    void makesNothingOfANetworkThatExistsAndLooksNothingUp() {
        StackTemplate prod = app.stack("headgate-network-prod");

        assertThat(prod.resources()).extracting(Resource::type).containsExactly("AWS::ECS::Cluster");
        assertThat(app.assembly().getManifest().getMissing()).isNullOrEmpty();
        assertThat(app.assembly().getStacks())
                .allSatisfy(stack -> assertThat(stack.getMessages()).isEmpty());
    }

    @Test
    void putsTasksAndLoadBalancersIntoTheSubnetsThatExist() {
        StackTemplate web = app.stack("headgate-service-web-prod");
        StackTemplate api = app.stack("headgate-service-api-prod");

        assertThat(texts(web.resource("AWS::ECS::Service")
                        .property("/NetworkConfiguration/AwsvpcConfiguration/Subnets")))
                .containsExactly("subnet-0a1b2c3d4e5f60714", "subnet-0a1b2c3d4e5f60715");
        assertThat(texts(balancer(web).property("/Subnets"))).hasSize(3).contains("subnet-0a1b2c3d4e5f60711");
        assertThat(texts(balancer(api).property("/Subnets")))
                .containsExactly("subnet-0a1b2c3d4e5f60714", "subnet-0a1b2c3d4e5f60715");
        assertThat(web.resources("AWS::EC2::SecurityGroup"))
                .allSatisfy(
                        group -> assertThat(group.property("/VpcId").asText()).isEqualTo("vpc-0a1b2c3d4e5f60718"));
    }

    @Test
    void reachesAnInternalLoadBalancerFromInsideOnly() {
        assertThat(balancer(app.stack("headgate-service-api-staging"))
                        .property("/Scheme")
                        .asText())
                .isEqualTo("internal");
        assertThat(balancer(app.stack("headgate-service-web-staging"))
                        .property("/Scheme")
                        .asText())
                .isEqualTo("internet-facing");
        assertThat(testers("headgate-service-api-staging"))
                .singleElement()
                .satisfies(it -> assertThat(it.get("CidrIp").toString()).contains("CidrBlock"));
    }

    @Test
    void letsThoseLookAtGreenWhoAreNamed() {
        assertThat(testers("headgate-service-web-prod"))
                .extracting(it -> it.get("CidrIp").asText())
                .containsExactly("10.0.0.0/8");
        assertThat(testers("headgate-service-web-dev"))
                .extracting(it -> it.get("CidrIp").asText())
                .containsExactly("203.0.113.0/24");
    }

    @Test
    void makesOneGatewayInTheAddressesAndZonesThatAreWanted() {
        StackTemplate staging = app.stack("headgate-network-staging");

        assertThat(staging.resources("AWS::EC2::NatGateway")).hasSize(1);
        assertThat(staging.resources("AWS::EC2::EIP")).hasSize(1);
        assertThat(staging.resource("AWS::EC2::VPC").property("/CidrBlock").asText())
                .isEqualTo("10.20.0.0/16");
        assertThat(staging.resources("AWS::EC2::Subnet"))
                .extracting(subnet -> subnet.property("/AvailabilityZone").asText())
                .hasSize(6)
                .containsOnly("us-east-1b", "us-east-1c", "us-east-1d");
    }

    @Test
    void givesTasksAddressesOfTheirOwnWhereThereIsNoGateway() {
        StackTemplate dev = app.stack("headgate-network-dev");

        assertThat(dev.resources("AWS::EC2::NatGateway")).isEmpty();
        assertThat(dev.resources("AWS::EC2::EIP")).isEmpty();
        assertThat(dev.resources("AWS::EC2::Subnet")).hasSize(2);
        assertThat(app.stack("headgate-service-web-dev")
                        .resource("AWS::ECS::Service")
                        .property("/NetworkConfiguration/AwsvpcConfiguration/AssignPublicIp")
                        .asText())
                .isEqualTo("ENABLED");
    }

    @Test
    void warnsOfMoreElasticAddressesThanAnAccountHasAtFirst() {
        assertThat(warnings("dev: {wave: 1}, staging: {wave: 2}, prod: {wave: 3}"))
                .singleElement()
                .asString()
                .startsWith("The networks of account 111111111111 in us-east-1 take 6 elastic IP addresses")
                .endsWith("or write natGateways: 1 at the network of some of its environments");
        assertThat(warnings("dev: {wave: 1}, staging: {wave: 2}, prod: {wave: 3, region: eu-west-1}"))
                .isEmpty();
        assertThat(ElasticAddresses.warnings(
                        EnvironmentServices.of(SynthesizedApp.ofOneAccount().configuration())))
                .isEmpty();
    }

    private static List<String> warnings(String environments) {
        Configuration configuration = ConfigurationFile.parse(
                "{headgate: 1, environments: {" + environments + "}, services: {web: {port: 8080}}}",
                "headgate.yaml",
                "111111111111");
        return ElasticAddresses.warnings(EnvironmentServices.of(configuration));
    }

    private static Resource balancer(StackTemplate stack) {
        return stack.resource("AWS::ElasticLoadBalancingV2::LoadBalancer");
    }

    private static List<JsonNode> testers(String stack) {
        JsonNode rules = app.stack(stack)
                .resource("AWS::EC2::SecurityGroup", "GroupDescription", "Who may call the load balancer")
                .property("/SecurityGroupIngress");
        return StreamSupport.stream(rules.spliterator(), false)
                .filter(rule -> rule.get("FromPort").asInt() == Balancer.TEST_PORT)
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
