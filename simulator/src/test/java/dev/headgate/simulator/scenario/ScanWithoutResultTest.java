package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.services.ecr.model.ScanStatus;

/** A scan that ends without findings is not waited for. */
class ScanWithoutResultTest {

    private static final String SCANNED = PromiseScene.AT_ONCE + "blockScanFindings: HIGH\n";

    @ParameterizedTest
    @EnumSource(
            value = ScanStatus.class,
            mode = Mode.EXCLUDE,
            names = {"COMPLETE", "ACTIVE", "IN_PROGRESS", "PENDING", "UNKNOWN_TO_SDK_VERSION"})
    void isRefusedAtTheFirstLook(ScanStatus status) {
        PromiseScene scene = new PromiseScene(
                SCANNED,
                Manner.APPROVE,
                stage -> stage.world().tooling().ecr().scanEnds("web", stage.newDigest(), status));

        scene.deploy("d1", "v3").pass(Duration.ofMinutes(2));

        assertThat(scene.end("d1")).startsWith("REJECTED: ECR says " + status);
        assertThat(scene.locks()).isEmpty();
        assertThat(scene.calls("RegisterTaskDefinition")).isZero();
    }
}
