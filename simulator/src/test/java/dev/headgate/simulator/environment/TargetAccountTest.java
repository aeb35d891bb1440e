package dev.headgate.simulator.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.simulator.wire.Call;
import dev.headgate.simulator.wire.Fault;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class TargetAccountTest {

    private final OrdersAccount orders = new OrdersAccount();

    @Test
    void startsADeploymentWhoseReplyIsLost() {
        String taskDefinition = orders.registerGreen();
        orders.wire.add(
                call -> call.operation().equals("CreateDeployment") ? Fault.Effect.LOSE_REPLY : Fault.Effect.NONE);

        assertThatThrownBy(() -> orders.deploy(OrdersAccount.ALL_AT_ONCE, taskDefinition))
                .isInstanceOf(SdkClientException.class);
        assertThat(orders.account.trafficView("orders").deploymentStatus()).hasValue("Created");
    }

    @Test
    void namesEveryCallAsIamDoes() {
        orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.weights();

        assertThat(orders.wire.calls())
                .extracting(Call::service, Call::operation)
                .contains(
                        tuple("ecs", "RegisterTaskDefinition"),
                        tuple("codedeploy", "CreateDeployment"),
                        tuple("elasticloadbalancing", "DescribeListeners"));
    }

    @Test
    void happensAgainAsItDidWithTheSameSeed() {
        OrdersAccount again = new OrdersAccount();

        String id = orders.deploy(OrdersAccount.LINEAR);
        assertThat(again.deploy(OrdersAccount.LINEAR)).isEqualTo(id);
        assertThat(again.runUntilEnded(id)).isEqualTo(orders.runUntilEnded(id));
    }
}
