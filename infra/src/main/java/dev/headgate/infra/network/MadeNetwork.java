package dev.headgate.infra.network;

import dev.headgate.config.network.Network;
import dev.headgate.infra.stack.Finding;
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
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.NatGatewayProps;
import software.amazon.awscdk.services.ec2.NatProvider;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/**
 * Two availability zones, each with a public subnet for load balancers, a private one for tasks and a NAT gateway, so that
 * the loss of one zone leaves the other working; or another number of either, as headgate.yaml wants it. Each gateway takes
 * one of the five elastic IP addresses that an account has in a region at first.
 *
 * <p>Without any gateway, tasks are in the public subnets: addresses of their own cost less than endpoints for all that they
 * call, and their security group admits the load balancer only.
 *
 * <p>Of the endpoints only the one for S3 is here: it is free and takes image layers, the bulk of all downloads, off the
 * NAT gateways. Interface endpoints for ECR and logs cost more per hour than the requests they would take off.
 */
final class MadeNetwork extends Construct implements EnvironmentNetwork {

    private final Network.Made wanted;
    private final List<CfnEIP> natAddresses;
    private final Vpc vpc;

    MadeNetwork(Construct scope, String name, Network.Made wanted) {
        super(scope, "Network");
        this.wanted = wanted;
        natAddresses = Stream.of("A", "B")
                .limit(wanted.natGateways())
                .map(zone -> CfnEIP.Builder.create(this, "NatAddress" + zone)
                        .domain("vpc")
                        .build())
                .toList();
        Vpc.Builder builder = Vpc.Builder.create(this, "Vpc")
                .vpcName(name)
                .natGateways(wanted.natGateways())
                .subnetConfiguration(subnets())
                // By CDK's custom resource, the one Lambda function of the stack: CloudFormation cannot take rules out
                // of a default security group. Left open, it would admit whatever is started without a group.
                .restrictDefaultSecurityGroup(true);
        if (wanted.zones().isEmpty()) {
            builder.maxAzs(2);
        } else {
            builder.availabilityZones(wanted.zones());
        }
        if (wanted.natGateways() > 0) {
            builder.natGatewayProvider(NatProvider.gateway(NatGatewayProps.builder()
                    .eipAllocationIds(natAddresses.stream()
                            .map(CfnEIP::getAttrAllocationId)
                            .toList())
                    .build()));
        }
        wanted.cidr().map(IpAddresses::cidr).ifPresent(builder::ipAddresses);
        vpc = builder.build();
        if (!wanted.zones().isEmpty()) {
            acceptZones();
        }
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

    @Override
    public IVpc vpc() {
        return vpc;
    }

    @Override
    public SubnetSelection publicSubnets() {
        return of(SubnetType.PUBLIC);
    }

    @Override
    public SubnetSelection taskSubnets() {
        return of(tasksHavePublicAddresses() ? SubnetType.PUBLIC : SubnetType.PRIVATE_WITH_EGRESS);
    }

    @Override
    public List<String> taskSubnetIds() {
        return (tasksHavePublicAddresses() ? vpc.getPublicSubnets() : vpc.getPrivateSubnets())
                .stream().map(ISubnet::getSubnetId).toList();
    }

    @Override
    public boolean tasksHavePublicAddresses() {
        return wanted.natGateways() == 0;
    }

    /** Callers inside this network have its gateways' addresses outside it. */
    @Override
    public List<String> testers() {
        return Stream.concat(
                        natAddresses.stream().map(address -> address.getRef() + "/32"),
                        wanted.testListenerFrom().stream())
                .toList();
    }

    @Override
    public List<String> testersInside() {
        return Stream.concat(Stream.of(vpc.getVpcCidrBlock()), wanted.testListenerFrom().stream())
                .toList();
    }

    private static SubnetSelection of(SubnetType type) {
        return SubnetSelection.builder().subnetType(type).build();
    }

    /** The rule of two validators: zones should be looked up. */
    private void acceptZones() {
        Stream.concat(vpc.getPublicSubnets().stream(), vpc.getPrivateSubnets().stream())
                .map(subnet -> (CfnResource) subnet.getNode().findChild("Subnet"))
                .forEach(subnet -> {
                    Finding.accept(
                            subnet, "CloudFormation-Validate::W3010", "Somebody chose the zones in headgate.yaml.");
                    subnet.addMetadata("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of("W3010"))));
                });
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

    private List<SubnetConfiguration> subnets() {
        SubnetConfiguration forAll = subnets("Public", SubnetType.PUBLIC);
        return tasksHavePublicAddresses()
                ? List.of(forAll)
                : List.of(forAll, subnets("Private", SubnetType.PRIVATE_WITH_EGRESS));
    }

    /** Of the addresses that somebody chose, each gets an equal part. */
    private SubnetConfiguration subnets(String name, SubnetType type) {
        return SubnetConfiguration.builder()
                .name(name)
                .subnetType(type)
                .cidrMask(wanted.cidr().isPresent() ? null : 20)
                .mapPublicIpOnLaunch(type == SubnetType.PUBLIC ? false : null)
                .build();
    }
}
