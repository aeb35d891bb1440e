package dev.headgate.simulator.environment.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.environment.OrdersAccount;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.codedeploy.model.ErrorCode;

class AlarmTest {

    private final OrdersAccount orders = new OrdersAccount();

    @Test
    void stopsAndRollsBackWithinTwentyThreeSeconds() {
        String id = orders.deploy(OrdersAccount.LINEAR);
        orders.runUntil(() -> orders.greenWeight() == 30);
        orders.account.alarm(OrdersAccount.ALARM, StateValue.ALARM);
        orders.runFor(Duration.ofSeconds(23));

        assertThat(orders.statusOf(id)).isEqualTo("Stopped");
        assertThat(orders.info(id).errorInformation().code()).isEqualTo(ErrorCode.ALARM_ACTIVE);
        assertThat(orders.info(id).errorInformation().message())
                .isEqualTo("One or more alarms have been activated according to the Amazon CloudWatch metrics you"
                        + " selected, and the affected deployments have been stopped. Activated alarms: <orders-5xx>");
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));
        assertThat(orders.info(id).rollbackInfo().rollbackDeploymentId()).startsWith("d-");
    }

    @Test
    void stopsAtOnceWhenTheAlarmIsAlreadyRed() {
        orders.account.alarm(OrdersAccount.ALARM, StateValue.ALARM);
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofSeconds(20));

        assertThat(orders.statusOf(id)).isEqualTo("Stopped");
    }

    @Test
    void stopsWhileBlueIsKept() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.account.alarmAt(OrdersAccount.START.plus(Duration.ofMinutes(5)), OrdersAccount.ALARM, StateValue.ALARM);
        orders.runFor(Duration.ofMinutes(6));

        assertThat(orders.statusOf(id)).isEqualTo("Stopped");
        assertThat(orders.weights()).isEqualTo(Map.of("orders-1", 100, "orders-2", 0));
    }

    @Test
    void toleratesARedAlarmThatTheDeploymentOverrides() {
        orders.account.alarm(OrdersAccount.ALARM, StateValue.ALARM);
        String taskDefinition = orders.registerGreen();
        String id = orders.account
                .codeDeploy()
                .createDeployment(request -> request.applicationName("orders-app")
                        .deploymentGroupName("orders-group")
                        .overrideAlarmConfiguration(alarms -> alarms.enabled(false))
                        .revision(OrdersAccount.revision(taskDefinition, "app", 8080)))
                .deploymentId();
        orders.runUntilEnded(id);

        assertThat(orders.statusOf(id)).isEqualTo("Succeeded");
    }

    @Test
    void overlooksAnAlarmThatWentBackAtOnce() {
        String id = orders.deploy(OrdersAccount.ALL_AT_ONCE);
        orders.runFor(Duration.ofMinutes(1));
        orders.account.alarm(OrdersAccount.ALARM, StateValue.ALARM);
        orders.runFor(Duration.ofSeconds(1));
        orders.account.alarm(OrdersAccount.ALARM, StateValue.OK);
        orders.runUntilEnded(id);

        assertThat(orders.statusOf(id)).isEqualTo("Succeeded");
    }

    @Test
    void tellsTheAlarmsThatExist() {
        List<MetricAlarm> alarms = orders.account
                .cloudWatch()
                .describeAlarms(request -> request.alarmNames(OrdersAccount.ALARM, "no-such-alarm"))
                .metricAlarms();

        assertThat(alarms).extracting(MetricAlarm::alarmName).containsExactly(OrdersAccount.ALARM);
        assertThat(alarms).extracting(MetricAlarm::stateValue).containsExactly(StateValue.OK);
    }

    @Test
    void leavesMetricAlarmsOutWhenOnlyCompositeOnesAreAskedFor() {
        assertThat(orders.account
                        .cloudWatch()
                        .describeAlarms(request -> request.alarmTypes(AlarmType.COMPOSITE_ALARM))
                        .metricAlarms())
                .isEmpty();
    }

    @Test
    void noLongerTellsAnAlarmThatWasRemoved() {
        orders.account.removeAlarm(OrdersAccount.ALARM);

        assertThat(orders.account
                        .cloudWatch()
                        .describeAlarms(request -> request.alarmNames(OrdersAccount.ALARM))
                        .metricAlarms())
                .isEmpty();
    }
}
