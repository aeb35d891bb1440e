package dev.headgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.traffic.BlueGreenController.GroupSettings;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.BlueGreenDeploymentConfiguration;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;

class GroupReaderTest {

    @Test
    void readsHowLongADeploymentWaitsWhenItIsStoppedAfterwards() {
        assertThat(settings(it -> it.deploymentReadyOption(ready ->
                                ready.actionOnTimeout("STOP_DEPLOYMENT").waitTimeInMinutes(90)))
                        .readyWait())
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void neverWaitsWhenTrafficIsMovedAtOnce() {
        assertThat(settings(it -> it.deploymentReadyOption(ready -> ready.actionOnTimeout("CONTINUE_DEPLOYMENT")))
                        .readyWait())
                .isZero();
    }

    @Test
    void readsHowLongBlueIsKept() {
        assertThat(settings(it -> it.terminateBlueInstancesOnDeploymentSuccess(
                                blue -> blue.action("TERMINATE").terminationWaitTimeInMinutes(60)))
                        .terminationWait())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void takesBlueThatIsNeverTerminatedForKeptAYear() {
        assertThat(settings(it -> it.terminateBlueInstancesOnDeploymentSuccess(blue -> blue.action("KEEP_ALIVE")))
                        .terminationWait())
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void countsOnNothingThatTheGroupDoesNotSay() {
        GroupSettings none = new GroupSettings(Duration.ZERO, Duration.ZERO);

        assertThat(settings(it -> {})).isEqualTo(none);
        assertThat(GroupReader.settings(DeploymentGroupInfo.builder().build())).isEqualTo(none);
    }

    private static GroupSettings settings(Consumer<BlueGreenDeploymentConfiguration.Builder> configuration) {
        return GroupReader.settings(DeploymentGroupInfo.builder()
                .blueGreenDeploymentConfiguration(configuration)
                .build());
    }
}
