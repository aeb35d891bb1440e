package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.traffic.codedeploy.CodeDeployStatus.LifecycleEvent;
import dev.headgate.traffic.codedeploy.CodeDeployStatus.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusReadingTest {

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

    private static CodeDeployStatus progress(Status status, String event, String eventStatus) {
        return new CodeDeployStatus(
                "d-1", status, Optional.empty(), Optional.empty(), List.of(new LifecycleEvent(event, eventStatus)));
    }
}
