package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.pause;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_PRODUCTION_TRAFFIC_SHIFT;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.POST_SCALE_UP;
import static software.amazon.awssdk.services.ecs.model.DeploymentLifecycleHookStage.RECONCILE_SERVICE;

import dev.headgate.simulator.environment.ecs.EcsConditions.Reconciliation;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.DeploymentStrategy;
import software.amazon.awssdk.services.ecs.model.ServiceRevisionSummary;

class ConcurrentUpdatesTest {

    private final NativeOrders orders = NativeOrders.standing();

    private String serving() {
        return orders.greenWeight() == 100 ? "orders-2" : "orders-1";
    }

    @Test
    void aNewDeploymentIsNotRefusedButStopsTheOneBeforeIt() {
        String first = orders.release(pause(POST_SCALE_UP));
        orders.awaitPause(first);
        String second = orders.release();

        assertThat(orders.statusOf(first)).isEqualTo("STOP_REQUESTED");
        assertThat(orders.statusOf(second)).isEqualTo("PENDING");
        assertThat(orders.statusesToItsEnd(first)).containsExactly("STOP_REQUESTED", "STOPPED");
        assertThat(orders.deployment(first).statusReason()).contains(second);
        assertThat(orders.runToItsEnd(second)).startsWith("RECONCILE_SERVICE", "PRE_SCALE_UP");
        assertThat(orders.statusOf(second)).isEqualTo("SUCCESSFUL");
        assertThat(orders.service().runningCount()).isEqualTo(2);
    }

    @Test
    void theOneThatWasStoppedHasNoHookThatWaits() {
        String first = orders.release(pause(POST_SCALE_UP));
        orders.awaitPause(first);
        orders.release();

        assertThat(orders.hooks(first)).isEmpty();
    }

    @Test
    void reconcilesNothingWhereTheFirstHadNoTasksYet() {
        orders.release();
        String second = orders.release();

        assertThat(orders.runToItsEnd(second)).startsWith("PRE_SCALE_UP");
        assertThat(orders.deployment(second).sourceServiceRevisions()).hasSize(1);
    }

    @Test
    void aNewDeploymentHasSeveralSourcesWhereSeveralRevisionsLive() {
        String first = orders.release(pause(POST_SCALE_UP));
        orders.awaitPause(first);
        String second = orders.release();

        assertThat(orders.deployment(second).sourceServiceRevisions())
                .extracting(ServiceRevisionSummary::arn)
                .hasSize(2)
                .contains(orders.deployment(first).targetServiceRevision().arn());
    }

