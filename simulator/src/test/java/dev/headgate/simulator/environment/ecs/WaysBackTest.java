package dev.headgate.simulator.environment.ecs;

import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_BLUE;
import static dev.headgate.simulator.environment.ecs.NativeOrders.ALL_GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headgate.simulator.environment.TrafficView;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ecs.model.ConflictException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceDeployment;
import software.amazon.awssdk.services.ecs.model.ServiceDeploymentNotFoundException;
import software.amazon.awssdk.services.ecs.model.StopServiceDeploymentStopType;

class WaysBackTest {

    private final NativeOrders orders = NativeOrders.standing();

    private String baking() {
        String arn = orders.release(it -> it.bakeTimeInMinutes(60));
        orders.runUntilStage(arn, "BAKE_TIME");
        return arn;
    }

    @Test
    void aStopGoesBackToBlueThroughItsStates() {
        String arn = baking();
        orders.stop(arn);

        assertThat(orders.statusesToItsEnd(arn))
                .containsExactly("ROLLBACK_REQUESTED", "ROLLBACK_IN_PROGRESS", "ROLLBACK_SUCCESSFUL");
        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
        assertThat(orders.testWeights()).isEqualTo(ALL_BLUE);
        assertThat(orders.service().taskDefinition()).endsWith("orders:1");
        assertThat(orders.service().runningCount()).isEqualTo(2);
    }

    @Test
    void goesBackThroughTheStagesThatMoveTraffic() {
        String arn = baking();
        orders.stop(arn);

        assertThat(orders.runToItsEnd(arn))
                .containsExactly("BAKE_TIME", "PRODUCTION_TRAFFIC_SHIFT", "TEST_TRAFFIC_SHIFT", "CLEAN_UP");
    }

    @Test
    void tellsWhyAndWhereItGoesBackTo() {
        String arn = baking();
        String blue = orders.deployment(arn).sourceServiceRevisions().getFirst().arn();
        orders.stop(arn);
        assertThat(orders.deployment(arn).rollback().startedAt()).isNull();
        orders.runToItsEnd(arn);

        ServiceDeployment ended = orders.deployment(arn);
        assertThat(ended.rollback().serviceRevisionArn()).isEqualTo(blue);
        assertThat(ended.rollback().reason()).isEqualTo("Service deployment rolled back by request.");
        assertThat(ended.rollback().startedAt()).isNotNull();
        assertThat(ended.targetServiceRevision().requestedProductionTrafficWeight())
                .isZero();
    }

    @Test
    void bluesTrafficIsBackWithinAMinuteAndGreensTasksGoAfterIt() {
        String arn = baking();
        orders.stop(arn);
        orders.runFor(Duration.ofMinutes(1));

        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
        assertThat(orders.stageOf(arn)).isEqualTo("CLEAN_UP");
        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_IN_PROGRESS");
        assertThat(orders.account.trafficView("orders").percentOf(TrafficView.Color.BLUE))
                .isEqualTo(100);
    }

    @Test
    void nothingIsUndoneWhereNothingWasDone() {
        String pending = orders.release();
        orders.stop(pending);
        orders.runToItsEnd(pending);

        assertThat(orders.statusOf(pending)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(orders.action(orders.balancing().productionListenerRule()).targetGroupArn())
                .contains("orders-1");
    }

    @Test
    void aSecondStopOfTheSameChangesNothing() {
        String arn = baking();
        orders.stop(arn);
        orders.stop(arn);
        orders.runFor(Duration.ofSeconds(20));
        orders.stop(arn);
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
    }

    @Test
    void whatHasEndedCannotBeStopped() {
        String arn = orders.release();
        orders.runToItsEnd(arn);

        assertThatThrownBy(() -> orders.stop(arn)).isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> orders.stop(arn + "x")).isInstanceOf(ServiceDeploymentNotFoundException.class);
    }

    @Test
    void itCannotBeStoppedWhileBlueGoes() {
        String arn = orders.release();
        orders.runUntilStage(arn, "CLEAN_UP");

        assertThatThrownBy(() -> orders.stop(arn)).isInstanceOf(ConflictException.class);
    }

    @Test
    void eitherReadingOfAStopWhileBlueGoesCanBePlayed() {
        orders.conditions().rollBackInCleanUp(true);
        String arn = orders.release();
        orders.runUntilStage(arn, "CLEAN_UP");
        orders.stop(arn);
        orders.runFor(Duration.ofSeconds(20));
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_SUCCESSFUL");
        assertThat(orders.weights()).isEqualTo(ALL_BLUE);
        assertThat(orders.service().runningCount()).isEqualTo(2);
    }

    @Test
    void refusesToAbort() {
        String arn = baking();

        assertThatThrownBy(() -> abort(arn)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void eitherReadingOfAnAbortCanBePlayed() {
        orders.conditions().abortOnRequest(true);
        String arn = baking();
        abort(arn);

        assertThat(orders.statusesToItsEnd(arn)).containsExactly("STOP_REQUESTED", "STOPPED");
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
        assertThat(orders.deployment(arn).stoppedAt()).isNotNull();
        assertThat(orders.service().currentServiceRevisions()).hasSize(2);
    }

    private void abort(String arn) {
        orders.ecs.stopServiceDeployment(
                it -> it.serviceDeploymentArn(arn).stopType(StopServiceDeploymentStopType.ABORT));
    }

    @Test
    void aRollbackThatFailsLeavesTrafficAndTasksAsTheyAre() {
        orders.account.conditions().rollbacksFail(true);
        String arn = baking();
        orders.stop(arn);
        orders.runToItsEnd(arn);

        assertThat(orders.statusOf(arn)).isEqualTo("ROLLBACK_FAILED");
        assertThat(orders.weights()).isEqualTo(ALL_GREEN);
        assertThat(orders.service().currentServiceRevisions()).hasSize(2);
    }

    @Test
    void afterAFailedRollbackTheNextDeploymentReconciles() {
        orders.account.conditions().rollbacksFail(true);
        String failed = baking();
        orders.stop(failed);
        orders.runToItsEnd(failed);
        String next = orders.release();

        assertThat(orders.runToItsEnd(next)).startsWith("RECONCILE_SERVICE", "PRE_SCALE_UP");
        assertThat(orders.statusOf(next)).isEqualTo("SUCCESSFUL");
        assertThat(orders.service().runningCount()).isEqualTo(2);
    }
}
