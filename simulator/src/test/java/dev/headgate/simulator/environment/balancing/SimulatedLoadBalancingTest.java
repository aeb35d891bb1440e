package dev.headgate.simulator.environment.balancing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.environment.OrdersAccount;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

class SimulatedLoadBalancingTest {

    private final OrdersAccount orders = new OrdersAccount();

    @Test
    void findsARuleByItsName() {
        String rule = orders.account
                .loadBalancing()
                .describeRules(request -> request.listenerArn(orders.productionListener()))
                .rules()
                .getFirst()
                .ruleArn();

        assertThat(orders.account
                        .loadBalancing()
                        .describeRules(request -> request.ruleArns(rule))
                        .rules())
                .extracting(Rule::ruleArn)
                .containsExactly(rule);
        assertThatThrownBy(() -> orders.account.loadBalancing().describeRules(request -> request.ruleArns(rule + "0")))
                .isInstanceOf(RuleNotFoundException.class);
    }

    @Test
    void refusesALoadBalancerThatIsNotThere() {
        String arn = orders.account
                .loadBalancing()
                .describeLoadBalancers()
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();

        assertThat(orders.account
                        .loadBalancing()
                        .describeLoadBalancers(request -> request.loadBalancerArns(arn))
                        .loadBalancers())
                .hasSize(1);
        assertThatThrownBy(() -> orders.account
                        .loadBalancing()
                        .describeLoadBalancers(request -> request.loadBalancerArns(arn, arn + "0")))
                .isInstanceOf(LoadBalancerNotFoundException.class);
    }

    private Action defaultAction() {
        return orders.account
                .loadBalancing()
                .describeListeners(request -> request.listenerArns(orders.productionListener()))
                .listeners()
                .getFirst()
                .defaultActions()
                .getFirst();
    }

    private List<TargetHealthDescription> targets(String targetGroup) {
        String arn = orders.account
                .loadBalancing()
                .describeTargetGroups(request -> request.names(targetGroup))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
        return orders.account
                .loadBalancing()
                .describeTargetHealth(request -> request.targetGroupArn(arn))
                .targetHealthDescriptions();
    }

    private List<TargetHealthStateEnum> states(String targetGroup) {
        return targets(targetGroup).stream()
                .map(target -> target.targetHealth().state())
                .toList();
    }

    @Test
    void namesOneTargetGroupUntilTheFirstDeploymentAndTwoWithWeightsAfterIt() {
        assertThat(defaultAction().targetGroupArn()).contains("targetgroup/orders-1/");

        orders.runUntilEnded(orders.deploy(OrdersAccount.ALL_AT_ONCE));

        assertThat(defaultAction().targetGroupArn()).isNull();
        assertThat(defaultAction().forwardConfig().targetGroups()).hasSize(2);
    }

    @Test
    void leavesTargetsUnusedUntilAListenerNamesTheirGroup() {
        orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(targets("orders-2"))
                .hasSize(2)
                .allSatisfy(target ->
                        assertThat(target.targetHealth().reason()).isEqualTo(TargetHealthReasonEnum.TARGET_NOT_IN_USE));
        orders.runFor(Duration.ofMinutes(1));
        assertThat(states("orders-2")).containsOnly(TargetHealthStateEnum.HEALTHY);
    }

    @Test
    void checksTargetsFromInitialToHealthy() {
        orders.deploy(OrdersAccount.CANARY);
        orders.runUntil(() -> !states("orders-2").isEmpty());

        assertThat(states("orders-2")).containsOnly(TargetHealthStateEnum.INITIAL);
        orders.runFor(Duration.ofSeconds(30));
        assertThat(states("orders-2")).containsOnly(TargetHealthStateEnum.HEALTHY);
    }

    @Test
    void tellsSickTargetsUnhealthyAndDrainedOnesDraining() {
        orders.account.makeImageSick(OrdersAccount.GREEN_DIGEST);
        String id = orders.deploy(OrdersAccount.CANARY);
        orders.runFor(Duration.ofMinutes(2));

        assertThat(states("orders-1")).containsOnly(TargetHealthStateEnum.HEALTHY);
        assertThat(states("orders-2")).hasSize(2).containsOnly(TargetHealthStateEnum.UNHEALTHY);
        orders.stop(id);
        orders.runFor(Duration.ofMinutes(1));
        assertThat(states("orders-2")).containsOnly(TargetHealthStateEnum.DRAINING);
    }

    @Test
    void tellsTheDefaultRule() {
        assertThat(orders.account
                        .loadBalancing()
                        .describeRules(request -> request.listenerArn(orders.productionListener()))
                        .rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.isDefault()).isTrue());
    }

    @Test
    void refusesAListenerThatDoesNotExist() {
        assertThatThrownBy(() -> orders.account
                        .loadBalancing()
                        .describeListeners(request -> request.listenerArns("arn:aws:none")))
                .isInstanceOf(ListenerNotFoundException.class);
    }

    @Test
    void refusesToTellListenersOfNothing() {
        assertThatThrownBy(() -> orders.account.loadBalancing().describeListeners(request -> {}))
                .isInstanceOf(ElasticLoadBalancingV2Exception.class)
                .hasMessageContaining("You must specify either listener ARNs or a load balancer ARN");
    }
}