    @Test
    void canPauseToReconcile() {
        String first = orders.release(pause(POST_SCALE_UP));
        orders.awaitPause(first);
        String second = orders.release(pause(RECONCILE_SERVICE));
        orders.goOn(second, orders.awaitPause(second));
        orders.runToItsEnd(second);

        assertThat(orders.statusOf(second)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void reconcilesToTheRevisionThatLastSucceeded() {
        String first = orders.release(pause(POST_PRODUCTION_TRAFFIC_SHIFT));
        orders.awaitPause(first);
        String second = orders.release();
        orders.runUntilStage(second, "PRE_SCALE_UP");

        assertThat(serving()).isEqualTo("orders-1");
        orders.stop(second);
        orders.runToItsEnd(second);
        assertThat(serving()).isEqualTo("orders-1");
        assertThat(orders.service().taskDefinition()).endsWith("orders:1");
    }

    @Test
    void eitherReadingOfWhatItReconcilesToCanBePlayed() {
        orders.conditions().reconcile(Reconciliation.TO_MOST_TRAFFIC);
        String first = orders.release(pause(POST_PRODUCTION_TRAFFIC_SHIFT));
        orders.awaitPause(first);
        String second = orders.release();
        orders.runUntilStage(second, "PRE_SCALE_UP");

        assertThat(serving()).isEqualTo("orders-2");
        orders.runUntilStage(second, "POST_SCALE_UP");
        orders.stop(second);
        orders.runToItsEnd(second);
        assertThat(serving()).isEqualTo("orders-2");
        assertThat(orders.deployment(second).rollback().serviceRevisionArn())
                .isEqualTo(orders.deployment(first).targetServiceRevision().arn());
    }

    @Test
    void ofThreeTheLastComes() {
        String first = orders.release(pause(POST_SCALE_UP));
        orders.awaitPause(first);
        String second = orders.release();
        orders.runFor(Duration.ofSeconds(1));
        String third = orders.release();
        orders.runToItsEnd(third);

        assertThat(orders.statusOf(first)).isEqualTo("STOPPED");
        assertThat(orders.statusOf(second)).isEqualTo("STOPPED");
        assertThat(orders.statusOf(third)).isEqualTo("SUCCESSFUL");
        assertThat(orders.service().taskDefinition()).endsWith("orders:4");
    }

    @Test
    void whatWasToFollowCanBeTurnedBackBeforeItBegins() {
        String first = orders.release(pause(POST_PRODUCTION_TRAFFIC_SHIFT));
        orders.awaitPause(first);
        String second = orders.release();
        orders.stop(second);
        orders.runToItsEnd(second);
        orders.runFor(Duration.ofMinutes(10));

        assertThat(orders.statusOf(first)).isEqualTo("STOPPED");
        assertThat(orders.statusOf(second)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(serving()).isEqualTo("orders-1");
        assertThat(orders.service().runningCount()).isEqualTo(2);
    }

    @Test
    void aRollbackUnderWayIsStoppedToo() {
        String first = orders.release(it -> it.bakeTimeInMinutes(60));
        orders.runUntilStage(first, "BAKE_TIME");
        orders.stop(first);
        orders.runFor(Duration.ofSeconds(2));
        String second = orders.release();
        orders.runToItsEnd(second);

        assertThat(orders.statusOf(first)).isEqualTo("STOPPED");
        assertThat(orders.statusOf(second)).isEqualTo("SUCCESSFUL");
    }

    @Test
    void whatWasStoppedWhileTasksWentStaysStopped() {
        String goingForward = orders.release();
        orders.runUntilStage(goingForward, "CLEAN_UP");
        String goingBack = orders.release(pause(POST_SCALE_UP));
        orders.awaitPause(goingBack);
        orders.stop(goingBack);
        orders.runUntilStage(goingBack, "CLEAN_UP");
        String last = orders.release();
        orders.runToItsEnd(last);
        orders.runFor(Duration.ofMinutes(10));

        assertThat(orders.statusOf(goingForward)).isEqualTo("STOPPED");
        assertThat(orders.statusOf(goingBack)).isEqualTo("STOPPED");
        assertThat(orders.statusOf(last)).isEqualTo("SUCCESSFUL");
        assertThat(orders.service().runningCount()).isEqualTo(2);
    }

    @Test
    void theSameTaskDefinitionOnceMoreStartsNothing() {
        String definition = orders.registerGreen();
        String first = orders.update(definition, it -> it.lifecycleHooks(pause(POST_SCALE_UP)));
        orders.awaitPause(first);

        assertThat(orders.update(definition, it -> it.bakeTimeInMinutes(5))).isEqualTo(first);
        assertThat(orders.statusOf(first)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void eitherReadingOfTheSameUpdateCanBePlayed() {
        orders.conditions().sameUpdateStartsAnother(true);
        String definition = orders.registerGreen();
        String first = orders.update(definition, it -> it.strategy(DeploymentStrategy.BLUE_GREEN));
        orders.runFor(Duration.ofMinutes(1));
        String second = orders.update(definition, it -> it.strategy(DeploymentStrategy.BLUE_GREEN));

        assertThat(second).isNotEqualTo(first);
        assertThat(orders.statusOf(first)).isEqualTo("STOP_REQUESTED");
    }
}
