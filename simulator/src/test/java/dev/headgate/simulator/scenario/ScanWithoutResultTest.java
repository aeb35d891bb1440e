package dev.headgate.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.simulator.scenario.Approvers.Manner;
import dev.headgate.simulator.tooling.SimulatedEcr;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNSUPPORTED_IMAGE        | an image made from scratch | build it on a base image that ECR can scan
            FAILED                   | UnsupportedImageError      | build it on a base image that ECR can scan
            SCAN_ELIGIBILITY_EXPIRED | pushed 90 days ago         | push it again
            """)
    void isRefusedWithEcrsWordsAndWhatToDo(ScanStatus status, String words, String cure) {
        PromiseScene scene = new PromiseScene(
                SCANNED,
                Manner.APPROVE,
                stage -> stage.world().tooling().ecr().scanEnds("web", stage.newDigest(), status, words));

        scene.deploy("d1", "v3").pass(Duration.ofMinutes(2));

        assertThat(scene.end("d1"))
                .startsWith("REJECTED: ECR says " + status + " (" + words + ")")
                .contains(cure);
    }

    /** Of platforms, or of an image and its attestations: ECR scans what it lists. */
    @ParameterizedTest
    @ValueSource(strings = {"", "UNSUPPORTED_IMAGE", "COMPLETE"})
    void ofAnIndexIsRefusedAtOnceAndSaysThatItIsOne(String said) {
        PromiseScene scene = new PromiseScene(SCANNED, Manner.APPROVE, stage -> {
            SimulatedEcr ecr = stage.world().tooling().ecr();
            ecr.isIndex("web", stage.newDigest());
            Optional.of(said)
                    .filter(it -> !it.isEmpty())
                    .ifPresent(it -> ecr.scanEnds("web", stage.newDigest(), ScanStatus.fromValue(it)));
        });

        scene.deploy("d1", "v3").pass(Duration.ofMinutes(2));

        assertThat(scene.end("d1"))
                .startsWith("REJECTED: the image is an index of several images (platforms, attestations)")
                .contains("--provenance=false", "release the digest of the image that the tasks run");
        assertThat(scene.calls("RegisterTaskDefinition")).isZero();
    }
}
