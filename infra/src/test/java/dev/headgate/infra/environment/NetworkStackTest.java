package dev.headgate.infra.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.infra.NeedsNode;
import dev.headgate.infra.StackTemplate;
import dev.headgate.infra.SynthesizedApp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@NeedsNode
class NetworkStackTest {

    private static StackTemplate network;

    @BeforeAll
    static void synthesize() {
        network = SynthesizedApp.ofOneAccount().stack("headgate-network-prod");
    }

    @Test
    void survivesTheLossOfOneZone() {
        assertThat(network.resources("AWS::EC2::NatGateway")).hasSize(2);
        assertThat(network.resources("AWS::EC2::Subnet"))
                .extracting(subnet -> subnet.property("/AvailabilityZone").toString())
                .hasSize(4)
                .containsOnly(zone(0), zone(1));
    }

    @Test
    void givesNoInstanceAPublicAddressByItself() {
        assertThat(network.resources("AWS::EC2::Subnet"))
                .allSatisfy(subnet -> assertThat(
                                subnet.property("/MapPublicIpOnLaunch").asBoolean())
                        .isFalse());
    }

    @Test
    void keepsImageLayersOffTheNatGateways() {
        assertThat(network.resource("AWS::EC2::VPCEndpoint")
                        .property("/VpcEndpointType")
                        .asText())
                .isEqualTo("Gateway");
    }

    @Test
    void recordsAllTrafficForAMonth() {
        assertThat(network.resource("AWS::EC2::FlowLog")
                        .property("/TrafficType")
                        .asText())
                .isEqualTo("ALL");
        assertThat(network.resource("AWS::Logs::LogGroup", "LogGroupName", "/headgate-prod/flow")
                        .property("/RetentionInDays")
                        .asInt())
                .isEqualTo(30);
    }

    @Test
    void closesTheDefaultSecurityGroup() {
        assertThat(network.resources("Custom::VpcRestrictDefaultSG")).hasSize(1);
    }

    @Test
    void deletesTheLogOfItsCustomResourceWithTheStack() {
        StackTemplate.Resource custom = network.resource("Custom::VpcRestrictDefaultSG");

        assertThat(custom.json().get("DependsOn").toString()).contains("CustomResourceLog");
    }

    @Test
    void watchesTheClusterWithContainerInsights() {
        StackTemplate.Resource cluster = network.resource("AWS::ECS::Cluster");

        assertThat(cluster.property("/ClusterName").asText()).isEqualTo("headgate-prod");
        assertThat(cluster.property("/ClusterSettings").toString())
                .isEqualTo("[{\"Name\":\"containerInsights\",\"Value\":\"enabled\"}]");
    }

    private static String zone(int index) {
        return "{\"Fn::Select\":[%d,{\"Fn::GetAZs\":\"\"}]}".formatted(index);
    }
}
