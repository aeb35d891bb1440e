package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.deployment.DeploymentProgress;
import dev.headgate.deployment.DeploymentProgress.LifecycleEvent;
import dev.headgate.deployment.DeploymentProgress.Status;
import dev.headgate.deployment.TaskSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusReadingTest {

    @ParameterizedTest
    @CsvSource({
        "Created, CREATED",
        "Queued, QUEUED",
        "InProgress, IN_PROGRESS",
        "Baking, BAKING",
        "Ready, READY",
        "Succeeded, SUCCEEDED",
        "Failed, FAILED",
        "Stopped, STOPPED"
    })
    void knowsEveryStatusOfCodeDeploy(String said, Status status) {
        assertThat(ProgressReader.status(said)).isEqualTo(status);
    }

    @Test
    void keepsWatchingADeploymentWhoseStatusItDoesNotKnow() {
        assertThat(ProgressReader.status("Levitating")).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void doesNotRelyOnATaskSetWhoseStatusItDoesNotKnow() {
        assertThat(TaskSetReader.status("PRIMARY")).isEqualTo(TaskSet.Status.PRIMARY);
        assertThat(TaskSetReader.status("ACTIVE")).isEqualTo(TaskSet.Status.ACTIVE);
        assertThat(TaskSetReader.status("EVAPORATING")).isEqualTo(TaskSet.Status.DRAINING);
    }

    @Test
    void takesTrafficThatBeganToMoveForAnEndedReadyWait() {
        assertThat(WaitEnder.isPastReady(progress(Status.IN_PROGRESS, "BeforeAllowTraffic", "InProgress")))
                .isTrue();
        assertThat(WaitEnder.isPastReady(progress(Status.STOPPED, "AllowTraffic", "Failed")))
                .isTrue();
        assertThat(WaitEnder.isPastReady(progress(Status.SUCCEEDED, "Install", "Succeeded")))
                .isTrue();
    }

    @Test
    void doesNotTakeADeploymentThatNeverBecameReadyForOneThatProceeded() {
        assertThat(WaitEnder.isPastReady(progress(Status.IN_PROGRESS, "AllowTraffic", "Pending")))
                .isFalse();
        assertThat(WaitEnder.isPastReady(progress(Status.STOPPED, "AllowTraffic", "Skipped")))
                .isFalse();
        assertThat(WaitEnder.isPastReady(progress(Status.READY, "AfterInstall", "Succeeded")))
                .isFalse();
    }

    @Test
    void takesBlueForRetiringOnceAllTrafficWasMoved() {
        assertThat(progress(Status.IN_PROGRESS, "AfterAllowTraffic", "Succeeded")
                        .isPastTraffic())
                .isTrue();
        assertThat(progress(Status.SUCCEEDED, "AfterAllowTraffic", "Succeeded").isPastTraffic())
                .isTrue();
        assertThat(progress(Status.IN_PROGRESS, "AllowTraffic", "InProgress").isPastTraffic())
                .isFalse();
        assertThat(progress(Status.STOPPED, "AfterAllowTraffic", "Succeeded").isPastTraffic())
                .isFalse();
    }

    private static DeploymentProgress progress(Status status, String event, String eventStatus) {
        return new DeploymentProgress(
                "d-1",
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(new LifecycleEvent(event, eventStatus)));
    }
}
