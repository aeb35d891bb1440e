package dev.headgate.infra.environment;

import dev.headgate.config.CodeDeployGroup;
import dev.headgate.config.Configuration;
import dev.headgate.config.EcsDeployments;
import dev.headgate.config.Names;
import dev.headgate.config.StackNames;
import dev.headgate.config.network.ForwardingRule;
import dev.headgate.infra.balancing.CodeDeployLoadBalancing;
import dev.headgate.infra.balancing.EcsLoadBalancing;
import dev.headgate.infra.balancing.LoadBalancerStack;
import dev.headgate.infra.balancing.LoadBalancing;
import dev.headgate.infra.balancing.OwnLoadBalancing;
import dev.headgate.infra.balancing.SharedLoadBalancing;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.StackPlace;
import dev.headgate.infra.task.ServiceTask;
import java.util.Optional;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.constructs.Construct;

/** One service in one environment: load balancer or rules on one, ECS service, and what deploys it. */
final class ServiceStack extends BaseStack {

    private final ServiceIn it;
    private final NetworkStack home;
    private final Optional<LoadBalancerStack> shared;
    private final LoadBalancing loadBalancing;

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
        this.it = it;
        this.home = home;
        this.shared = shared;
        loadBalancing = switch (it.target().backend()) {
            case CodeDeployGroup group -> movedByCodeDeploy(environment.configuration());
            case EcsDeployments ecs -> movedByEcs(environment.configuration());
        };
        output("Address", loadBalancing.productionAddress());
        output("TestAddress", loadBalancing.testAddress());
    }

    private LoadBalancing movedByCodeDeploy(Configuration configuration) {
        CodeDeployLoadBalancing balancing = ofCodeDeploy(configuration.names());
        ServiceTask task = new ServiceTask(this, configuration, it);
        BlueGreenService blueGreen = new BlueGreenService(this, it, home.cluster(), home.network(), balancing, task);
        task.needsAfter(blueGreen.service());
        CodeDeployRole codeDeploy = new CodeDeployRole(this, it, home.cluster(), balancing, task);
        new DeploymentGroup(this, configuration.names(), it, blueGreen.service(), balancing, codeDeploy.role());
        outputTasks(blueGreen.tasks());
        return balancing;
    }

    private CodeDeployLoadBalancing ofCodeDeploy(Names names) {
        Optional<ForwardingRule> rule = it.hosting().rule();
        return rule.isPresent()
                ? new SharedLoadBalancing(this, names, it, home.network(), rule.get(), shared.orElseThrow())
                : new OwnLoadBalancing(this, names, it, home.network());
    }

    /**
     * With no logical id of those above: a stack that is to have another controller must change nothing of what serves, but
     * make all anew, which fails at the names of roles, log group and ECS service. These are the same.
     */
    private LoadBalancing movedByEcs(Configuration configuration) {
        Construct ecs = new Construct(this, "Ecs");
        EcsLoadBalancing balancing = new EcsLoadBalancing(ecs, configuration.names(), it, home.network(), shared);
        ServiceTask task = new ServiceTask(ecs, configuration, it);
        EcsService service = new EcsService(ecs, configuration.names(), it, home, balancing, task);
        task.needsAfter(service.service());
        outputTasks(service.tasks());
        return balancing;
    }

    private void outputTasks(ISecurityGroup tasks) {
        if (!it.task().volumes().isEmpty()) {
            output("TaskSecurityGroup", tasks.getSecurityGroupId());
        }
    }

    private void output(String id, String value) {
        CfnOutput.Builder.create(this, id).value(value).build();
    }

    LoadBalancing loadBalancing() {
        return loadBalancing;
    }
}
