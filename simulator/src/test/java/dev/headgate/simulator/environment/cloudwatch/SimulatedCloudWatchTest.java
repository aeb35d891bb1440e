package dev.headgate.simulator.environment.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.environment.OrdersAccount;
import dev.headgate.simulator.environment.TrafficView;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

class SimulatedCloudWatchTest {

    private static final Instant NOON = OrdersAccount.START.plus(Duration.ofHours(3));

    private final OrdersAccount orders = new OrdersAccount();

    private MetricDataResult metric(String name, String targetGroup, String statistic) {
        return metric(name, targetGroup, statistic, OrdersAccount.START, NOON);
    }

    private MetricDataResult metric(String name, String targetGroup, String statistic, Instant start, Instant end) {
        TargetGroup group = orders.account
                .loadBalancing()
                .describeTargetGroups(request -> request.names(targetGroup))
                .targetGroups()
                .getFirst();
        String listener = orders.productionListener();
        String balancer = listener.substring(listener.indexOf("app/"), listener.lastIndexOf('/'));
        String dimension =
                group.targetGroupArn().substring(group.targetGroupArn().indexOf("targetgroup/"));
        return orders.account
                .cloudWatch()
                .getMetricData(request -> request.startTime(start)
                        .endTime(end)
                        .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                        .metricDataQueries(MetricDataQuery.builder()
                                .id("m")
                                .metricStat(stat -> stat.period(60)
                                        .stat(statistic)
                                        .metric(metric -> metric.namespace("AWS/ApplicationELB")
                                                .metricName(name)
                                                .dimensions(
                                                        dimension("LoadBalancer", balancer),
                                                        dimension("TargetGroup", dimension))))
                                .build()))
                .metricDataResults()
                .getFirst();
    }

    private static Dimension dimension(String name, String value) {
        return Dimension.builder().name(name).value(value).build();
    }

