package dev.headgate.infra.network;

import dev.headgate.config.network.Network;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.services.ec2.ISubnet;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Subnet;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.ec2.VpcAttributes;
import software.constructs.Construct;

/** A network that is there, and of which nothing is looked up: its ids are all that a template needs. */
final class ExistingNetwork extends Construct implements EnvironmentNetwork {

    private final Network.Existing ids;
    private final IVpc vpc;
    private final List<ISubnet> publicSubnets;
    private final List<ISubnet> privateSubnets;

    ExistingNetwork(Construct scope, Network.Existing ids) {
        super(scope, "Network");
        this.ids = ids;
        vpc = Vpc.fromVpcAttributes(
                this,
                "Vpc",
                VpcAttributes.builder()
                        .vpcId(ids.vpc())
                        // Nobody asks for them: its subnets are named one by one.
                        .availabilityZones(List.of("any"))
                        .build());
        publicSubnets = ids.publicSubnets().stream().map(this::subnet).toList();
        privateSubnets = ids.privateSubnets().stream().map(this::subnet).toList();
    }

    /** Whose zone and routes nobody asks for. */
    private ISubnet subnet(String id) {
        ISubnet subnet = Subnet.fromSubnetId(this, id, id);
        Annotations.of(subnet).acknowledgeWarning("@aws-cdk/aws-ec2:noSubnetRouteTableId");
        return subnet;
    }

    @Override
    public IVpc vpc() {
        return vpc;
    }

    @Override
    public SubnetSelection publicSubnets() {
        return SubnetSelection.builder().subnets(publicSubnets).build();
    }

    @Override
    public SubnetSelection taskSubnets() {
        return SubnetSelection.builder().subnets(privateSubnets).build();
    }

    @Override
    public List<String> taskSubnetIds() {
        return ids.privateSubnets();
    }

    @Override
    public boolean tasksHavePublicAddresses() {
        return false;
    }

    @Override
    public List<String> testers() {
        return ids.testListenerFrom();
    }

    @Override
    public List<String> testersInside() {
        return ids.testListenerFrom();
    }
}
