package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_GREEN;
import static dev.headgate.simulator.environment.ecs.NativeOrders.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.PRE_SCALE_UP;

import dev.headgate.simulator.environment.OrdersAccount;
import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.environment.service.Front;
import dev.headgate.simulator.environment.service.ServiceShape;
import dev.headgate.simulator.wire.Fault;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ecs.model.AdvancedConfiguration;
import software.amazon.awssdk.services.ecs.model.CreateServiceRequest;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

class NativeServicesTest {

    private final NativeOrders prepared = NativeOrders.prepared();

    private LoadBalancer balancing(Consumer<AdvancedConfiguration.Builder> change) {
        List<TargetGroup> groups =
                prepared.account.loadBalancing().describeTargetGroups().targetGroups();
        List<Listener> listeners = prepared.account
                .loadBalancing()
                .describeListeners(it ->
                        it.loadBalancerArn(groups.getFirst().loadBalancerArns().getFirst()))
                .listeners();
        AdvancedConfiguration.Builder advanced = AdvancedConfiguration.builder()
                .alternateTargetGroupArn(groups.getLast().targetGroupArn())
                .productionListenerRule(rule(listeners.getFirst()))
                .testListenerRule(rule(listeners.getLast()))
                .roleArn("arn:aws:iam::111122223333:role/orders-infrastructure");
        change.accept(advanced);
        return LoadBalancer.builder()
                .targetGroupArn(groups.getFirst().targetGroupArn())
                .containerName("app")
                .containerPort(8080)
                .advancedConfiguration(advanced.build())
                .build();
    }

    private String rule(Listener listener) {
        return prepared.account
                .loadBalancing()
                .describeRules(it -> it.listenerArn(listener.listenerArn()))
                .rules()
                .getLast()
                .ruleArn();
    }

    private String create(Consumer<CreateServiceRequest.Builder> change) {
        CreateServiceRequest.Builder request = CreateServiceRequest.builder()
                .cluster("shop")
                .serviceName("orders")
                .taskDefinition("orders:1")
                .desiredCount(3)
                .deploymentController(it -> it.type(DeploymentControllerType.ECS))
                .deploymentConfiguration(
                        it -> it.strategy(DeploymentStrategy.BLUE_GREEN).bakeTimeInMinutes(1))
                .loadBalancers(balancing(it -> {}));
        change.accept(request);
        return prepared.ecs.createService(request.build()).service().currentServiceDeployment();
    }

    @Test
    void isMissingUntilItIsCreated() {
        assertThat(prepared.ecs
                        .describeServices(it -> it.cluster("shop").services("orders"))
                        .failures())
                .extracting(Failure::reason)
                .containsExactly("MISSING");
        assertThatThrownBy(prepared::release).isInstanceOf(ServiceNotFoundException.class);
    }