    private static double average(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    @Test
    void countsRequestsAsTheWeightsSendThem() {
        orders.account.traffic().requestsPerMinute("orders", 1_000);
        orders.deploy(OrdersAccount.CANARY);
        orders.runUntil(() -> orders.greenWeight() == 10);
        Instant canary = orders.loop.instant().plus(Duration.ofMinutes(1));
        orders.runFor(Duration.ofMinutes(5));

        Instant end = canary.plus(Duration.ofMinutes(3));
        assertThat(average(
                        metric("RequestCount", "orders-1", "Sum", canary, end).values()))
                .isBetween(850.0, 950.0);
        assertThat(average(
                        metric("RequestCount", "orders-2", "Sum", canary, end).values()))
                .isBetween(70.0, 130.0);
    }

    @Test
    void tellsErrorsOnlyWhenThereAreAny() {
        orders.account.traffic().errorRate("sha256:" + "a".repeat(64), 0);
        orders.runFor(Duration.ofMinutes(30));

        assertThat(metric("RequestCount", "orders-1", "Sum").values()).hasSize(29);
        assertThat(metric("HTTPCode_Target_5XX_Count", "orders-1", "Sum").values())
                .isEmpty();

        orders.account.traffic().errorRate("sha256:" + "a".repeat(64), 0.2);
        orders.runFor(Duration.ofMinutes(30));
        assertThat(average(
                        metric("HTTPCode_Target_5XX_Count", "orders-1", "Sum").values()))
                .isBetween(100.0, 140.0);
    }

    @Test
    void tellsTheSameNumbersHoweverOftenItIsAsked() {
        orders.runFor(Duration.ofMinutes(10));
        List<Double> once = metric("RequestCount", "orders-1", "Sum").values();
        orders.runFor(Duration.ofMinutes(10));

        assertThat(metric("RequestCount", "orders-1", "Sum").values()).startsWith(once.toArray(Double[]::new));
        assertThat(Set.copyOf(once)).hasSizeGreaterThan(3);
    }

    @Test
    void tellsAMinuteOnlyWhenItIsOverAndThrough() {
        orders.account.traffic().metricLag(Duration.ofMinutes(2));
        orders.runFor(Duration.ofSeconds(179));
        assertThat(metric("RequestCount", "orders-1", "Sum").values()).isEmpty();

        orders.runFor(Duration.ofSeconds(1));
        assertThat(metric("RequestCount", "orders-1", "Sum").timestamps()).containsExactly(OrdersAccount.START);
    }

    @Test
    void leavesOutTheEnd() {
        orders.runFor(Duration.ofMinutes(10));
        Instant end = OrdersAccount.START.plus(Duration.ofMinutes(3));

        assertThat(metric("RequestCount", "orders-1", "Sum", OrdersAccount.START.plusSeconds(30), end)
                        .timestamps())
                .containsExactly(
                        OrdersAccount.START,
                        OrdersAccount.START.plus(Duration.ofMinutes(1)),
                        OrdersAccount.START.plus(Duration.ofMinutes(2)));
    }

    @Test
    void countsHealthyTargetsAndRequestsThatReachNone() {
        orders.runFor(Duration.ofMinutes(2));
        orders.account.killTasks("orders", TrafficView.Color.BLUE, 2);
        orders.runFor(Duration.ofMinutes(5));

        assertThat(metric("HealthyHostCount", "orders-1", "Minimum").values())
                .containsExactly(2.0, 2.0, 0.0, 2.0, 2.0, 2.0);
        assertThat(metric("TargetConnectionErrorCount", "orders-1", "Sum").timestamps())
                .containsExactly(OrdersAccount.START.plus(Duration.ofMinutes(2)));
    }

    @Test
    void hasNothingToTellOfATargetGroupThatNoListenerNames() {
        orders.runFor(Duration.ofMinutes(10));

        assertThat(metric("RequestCount", "orders-2", "Sum").values()).isEmpty();
        assertThat(metric("HealthyHostCount", "orders-2", "Minimum").values()).isEmpty();
    }

    @Test
    void knowsWhatWentOnBeforeTheStart() {
        orders.runFor(Duration.ofMinutes(3));

        assertThat(metric("RequestCount", "orders-1", "Sum", OrdersAccount.START.minus(Duration.ofHours(1)), NOON)
                        .values())
                .hasSize(62)
                .allSatisfy(requests -> assertThat(requests).isBetween(450.0, 750.0));
    }

    @Test
    void confinesABurstToItsMinute() {
        Instant bad = OrdersAccount.START.plus(Duration.ofMinutes(4));
        orders.account.traffic().burst("sha256:" + "a".repeat(64), bad.plusSeconds(30), 0.5);
        orders.runFor(Duration.ofMinutes(12));

        MetricDataResult errors = metric("HTTPCode_Target_5XX_Count", "orders-1", "Sum");
        assertThat(errors.timestamps()).contains(bad);
        for (int i = 0; i < errors.values().size(); i++) {
            boolean isBad = errors.timestamps().get(i).equals(bad);
            assertThat(errors.values().get(i)).isBetween(isBad ? 240.0 : 1.0, isBad ? 360.0 : 9.0);
        }
    }

    @Test
    void tellsNothingWhileMetricsAreMissing() {
        orders.account.traffic().metricsMissingFrom(OrdersAccount.START.plus(Duration.ofMinutes(5)));
        orders.runFor(Duration.ofMinutes(30));

        assertThat(metric("RequestCount", "orders-1", "Sum").values()).hasSize(5);
        assertThat(metric("HealthyHostCount", "orders-1", "Minimum").values()).hasSize(5);
    }

    @Test
    void tellsHowManyResponsesWereSlow() {
        orders.runFor(Duration.ofMinutes(12));
        double usual =
                average(metric("TargetResponseTime", "orders-1", "TC(0.2560:)").values());
        orders.account.traffic().slowness("sha256:" + "a".repeat(64), 3);
        orders.runFor(Duration.ofMinutes(12));
        Instant slowSince = OrdersAccount.START.plus(Duration.ofMinutes(12));

        assertThat(usual).isBetween(2.0, 11.0);
        assertThat(average(metric("TargetResponseTime", "orders-1", "TC(0.2560:)", slowSince, NOON)
                        .values()))
                .isGreaterThan(20 * usual);
        assertThat(metric("TargetResponseTime", "orders-1", "p99", slowSince, NOON)
                        .values())
                .allSatisfy(seconds -> assertThat(seconds).isBetween(0.7, 0.8));
    }

    @Test
    void tellsFiftyAlarmsAtATimeUnlessAskedForMore() {
        for (int alarm = 0; alarm < 70; alarm++) {
            orders.account.alarm("alarm-" + alarm, StateValue.OK);
        }

        DescribeAlarmsResponse first =
                orders.account.cloudWatch().describeAlarms(request -> request.alarmNamePrefix("alarm-"));
        DescribeAlarmsResponse rest = orders.account
                .cloudWatch()
                .describeAlarms(request -> request.alarmNamePrefix("alarm-").nextToken(first.nextToken()));

        assertThat(first.metricAlarms()).hasSize(50);
        assertThat(rest.metricAlarms()).hasSize(20).doesNotContainAnyElementsOf(first.metricAlarms());
        assertThat(rest.nextToken()).isNull();
        assertThat(orders.account
                        .cloudWatch()
                        .describeAlarms(
                                request -> request.alarmNamePrefix("alarm-").maxRecords(100))
                        .metricAlarms())
                .hasSize(70);
        assertThatThrownBy(() -> orders.account.cloudWatch().describeAlarms(request -> request.maxRecords(101)))
                .isInstanceOf(CloudWatchException.class);
    }

    @Test
    void tellsWhyAnAlarmWasSetAndSinceWhenItIsSo() {
        orders.account.alarm("slow", StateValue.OK);
        orders.runFor(Duration.ofMinutes(1));
        Instant first = orders.loop.instant();
        setToAlarm("a drill");
        orders.runFor(Duration.ofMinutes(1));
        setToAlarm("still");

        assertThat(orders.account
                        .cloudWatch()
                        .describeAlarms(request -> request.alarmNames("slow"))
                        .metricAlarms())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.stateReason()).isEqualTo("still");
                    assertThat(alarm.stateTransitionedTimestamp()).isEqualTo(first);
                    assertThat(alarm.stateUpdatedTimestamp()).isEqualTo(first.plus(Duration.ofMinutes(1)));
                });
    }

    private void setToAlarm(String reason) {
        orders.account
                .cloudWatch()
                .setAlarmState(request ->
                        request.alarmName("slow").stateValue(StateValue.ALARM).stateReason(reason));
    }
}
