package dev.headgate.infra.environment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogOptions;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.NatGatewayProps;
import software.amazon.awscdk.services.ec2.NatProvider;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Two availability zones, each with a public subnet for load balancers, a private one for tasks and a NAT gateway, so that
 * the loss of one zone leaves the other working. The two gateways take two of the five elastic IP addresses that an account
 * has in a region at first: a third environment beside two others needs a higher quota, or an account of its own.
 *
 * <p>Of the endpoints only the one for S3 is here: it is free and takes image layers, the bulk of all downloads, off the
 * NAT gateways. Interface endpoints for ECR and logs cost more per hour than the requests they would take off.
 */
final class Network extends Construct {

    private final List<CfnEIP> natAddresses;
    private final Vpc vpc;

    Network(Construct scope, String name) {
        super(scope, "Network");
        natAddresses = Stream.of("A", "B")
                .map(zone -> CfnEIP.Builder.create(this, "NatAddress" + zone)
                        .domain("vpc")
                        .build())
                .toList();
        vpc = Vpc.Builder.create(this, "Vpc")
                .vpcName(name)
                .maxAzs(2)
                .natGatewayProvider(NatProvider.gateway(NatGatewayProps.builder()
                        .eipAllocationIds(natAddresses.stream()
                                .map(CfnEIP::getAttrAllocationId)
                                .toList())
                        .build()))
                .natGateways(2)
                .subnetConfiguration(List.of(
                        subnets("Public", SubnetType.PUBLIC), subnets("Private", SubnetType.PRIVATE_WITH_EGRESS)))
                // By CDK's custom resource, the one Lambda function of the stack: CloudFormation cannot take rules out
                // of a default security group. Left open, it would admit whatever is started without a group.
                .restrictDefaultSecurityGroup(true)
                .build();
        ownLogOfCustomResource();
        vpc.addGatewayEndpoint(
                "S3",
                GatewayVpcEndpointOptions.builder()
                        .service(GatewayVpcEndpointAwsService.S3)
                        .build());
        LogGroup log = LogGroup.Builder.create(this, "FlowLog")
                .logGroupName("/" + name + "/flow")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        vpc.addFlowLog(
                "Flow",
                FlowLogOptions.builder()
                        .trafficType(FlowLogTrafficType.ALL)
                        .destination(FlowLogDestination.toCloudWatchLogs(log, flowLogRole()))
                        .build());
    }

    /** The one that CDK would make could be used for flow logs of any account. */
    private Role flowLogRole() {
        return Role.Builder.create(this, "FlowLogRole")
                .description("Headgate: writes the network's flow log")
                .assumedBy(new ServicePrincipal("vpc-flow-logs.amazonaws.com")
                        .withConditions(Map.of(
                                "StringEquals",
                                Map.of("aws:SourceAccount", Stack.of(this).getAccount()))))
                .build();
    }

    IVpc vpc() {
        return vpc;
    }

    /** The addresses, in CIDR notation, that callers inside this network have outside it. */
    List<String> outgoing() {
        return natAddresses.stream().map(address -> address.getRef() + "/32").toList();
    }

    /** Lambda would make the log group of that function by itself, and nobody would delete it with the stack. */
    private void ownLogOfCustomResource() {
        CfnResource function = (CfnResource) Stack.of(this)
                .getNode()
                .findChild("Custom::VpcRestrictDefaultSGCustomResourceProvider")
                .getNode()
                .findChild("Handler");
        LogGroup log = LogGroup.Builder.create(this, "CustomResourceLog")
                .logGroupName("/aws/lambda/" + function.getRef())
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        // The function runs once more when the stack is deleted; its log must still be there then.
        vpc.getNode()
                .findChild("RestrictDefaultSecurityGroupCustomResource")
                .getNode()
                .addDependency(log);
    }

    private static SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(20)
                .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
                .build();
    }
}
