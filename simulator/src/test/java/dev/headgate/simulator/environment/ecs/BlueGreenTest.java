package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_BLUE;
import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.headgate.simulator.environment.TrafficView;
import dev.headgate.simulator.environment.service.Front;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentControllerType;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsRequest;
import software.amazon.awssdk.services.ecs.model.ListServiceDeploymentsResponse;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentBrief;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionLoadBalancer;

class BlueGreenTest {

    private final NativeOrders orders = NativeOrders.standing();

    private ServiceRevisionLoadBalancer resolved(String revision) {
        return orders.revision(revision).resolvedConfiguration().loadBalancers().getFirst();
    }

    @Test
    void runsThroughItsStagesInOrder() {
        String arn = orders.release();

        assertThat(orders.runToItsEnd(arn))
                .containsExactly(
                        "PRE_SCALE_UP",
                        "SCALE_UP",
                        "POST_SCALE_UP",
                        "TEST_TRAFFIC_SHIFT",
                        "POST_TEST_TRAFFIC_SHIFT",
                        "PRE_PRODUCTION_TRAFFIC_SHIFT",
                        "PRODUCTION_TRAFFIC_SHIFT",
                        "POST_PRODUCTION_TRAFFIC_SHIFT",
                        "BAKE_TIME",
                        "CLEAN_UP");
        assertThat(orders.statusOf(arn)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void isPendingThenInProgressThenSuccessful() {
        assertThat(orders.statusesToItsEnd(orders.release())).containsExactly("PENDING", "IN_PROGRESS", "SUCCESSFUL");
    }

    @Test
    void rewritesTheRuleFromOneTargetGroupToTwoWeightsAtTheFirstDeployment() {
        String rule = orders.balancing().productionListenerRule();
        assertThat(orders.action(rule).targetGroupArn()).contains("orders-1");

        String arn = orders.release();
        orders.runUntilStage(arn, "SCALE_UP");

        assertThat(orders.action(rule).targetGroupArn()).isNull();
        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
        orders.runToItsEnd(arn);
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
    }

    @Test
    void movesTheDefaultActionWhereThatIsTheRule() {
        NativeOrders byDefault = NativeOrders.standing(Front.OWN);
        assertThat(byDefault.balancing().productionListenerRule()).endsWith("/default");

        byDefault.runToItsEnd(byDefault.release());

        assertThat(byDefault.weights()).isEqualTo(ALL_GREEN);
    }

    @Test
    void movesTestTrafficBeforeProduction() {
        String arn = orders.release();
        orders.runUntilStage(arn, "POST_TEST_TRAFFIC_SHIFT");

        assertThat(orders.testWeights()).isEqualTo(ALL_GREEN);
        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
    }

    @Test
    void runsBothStagesOfTestTrafficWithoutATestListenerToo() {
        NativeOrders untested = NativeOrders.standing(Front.OWN.withoutTestListener());
        String arn = untested.release();

        assertThat(untested.runToItsEnd(arn)).contains("TEST_TRAFFIC_SHIFT", "POST_TEST_TRAFFIC_SHIFT");
        assertThat(untested.deployment(arn).targetServiceRevision().requestedTestTrafficWeight())
                .isZero();
    }

    @Test
    void keepsBlueForTheBakeTime() {
        String arn = orders.release(it -> it.bakeTimeInMinutes(20));
        orders.runUntilStage(arn, "BAKE_TIME");
        orders.runFor(Duration.ofMinutes(19));

        assertThat(orders.stageOf(arn)).isEqualTo("BAKE_TIME");
        assertThat(orders.service().currentServiceRevisions())
                .extracting(it -> it.runningTaskCount())
                .containsExactly(2, 2);
        orders.runFor(Duration.ofMinutes(2));
        assertThat(orders.stageOf(arn)).isEqualTo("CLEAN_UP");
    }

    @Test
    void isInProgressUntilBluesTasksAreGone() {
        String arn = orders.release();
        orders.runUntilStage(arn, "CLEAN_UP");
        orders.runFor(Duration.ofMinutes(4));

        assertThat(orders.statusOf(arn)).isEqualTo("IN_PROGRESS");
        orders.runToItsEnd(arn);
        assertThat(orders.service().runningCount()).isEqualTo(2);
    }

    @Test
    void tellsTheTargetGroupOfARevisionOnceItHasTasks() {
        String arn = orders.release();
        String green = orders.deployment(arn).targetServiceRevision().arn();
        assertThat(orders.revision(green).resolvedConfiguration()).isNull();

        orders.runUntilStage(arn, "POST_SCALE_UP");

        assertThat(resolved(green).targetGroupArn()).contains("orders-2");
        assertThat(resolved(green).productionListenerRule())
                .isEqualTo(orders.balancing().productionListenerRule());
    }

    @Test
    void rolesOfTheTargetGroupsSwapWithEachDeployment() {
        orders.runToItsEnd(orders.release());
        String second = orders.release();
        orders.runToItsEnd(second);

        ServiceDeployment deployment = orders.deployment(second);
        assertThat(resolved(deployment.targetServiceRevision().arn()).targetGroupArn())
                .contains("orders-1");
        assertThat(resolved(deployment.sourceServiceRevisions().getFirst().arn())
                        .targetGroupArn())
                .contains("orders-2");
        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
    }

    @Test
    void tellsBothRevisionsWithTheirTasksAndTheWeightsThatAreWanted() {
        String arn = orders.release(it -> it.bakeTimeInMinutes(5));
        orders.runUntilStage(arn, "BAKE_TIME");

        ServiceDeployment deployment = orders.deployment(arn);
        assertThat(deployment.targetServiceRevision().requestedProductionTrafficWeight())
                .isEqualTo(100);
        assertThat(deployment.targetServiceRevision().runningTaskCount()).isEqualTo(2);
        assertThat(deployment.sourceServiceRevisions()).hasSize(1);
        assertThat(deployment.sourceServiceRevisions().getFirst().requestedProductionTrafficWeight())
                .isZero();
        assertThat(deployment.deploymentConfiguration().bakeTimeInMinutes()).isEqualTo(5);
    }

    @Test
    void theServiceNamesTheDeploymentAndTheRevisionsThatLive() {
        String arn = orders.release();
        orders.runUntilStage(arn, "POST_SCALE_UP");

        assertThat(orders.service().deploymentController().type()).isEqualTo(DeploymentControllerType.ECS);
        assertThat(orders.service().currentServiceDeployment()).isEqualTo(arn);
        assertThat(orders.service().currentServiceRevisions()).hasSize(2);
        assertThat(orders.service().taskSets()).isEmpty();
        assertThat(orders.service().taskDefinition()).endsWith("orders:2");
    }

    @Test
    void eitherReadingOfTheCurrentDeploymentAfterItsEndCanBePlayed() {
        String arn = orders.release();
        orders.runToItsEnd(arn);
        assertThat(orders.service().currentServiceDeployment()).isEqualTo(arn);

        orders.conditions().endedDeploymentStaysCurrent(false);

        assertThat(orders.service().currentServiceDeployment()).isNull();
    }

    @Test
    void isListedByItsStatusAndTime() {
        String first = orders.release();
        orders.runToItsEnd(first);
        String second = orders.release();

        assertThat(orders.ecs
                        .listServiceDeployments(it -> it.cluster("shop").service("orders"))
                        .serviceDeployments())
                .extracting(ServiceDeploymentBrief::serviceDeploymentArn)
                .containsExactlyInAnyOrder(first, second);
        assertThat(orders.ecs
                        .listServiceDeployments(
                                it -> it.cluster("shop").service("orders").statusWithStrings("SUCCESSFUL", "STOPPED"))
                        .serviceDeployments())
                .extracting(ServiceDeploymentBrief::serviceDeploymentArn)
                .containsExactly(first);
        assertThat(orders.ecs
                        .listServiceDeployments(it -> it.cluster("shop")
                                .service("orders")
                                .createdAt(at -> at.after(NativeOrders.START.plusSeconds(1))))
                        .serviceDeployments())
                .extracting(ServiceDeploymentBrief::serviceDeploymentArn)
                .containsExactly(second);
    }

    @Test
    void isListedForNinetyDays() {
        orders.runToItsEnd(orders.release());
        orders.runFor(Duration.ofDays(90));

        assertThat(page(it -> {}).serviceDeployments()).isEmpty();
    }

    @Test
    void isListedLateWhereListsAreLate() {
        orders.account.conditions().deploymentsAreListedLate(Duration.ofSeconds(20));
        orders.release();

        assertThat(page(it -> {}).serviceDeployments()).isEmpty();
        orders.runFor(Duration.ofSeconds(20));
        assertThat(page(it -> {}).serviceDeployments()).hasSize(1);
    }

    @Test
    void isListedAPageAtATime() {
        List<String> all = List.of(orders.release(), orders.release(), orders.release());
        ListServiceDeploymentsResponse first = page(it -> {});
        ListServiceDeploymentsResponse second = page(it -> it.nextToken(first.nextToken()));

        assertThat(first.serviceDeployments()).hasSize(2);
        assertThat(second.nextToken()).isNull();
        assertThat(Stream.of(first, second).flatMap(page -> page.serviceDeployments().stream()))
                .extracting(ServiceDeploymentBrief::serviceDeploymentArn)
                .containsExactlyInAnyOrderElementsOf(all);
    }

    private ListServiceDeploymentsResponse page(Consumer<ListServiceDeploymentsRequest.Builder> change) {
        return orders.ecs.listServiceDeployments(it -> {
            it.cluster("shop").service("orders").maxResults(2);
            change.accept(it);
        });
    }

    @Test
    void playsTheSameAgainWithTheSameSeed() {
        NativeOrders again = NativeOrders.standing();
        String one = orders.release();
        String other = again.release();
        orders.runToItsEnd(one);
        again.runToItsEnd(other);

        assertThat(again.deployment(other)).isEqualTo(orders.deployment(one));
        assertThat(again.loop.instant()).isEqualTo(orders.loop.instant());
    }

    @Test
    void whoeverLooksOnIsToldOfEachChangeOfStatus() {
        long before = orders.account.changes();
        String arn = orders.release();
        long pending = orders.account.changes();
        orders.runUntil(() -> orders.statusOf(arn).equals("IN_PROGRESS"));
        long inProgress = orders.account.changes();

        assertThat(pending).isGreaterThan(before);
        assertThat(inProgress).isGreaterThan(pending);
    }

    @Test
    void isSeenAsAMovementFromBlueToGreen() {
        String arn = orders.release();
        orders.runUntilStage(arn, "POST_SCALE_UP");

        TrafficView view = orders.account.trafficView("orders");
        assertThat(view.deploymentId()).contains(arn);
        assertThat(view.deploymentStatus()).contains("IN_PROGRESS");
        assertThat(view.revisions())
                .extracting(TrafficView.Revision::color, TrafficView.Revision::percent)
                .containsExactly(tuple(TrafficView.Color.BLUE, 100), tuple(TrafficView.Color.GREEN, 0));
        orders.runToItsEnd(arn);
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
        assertThat(orders.account.trafficView("orders").deploymentId()).isEmpty();
    }
}
