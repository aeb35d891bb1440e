package dev.headgate.infra.environment;

import dev.headgate.config.StackNames;
import dev.headgate.infra.stack.BaseStack;
import dev.headgate.infra.stack.EnvironmentServices;
import dev.headgate.infra.stack.EnvironmentServices.ServiceIn;
import dev.headgate.infra.stack.StackPlace;
import dev.headgate.infra.task.ServiceTask;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ecs.FargateService;
import software.constructs.Construct;

/** One service in one environment: load balancer, ECS service and deployment group. */
final class ServiceStack extends BaseStack {

    private final LoadBalancing loadBalancing;
    private final FargateService service;

    ServiceStack(Construct app, StackNames names, EnvironmentServices environment, ServiceIn it, NetworkStack home) {
        super(
                app,
                StackPlace.in(
                        environment,
                        names.service(it.service().name(), environment.name()),
                        "Headgate: service " + it.service().name() + " in " + environment.name()));
        loadBalancing = new LoadBalancing(this, names.names(), it, home.network());
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
