package dev.headgate.traffic.codedeploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.traffic.TrafficBackend.Limits;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codedeploy.model.BlueGreenDeploymentConfiguration;
import software.amazon.awssdk.services.codedeploy.model.DeploymentGroupInfo;

class GroupReaderTest {

    @Test
    void readsHowLongADeploymentWaitsWhenItIsStoppedAfterwards() {
        assertThat(limits(it -> it.deploymentReadyOption(ready ->
                                ready.actionOnTimeout("STOP_DEPLOYMENT").waitTimeInMinutes(90)))
                        .held())
                .isEqualTo(Duration.ofMinutes(90));
    }

    @Test
    void neverWaitsWhenTrafficIsMovedAtOnce() {
        assertThat(limits(it -> it.deploymentReadyOption(ready -> ready.actionOnTimeout("CONTINUE_DEPLOYMENT")))
                        .held())
                .isZero();
    }

    @Test
    void readsHowLongBlueIsKept() {
        assertThat(limits(it -> it.terminateBlueInstancesOnDeploymentSuccess(
                                blue -> blue.action("TERMINATE").terminationWaitTimeInMinutes(60)))
                        .blueKept())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void takesBlueThatIsNeverTerminatedForKeptAYear() {
        assertThat(limits(it -> it.terminateBlueInstancesOnDeploymentSuccess(blue -> blue.action("KEEP_ALIVE")))
                        .blueKept())
                .isEqualTo(Duration.ofDays(365));
    }

    @Test
    void countsOnNothingThatTheGroupDoesNotSay() {
        Limits none = new Limits(Duration.ZERO, Duration.ZERO);

        assertThat(limits(it -> {})).isEqualTo(none);
        assertThat(GroupReader.limits(DeploymentGroupInfo.builder().build())).isEqualTo(none);
    }

    private static Limits limits(Consumer<BlueGreenDeploymentConfiguration.Builder> configuration) {
        return GroupReader.limits(DeploymentGroupInfo.builder()
                .blueGreenDeploymentConfiguration(configuration)
                .build());
    }
}