    @Test
    void isCreatedWithADeploymentThatHasNoSource() {
        String arn = create(it -> {});
        assertThat(prepared.deployment(arn).sourceServiceRevisions()).isEmpty();
        assertThat(prepared.runToItsEnd(arn)).contains("PRE_SCALE_UP", "PRODUCTION_TRAFFIC_SHIFT", "BAKE_TIME");

        assertThat(prepared.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThat(prepared.service().runningCount()).isEqualTo(3);
        assertThat(prepared.service().deploymentConfiguration().bakeTimeInMinutes())
                .isEqualTo(1);
    }

    @Test
    void canBeReleasedToOnceItIsCreated() {
        prepared.runToItsEnd(create(it -> {}));
        String arn = prepared.release();
        prepared.runToItsEnd(arn);

        assertThat(prepared.weights()).isEqualTo(ALL_GREEN);
        assertThat(prepared.service().runningCount()).isEqualTo(3);
    }

    @Test
    void aFirstDeploymentHasNothingToGoBackTo() {
        String arn = create(it -> {});
        prepared.runUntilStage(arn, "POST_SCALE_UP");
        prepared.stop(arn);
        prepared.runToItsEnd(arn);

        assertThat(prepared.statusOf(arn)).isEqualTo("ROLLBACK_FAILED");
        assertThat(prepared.deployment(arn).statusReason()).contains("No rollback candidate");
    }

    @Test
    void isCreatedOnceForOneClientToken() {
        String arn = create(it -> it.clientToken("token-1"));

        assertThat(create(it -> it.clientToken("token-1"))).isEqualTo(arn);
        assertThatThrownBy(() -> create(it -> it.clientToken("token-2")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("not idempotent");
        assertThatThrownBy(() -> create(it -> it.clientToken("x".repeat(37))))
                .isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void refusesALoadBalancerThatCannotMoveTraffic() {
        String notARule = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener-rule/app/other/1/2/3";

        assertRefused(it -> it.roleArn(null), "roleArn");
        assertRefused(it -> it.productionListenerRule(null), "productionListenerRule");
        assertRefused(it -> it.productionListenerRule(notARule), "productionListenerRule");
        assertRefused(it -> it.testListenerRule(notARule), "testListenerRule");
        assertRefused(it -> it.alternateTargetGroupArn(null), "alternateTargetGroupArn");
        assertRefused(it -> it.alternateTargetGroupArn("arn:of:another"), "arn:of:another");
        assertThatThrownBy(() -> create(it -> it.loadBalancers(balancing(unused -> {}).toBuilder()
                        .advancedConfiguration((AdvancedConfiguration) null)
                        .build())))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("advancedConfiguration");
    }

    private void assertRefused(Consumer<AdvancedConfiguration.Builder> change, String why) {
        assertThatThrownBy(() -> create(it -> it.loadBalancers(balancing(change))))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining(why);
    }

    @Test
    void theConfigurationOfACallGovernsTheDeploymentThatStartsWithIt() {
        NativeOrders orders = NativeOrders.standing();
        String arn = orders.release(it -> it.bakeTimeInMinutes(7).lifecycleHooks(pause(PRE_SCALE_UP)));
        orders.ecs.updateService(it -> it.cluster("shop")
                .service("orders")
                .deploymentConfiguration(configuration -> configuration.bakeTimeInMinutes(9)));

        assertThat(orders.deployment(arn).deploymentConfiguration().bakeTimeInMinutes())
                .isEqualTo(7);
        assertThat(orders.service().deploymentConfiguration().bakeTimeInMinutes())
                .isEqualTo(9);
        assertThat(orders.service().currentServiceDeployment()).isEqualTo(arn);
    }

    @Test
    void neitherAConfigurationNorACountAloneStartsADeployment() {
        NativeOrders orders = NativeOrders.standing();
        orders.ecs.updateService(it -> it.cluster("shop")
                .service("orders")
                .desiredCount(4)
                .deploymentConfiguration(configuration -> configuration.bakeTimeInMinutes(9)));

        assertThat(orders.service().currentServiceDeployment()).isNull();
        assertThat(orders.service().desiredCount()).isEqualTo(4);
    }

    @Test
    void aForcedDeploymentStartsWithTheTaskDefinitionThatRuns() {
        NativeOrders orders = NativeOrders.standing();
        orders.ecs.updateService(it -> it.cluster("shop").service("orders").forceNewDeployment(true));
        String arn = orders.service().currentServiceDeployment();
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
        assertThat(orders.service().taskDefinition()).endsWith("orders:1");
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
    }

    @Test
    void aLoadBalancerThatIsNamedAsItWasStartsNothing() {
        NativeOrders orders = NativeOrders.standing();
        orders.ecs.updateService(it -> it.cluster("shop")
                .service("orders")
                .loadBalancers(orders.service().loadBalancers()));

        assertThat(orders.service().currentServiceDeployment()).isNull();
    }

    @Test
    void whatAConfigurationDoesNotSayStaysInEitherReadingOrIsReset() {
        NativeOrders orders = NativeOrders.standing();
        orders.update("orders:1", it -> it.bakeTimeInMinutes(9));
        orders.update("orders:1", it -> it.lifecycleHooks(pause(PRE_SCALE_UP)));
        assertThat(orders.service().deploymentConfiguration().bakeTimeInMinutes())
                .isEqualTo(9);

        orders.conditions().partialConfigurationResetsTheRest(true);
        orders.update("orders:1", it -> it.bakeTimeInMinutes(3));

        assertThat(orders.service().deploymentConfiguration().lifecycleHooks()).isEmpty();
    }

    @Test
    void aServiceUnderCodeDeployIsDeployedByNobodyElse() {
        OrdersAccount other = new OrdersAccount();

        assertThatThrownBy(() -> other.account
                        .ecs()
                        .updateService(
                                it -> it.cluster("shop").service("orders").taskDefinition("orders:1")))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("CODE_DEPLOY");
        other.account
                .ecs()
                .updateService(it -> it.cluster("shop").service("orders").desiredCount(5));
        assertThat(other.service().desiredCount()).isEqualTo(5);
    }

    @Test
    void anUpdateWhoseReplyWasLostHasStartedItsDeployment() {
        NativeOrders orders = NativeOrders.standing();
        String green = orders.registerGreen();
        orders.wire.add(call -> call.operation().equals("UpdateService") ? Fault.Effect.LOSE_REPLY : Fault.Effect.NONE);

        assertThatThrownBy(() -> orders.update(green, it -> {})).isInstanceOf(SdkClientException.class);
        String arn = orders.service().currentServiceDeployment();
        assertThat(orders.revision(
                                orders.deployment(arn).targetServiceRevision().arn())
                        .taskDefinition())
                .isEqualTo(green);
    }

    @Test
    void movesTheListenerOfANetworkLoadBalancerAllAtOnce() {
        NativeOrders orders = NativeOrders.standing();
        orders.account.reshape("orders", ServiceShape.OWN.behind(Front.OWN.onNetworkLoadBalancer()));
        String arn = orders.release();
        orders.runToItsEnd(arn);

        assertThat(orders.balancing().productionListenerRule()).contains(":listener/net/orders/");
        assertThat(orders.account.trafficView("orders").revisions())
                .extracting(TrafficView.Revision::percent, TrafficView.Revision::image)
                .containsExactly(tuple(100, NativeOrders.imageOf(NativeOrders.GREEN_DIGEST)));
        assertThatThrownBy(() -> orders.release(it -> it.strategy(DeploymentStrategy.LINEAR)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("network");
    }

    @Test
    void refusesByNameWhatOfAnUpdateIsNotSimulated() {
        NativeOrders orders = NativeOrders.standing();

        assertThatThrownBy(() -> orders.ecs.updateService(
                        it -> it.cluster("shop").service("orders").enableExecuteCommand(true)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("enableExecuteCommand");
    }
}
