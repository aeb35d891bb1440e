package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.config.network.ForwardingRule;
import dev.headgate.infra.network.EnvironmentNetwork;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.StackPlace;
import dev.headgate.infra.task.ServiceTask;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/** One service in one environment: load balancer or rules on one, ECS service and deployment group. */
final class ServiceStack extends BaseStack {

    private final LoadBalancing loadBalancing;
    private final FargateService service;

    /** @param shared the load balancer for services that have a rule */
    ServiceStack(
            Construct app,
            StackNames names,
            EnvironmentServices environment,
            ServiceIn it,
            NetworkStack home,
            Optional<LoadBalancerStack> shared) {
        super(
                app,
                StackPlace.in(
                        environment,
                        names.service(it.service().name(), environment.name()),
                        "Headgate: service " + it.service().name() + " in " + environment.name()));
        loadBalancing = loadBalancing(names, it, home.network(), shared);
        ServiceTask task = new ServiceTask(this, environment.configuration(), it);
        BlueGreenService blueGreen =
                new BlueGreenService(this, it, home.cluster(), home.network(), loadBalancing, task);
        service = blueGreen.service();
        task.needsAfter(service);
        CodeDeployRole codeDeploy = new CodeDeployRole(this, it, home.cluster(), loadBalancing, task);
        new DeploymentGroup(this, names.names(), it, service, loadBalancing, codeDeploy.role());
        if (!it.task().volumes().isEmpty()) {
            output("TaskSecurityGroup", blueGreen.tasks().getSecurityGroupId());
        }
        output("Address", loadBalancing.productionAddress());
        output("TestAddress", loadBalancing.testAddress());
    }

    private LoadBalancing loadBalancing(
            StackNames names, ServiceIn it, EnvironmentNetwork network, Optional<LoadBalancerStack> shared) {
        Optional<ForwardingRule> rule = it.hosting().rule();
        return rule.isPresent()
                ? new SharedLoadBalancing(this, names.names(), it, network, rule.get(), shared.orElseThrow())
                : new OwnLoadBalancing(this, names.names(), it, network);
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }

    LoadBalancing loadBalancing() {
        return loadBalancing;
    }

    FargateService service() {
        return service;
    }
}
